import TestSupport

/// Names that say: not yet.
enum InProgressNames {
    static let cases = suffixes + names + folders + renames

    private static let suffixes = [
        (".part", "Firefox and wget"), (".partial", "Internet Explorer and curl"), (".crdownload", "Chrome"),
        (".download", "Safari"), (".filepart", "WinSCP"), (".uploading", "upload scripts"), (".temp", "FTP servers"),
        (".tmp", "everybody"), (".opdownload", "Opera"), (".!ut", "uTorrent"), (".inprogress", "copy tools"),
    ].map { suffix, who in BadInput("\(who) writes under \(suffix)", RawPath("x.txt\(suffix)"), .ignored(suffix)) }

    private static let names = [
        BadInput("an in-progress name in capitals", "X.TXT.PART", .ignored(".part")),
        BadInput("an in-progress extension and nothing else", ".part", .ignored(".part")),
        BadInput(
            "an in-progress extension behind bytes that are no text",
            RawPath([0xFF] + ".part".utf8),
            .ignored(".part")
        ),
        BadInput("the ownCloud client's part", "x.txt.ocTransferId123.part", .ignored(".part")),
        BadInput("Syncthing's file", ".syncthing.x.txt", .ignored("Syncthing")),
        BadInput("Syncthing's file on Windows", "~syncthing~x.txt", .ignored("Syncthing")),
        BadInput("Syncthing's file with its extension", ".syncthing.x.txt.tmp", .ignored(".tmp")),
        BadInput("rsync's file", ".x.txt.AbC123", .ignored("rsync")),
        BadInput("an in-progress word that is not the last", "x.part.docx", .accepted),
        BadInput("an extension that only begins like one", "x.parts", .accepted),
        BadInput("an extension that ends like one", "x.counterpart", .accepted),
        BadInput("an in-progress word without a dot", "tmp", .accepted),
        BadInput("a template is a release's", "x.template", .accepted),
        BadInput("a hidden name with five letters behind is not rsync's", ".x.AbC12", .accepted),
        BadInput("six letters behind a name that is not hidden are not rsync's", "x.AbC123", .accepted),
    ]

    private static let filling = "a folder that a program still fills"
    private static let folders = [
        BadInput("a folder under an in-progress name is not entered", "x.part/x.txt", .ignored(filling)),
        BadInput("Safari's folder of a download is not entered", "x.pdf.download/x.pdf", .ignored(filling)),
        BadInput("rsync's folder of parts is not entered", ".rsync-partial/x.txt", .ignored("rsync")),
        BadInput("rsync's folder of delayed updates is not entered", ".~tmp~/x.txt", .ignored("rsync")),
        BadInput("a folder inside an in-progress one is not entered", "x.tmp/may/x.txt", .ignored(filling)),
        BadInput("a folder called only `part` is entered", "part/x.txt", .accepted),
        BadInput("a folder that gets its final name is entered", "batch/x.txt", .accepted) { place in
            try place.moveIn("batch.part/x.txt")
            try await Task.sleep(for: .milliseconds(600))
            try place.folder.appending("batch.part").rename(to: place.folder.appending("batch"))
        },
    ]

    private static let renames = [
        BadInput("a file that gets its final name", "x.txt", .accepted) { try await rename(from: "x.txt.part", $0) },
        BadInput("rsync's file gets its final name", "x.txt", .accepted) {
            try await rename(from: ".x.txt.AbC123", $0)
        },
        BadInput("a file that gets its final name in another folder", "done/x.txt", .accepted) { place in
            try place.makeFolders(above: place.below)
            try await rename(from: "x.txt.filepart", place)
        },
        BadInput("a file written under its final name, then renamed to in-progress", "x.txt.part", .ignored(".part")) {
            let first = $0.folder.appending("x.txt")
            let file = try OpenFile(first)
            try file.write($0.content)
            try withExtendedLifetime(file) { [place = $0] in try first.rename(to: place.path) }
        },
        BadInput("two in-progress names one after the other, then the final one", "x.txt", .accepted) { place in
            try place.moveIn("x.txt.uploading")
            try place.folder.appending("x.txt.uploading").rename(to: place.folder.appending("x.txt.part"))
            try await Task.sleep(for: .milliseconds(600))
            try place.folder.appending("x.txt.part").rename(to: place.path)
        },
        BadInput("a file still open when it gets its final name waits for its close", "x.txt", .accepted) { place in
            let part = place.folder.appending("x.txt.part")
            let file = try OpenFile(part)
            try file.write(Array(place.content.prefix(3)))
            try part.rename(to: place.path)
            try await place.untilItWaits(for: "open for writing")
            try file.write(Array(place.content.dropFirst(3)))
        },
        BadInput("an in-progress name that is removed leaves nothing", "x.txt.part", .gone) { place in
            try place.moveIn()
            try await Task.sleep(for: .milliseconds(600))
            try place.path.remove()
        },
    ]

    private static func rename(from name: RawPath, _ place: DropPlace) async throws {
        try place.moveIn(name)
        // Seen under that name first.
        try await Task.sleep(for: .milliseconds(600))
        try place.folder.appending(name).rename(to: place.path)
    }
}

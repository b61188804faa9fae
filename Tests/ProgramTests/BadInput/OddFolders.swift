import TestSupport

/// Folders that are called like files, lie too deep, or stand empty.
enum OddFolders {
    static let cases = folders

    private static let folders = [
        BadInput("a folder called like a file stays a folder", "x.txt", .stays) { place in
            try place.path.makeFolder()
            try place.path.appending(".keep").write("")
        },
        BadInput("a file in a folder called like a file", "x.txt/y.txt", .accepted),
        BadInput("an empty folder goes in the end", "empty", .gone) { try $0.path.makeFolder() },
        BadInput("an empty folder with a `.keep` stays", "kept", .stays) { place in
            try place.path.makeFolder()
            try place.path.appending(".keep").write("")
        },
        BadInput("64 folders inside folders", RawPath(String(repeating: "d/", count: 63) + "x.txt"), .accepted),
        BadInput("65 folders inside folders are not entered", tooDeep, .ignored("too deep")),
        BadInput("a folder's path of over 4000 bytes is not entered", tooLong, .ignored("too long")),
        BadInput("a folder's path of nearly 4000 bytes", "", .records(["accepted"])) { place in
            try await makeDeep(place, folders: 15)
        },
        BadInput("a path of nearly 4000 escape characters", "", .records(["accepted"])) { place in
            try await makeDeep(place, folders: 15, byte: 0x1B)
        },
        BadInput("a path longer than the kernel takes at once is left alone", "", .records([])) { place in
            try await makeDeep(place, folders: 20)
        },
    ]
    private static let tooLong = RawPath(
        String(repeating: String(repeating: "d", count: 255) + "/", count: 15) + String(repeating: "e", count: 170)
            + "/x"
    )
    private static let tooDeep = RawPath(String(repeating: "d/", count: 64) + "x.txt")

    /// Folders of 255 bytes inside each other, a file in the innermost: built from inside out, since no path leads
    /// there.
    private static func makeDeep(_ place: DropPlace, folders: Int, byte: UInt8 = 0x64) async throws {
        var top = place.root.stagedPath()
        try top.makeFolder()
        try top.appending("x.txt").write(place.content)
        let name = RawPath(Array(repeating: byte, count: 255))
        for _ in 1..<folders {
            let above = place.root.stagedPath()
            try above.makeFolder()
            try top.rename(to: above.appending(name))
            top = above
        }
        try top.rename(to: place.folder.appending(name))
    }
}

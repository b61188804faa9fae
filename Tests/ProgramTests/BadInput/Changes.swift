import Foundation
import TestSupport

/// Files and folders that come again, change, or go while they wait.
enum Changes {
    static let cases = again + whileWaiting + folders

    private static let other = Array("the other text of this name".utf8)
    private static let again = [
        BadInput("the same name again with other bytes", "x.txt", .records(["accepted", "accepted"])) {
            try await $0.moveIn(thenAgain: $0.content + other)
        },
        BadInput("the same name again with the same bytes", "x.txt", .records(["accepted", "duplicate"])) {
            try await $0.moveIn(thenAgain: $0.content)
        },
        BadInput("another name with the same bytes", "", .records(["accepted", "duplicate"])) { place in
            try place.moveIn("x.txt")
            try await waitUntil("taken") { !place.folder.appending("x.txt").exists }
            try place.moveIn("y.txt")
        },
        BadInput("the same name in another folder", "", .each(["a/x.txt", "b/x.txt"])) { place in
            for name: RawPath in ["a/x.txt", "b/x.txt"] { try place.moveIn(name, place.content + name.bytes) }
        },
        BadInput("a file where a folder was", "x", .accepted) { place in
            try place.moveIn("x/y.part")
            try await Task.sleep(for: .milliseconds(600))
            try await place.run("rm", "-r", place.path.description)
            try place.moveIn()
        },
        BadInput("a folder where a file was", "x/y.txt", .accepted) { place in
            let first = place.folder.appending("x")
            let file = try OpenFile(first)
            try file.write(other)
            try withExtendedLifetime(file) { try first.remove() }
            try place.moveIn()
        },
    ]

    private static let whileWaiting = [
        BadInput("removed by its owner while it waits", "x.txt", .gone) { place in
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await place.untilItWaits(for: "open for writing")
            try withExtendedLifetime(file) { try place.path.remove() }
        },
        BadInput("replaced by a rename while it waits", "x.txt", .accepted) { place in
            let file = try OpenFile(place.path)
            try file.write(other)
            try await place.untilItWaits(for: "open for writing")
            try withExtendedLifetime(file) { try place.moveIn() }
        },
        BadInput("given another name while it waits", "y.txt", .accepted) { place in
            let first = place.folder.appending("x.txt")
            let file = try OpenFile(first)
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            try withExtendedLifetime(file) { try first.rename(to: place.path) }
        },
        BadInput("moved out of the inbox while it waits", "x.txt", .gone) { place in
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            try withExtendedLifetime(file) { try place.path.rename(to: place.root.stagedPath()) }
        },
        BadInput("cut shorter while it waits", "x.txt", .accepted(bytes: Array("cut".utf8))) { place in
            let file = try OpenFile(place.path)
            try file.write(Array("cut off here".utf8))
            try await Task.sleep(for: .milliseconds(600))
            try withExtendedLifetime(file) { try place.path.resize(to: 3) }
        },
        BadInput("its mode set while it waits", "x.txt", .accepted) { place in
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            try withExtendedLifetime(file) { try place.path.setPermissions(0o600) }
        },
        BadInput("one large file replaced again and again while it is read", "x.txt", .accepted) { place in
            // Each may be taken before the next takes its place: what counts is that the last one is.
            for round in 0..<20 {
                let file = try place.staged(Array(repeating: UInt8(round), count: 900_000))
                try file.rename(to: place.root.inbox.appending("replaced.bin"))
            }
            try place.moveIn()
        },
    ]

    private static let folders = [
        BadInput("a folder dragged in with its files", "", .each(["f/a.txt", "f/b.txt"])) { place in
            try place.drag(["a.txt", "b.txt"], into: "f")
        },
        BadInput("a folder of folders dragged in", "", .each(["f/a.txt", "f/g/b.txt", "f/g/h/c.txt"])) { place in
            try place.drag(["a.txt", "g/b.txt", "g/h/c.txt"], into: "f")
        },
        BadInput("a folder that gets another name while its file waits", "new/x.txt", .accepted) { place in
            try place.folder.appending("old").makeFolder()
            let file = try OpenFile(place.folder.appending("old/x.txt"))
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            try withExtendedLifetime(file) {
                try place.folder.appending("old").rename(to: place.folder.appending("new"))
            }
        },
        BadInput("a folder removed with the file that waits in it", "f/x.txt", .gone) { place in
            try place.makeFolders(above: place.below)
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            try await place.run("rm", "-r", place.folder.appending("f").description)
            withExtendedLifetime(file) {}
        },
        BadInput("a folder moved out of the inbox and in again", "f/x.txt", .accepted) { place in
            try place.makeFolders(above: place.below)
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await Task.sleep(for: .milliseconds(600))
            let (folder, elsewhere) = (place.folder.appending("f"), place.root.stagedPath())
            try folder.rename(to: elsewhere)
            try await Task.sleep(for: .milliseconds(300))
            try withExtendedLifetime(file) { try elsewhere.rename(to: folder) }
        },
        BadInput("a dragged folder in which one file is still written", "", .each(["f/a.txt", "f/b.txt"])) { place in
            let staged = place.root.stagedPath()
            try staged.makeFolder()
            try staged.appending("a.txt").write(place.content + Array("a.txt".utf8))
            let file = try OpenFile(staged.appending("b.txt"))
            try file.write(place.content)
            try staged.rename(to: place.folder.appending("f"))
            try await Task.sleep(for: .milliseconds(900))
            try file.write(Array("b.txt".utf8))
        },
    ]
}

extension DropPlace {
    /// Builds a folder outside the inbox and moves it in as a whole.
    fileprivate func drag(_ files: [RawPath], into name: RawPath) throws {
        let staged = root.stagedPath()
        try staged.makeFolder()
        for file in files {
            try makeFolders(above: file, in: staged)
            try staged.appending(file).write(content + file.bytes)
        }
        try staged.rename(to: folder.appending(name))
    }
}

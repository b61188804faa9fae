import Foundation
import TestSupport

/// Ordinary files with something about them: a mode, an owner, other names, a holder, a lock of the file system.
enum OddAttributes {
    static let cases = attributes + stubborn

    private static let attributes = [
        BadInput("a file of mode 0000 that the service may read all the same", "x.txt", .accepted) { place in
            let file = try place.staged()
            try file.setPermissions(0)
            try file.rename(to: place.path)
        },
        BadInput("a program that sets its user", "x", .accepted) { place in
            let file = try place.staged()
            try file.setPermissions(0o6755)
            try file.rename(to: place.path)
        },
        BadInput("a file that everybody may write", "x.txt", .accepted) { place in
            let file = try place.staged()
            try file.setPermissions(0o666)
            try file.rename(to: place.path)
        },
        BadInput("a file of somebody else", "x.txt", .accepted) { place in
            let file = try place.staged()
            try await place.run("chown", "65534:65534", file.description)
            try file.rename(to: place.path)
        },
        BadInput("a file of nobody the machine knows", "x.txt", .accepted) { place in
            let file = try place.staged()
            try await place.run("chown", "3000000000:3000000000", file.description)
            try file.rename(to: place.path)
        },
        BadInput("a file with a hundred other names", "x.txt", .accepted) { place in
            let file = try place.staged()
            for _ in 0..<100 { try file.link(to: place.root.stagedPath()) }
            try file.rename(to: place.path)
        },
        BadInput("one file under two names in the inbox", "", .records(["accepted", "duplicate"])) { place in
            let file = try place.staged()
            try file.link(to: place.folder.appending("a.txt"))
            try file.rename(to: place.folder.appending("b.txt"))
        },
        BadInput("a file with an attribute of its own", "x.txt", .accepted) { place in
            let file = try place.staged()
            let set = "import os, sys; os.setxattr(sys.argv[1], 'user.comment', b'x')"
            try await place.run("python3", "-c", set, file.description)
            try file.rename(to: place.path)
        },
        BadInput("a program that runs", "sleep", .records(["accepted"])) { place in
            let program = place.root.stagedPath()
            try await place.run("cp", "/bin/sleep", program.description)
            let child = try ChildProcess(program.description, ["60"])
            try program.rename(to: place.path)
            try await place.untilTaken()
            child.signal(SIGKILL)
        },
        BadInput("a file that a program holds open for reading", "x.txt", .accepted) { place in
            let file = try place.staged()
            let reader = unsafe open(file.description, O_RDONLY | O_CLOEXEC)
            defer { close(reader) }
            try file.rename(to: place.path)
            try await place.untilTaken()
        },
        BadInput("a file that a program has locked", "x.txt", .accepted) { place in
            let file = try place.staged()
            let holder = unsafe open(file.description, O_RDONLY | O_CLOEXEC)
            defer { close(holder) }
            flock(holder, LOCK_EX)
            try file.rename(to: place.path)
            try await place.untilTaken()
        },
    ]

    private static let stubborn = [
        BadInput(
            "a file that cannot be moved (append-only) waits, and is said to",
            "x\n\u{1B}[31m.txt",
            .waits("not permitted")
        ) {
            try await $0.makeAppendOnly()
        },
        BadInput("a file that cannot be moved is taken once it can", "x.txt", .accepted) { place in
            try place.path.write(place.content)
            try await place.run("chattr", "+i", place.path.description)
            try await place.untilItWaits(for: "not permitted")
            try await place.run("chattr", "-i", place.path.description)
        },
        BadInput("a file in a folder that cannot be changed waits", "fixed/x.txt", .waits("not permitted")) { place in
            try place.makeFolders(above: place.below)
            try place.path.write(place.content)
            try await place.run("chattr", "+i", place.folder.appending("fixed").description)
        },
        BadInput("a link that cannot be moved waits as well", "fixed/x.txt", .waits("not permitted")) { place in
            try place.makeFolders(above: place.below)
            try place.path.makeSymbolicLink(to: "/nonexistent")
            try await place.run("chattr", "+i", place.folder.appending("fixed").description)
        },
        BadInput("a folder on another file system is not entered", "other/x.txt", .waits("another file system")) {
            place in
            try place.makeFolders(above: place.below)
            try await place.run("mount", "-t", "tmpfs", "none", place.folder.appending("other").description)
            try place.path.write(place.content)
        },
    ]
}

extension DropPlace {
    /// Writes the content, and lets nobody change or move it (chattr +a).
    fileprivate func makeAppendOnly() async throws {
        try path.write(content)
        let list = root.stagedPath()
        try list.write(path.bytes + [0])
        try await run("xargs", "-0", "-a", list.description, "chattr", "+a")
    }
}

import Foundation
import TestSupport

/// What is no ordinary file: nothing in it, too much of it, or no file at all.
enum OddKinds {
    /// The limit of the tests' service, in bytes.
    static let largest = 1 << 20
    /// Lies outside the inbox; nothing may ever read it.
    static let canary = Array("the canary outside the inbox".utf8)

    static let cases = empties + sizes + links + specials

    private static let empties = [
        BadInput("a placeholder that is filled is a release", "x.txt", .accepted) { place in
            try place.path.write("")
            try await Task.sleep(for: .seconds(2))
            try place.path.write(place.content)
        },
        BadInput("a placeholder replaced by the whole file is a release", "x.txt", .accepted) { place in
            try place.path.write("")
            try await Task.sleep(for: .seconds(1))
            try place.moveIn()
        },
        BadInput("a file of spaces is a file", "x.txt", .accepted(bytes: [0x20, 0x0A])) {
            try $0.moveIn(nil, [0x20, 0x0A])
        },
        BadInput("a file of one zero byte is a file", "x.txt", .accepted(bytes: [0])) { try $0.moveIn(nil, [0]) },
    ]

    /// Each takes a minute, and has a service of its own so that the others need not wait for it.
    static let ofAMinute = [
        BadInput("an empty file waits for a minute, and is rejected", "x.txt", .rejected("empty")) {
            try $0.path.write("")
        },
        BadInput("an empty file moved in waits as long", "x.txt", .rejected("empty")) { try $0.moveIn(nil, []) },
        BadInput("an empty file says that it is waited for", "x.txt", .rejected("empty")) { place in
            try place.moveIn(nil, [])
            try await place.untilItWaits(for: "empty so far")
        },
    ]

    private static let sizes = [
        BadInput("one byte over the limit", "x.txt", .rejected("too-large")) {
            try $0.moveIn(nil, Array(repeating: 0x6F, count: largest + 1))
        },
        BadInput("exactly at the limit", "x.txt", .records(["accepted"])) {
            try $0.moveIn(nil, Array(repeating: 0x61, count: largest))
        },
        BadInput("eight terabytes of holes are refused unread", "x.bin", .rejected("too-large")) { place in
            try await place.run("truncate", "--size=8T", place.path.description)
        },
        BadInput("a hole within the limit is zeros", "x.bin", .records(["accepted"])) { place in
            try await place.run("truncate", "--size=1M", place.path.description)
        },
    ]

    private static let noFile = BadInput.Outcome.rejected("not-a-regular-file")
    private static let links = [
        BadInput("a link out of the inbox", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: canaryPath($0)) },
        BadInput("a link to a file beside it", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: "next.txt") },
        BadInput("a link by a way up", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: "../../../canary") },
        BadInput("a link to nothing", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: "/nonexistent") },
        BadInput("a link to itself", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: "x.txt") },
        BadInput("a link to a folder outside", "x", noFile) { try $0.path.makeSymbolicLink(to: $0.root.path) },
        BadInput("a link to the inbox it lies in", "x", noFile) { try $0.path.makeSymbolicLink(to: $0.root.inbox) },
        BadInput("a link to what never ends", "x.txt", noFile) { try $0.path.makeSymbolicLink(to: "/dev/zero") },
        BadInput("a link to a pipe", "x.txt", noFile) { place in
            let pipe = place.root.stagedPath()
            try pipe.makePipe()
            try place.path.makeSymbolicLink(to: pipe)
        },
        BadInput("two links to each other", "", .records(["rejected", "rejected"])) { place in
            try place.folder.appending("a").makeSymbolicLink(to: "b")
            try place.folder.appending("b").makeSymbolicLink(to: "a")
        },
        BadInput("a link whose target would be a dangerous text", "x.txt", noFile) {
            try $0.path.makeSymbolicLink(to: "\u{1B}[2J\nMAINPID=1")
        },
        BadInput("a file replaced by a link while it waits", "x.txt", noFile) { place in
            let file = try OpenFile(place.path)
            try file.write(place.content)
            let link = place.root.stagedPath()
            try link.makeSymbolicLink(to: canaryPath(place))
            try withExtendedLifetime(file) { try link.rename(to: place.path) }
        },
        BadInput("a folder replaced by a link to one outside", "sub", noFile) { place in
            try place.path.makeFolder()
            try await Task.sleep(for: .milliseconds(600))
            try place.path.removeFolder()
            try place.path.makeSymbolicLink(to: place.root.path)
        },
    ]
    private static func canaryPath(_ place: DropPlace) -> RawPath { RawPath(place.root.folder.path(of: "canary")) }

    private static let specials = [
        BadInput("a pipe that nobody writes to", "x.txt", noFile) { try $0.path.makePipe() },
        BadInput("a pipe that a program holds open", "x.txt", noFile) { place in
            try place.path.makePipe()
            let end = unsafe open(place.path.description, O_RDWR | O_NONBLOCK | O_CLOEXEC)
            defer { close(end) }
            try await place.untilTaken()
        },
        BadInput("a socket", "x.txt", noFile) { place in
            // Made where the path is short enough for an address.
            let short = place.root.stagedPath()
            try short.makeSocket()
            try short.rename(to: place.path)
        },
        BadInput("a character device", "x.txt", noFile) {
            try await $0.run("mknod", $0.path.description, "c", "1", "5")
        },
        BadInput("a block device", "x.txt", noFile) { try await $0.run("mknod", $0.path.description, "b", "7", "0") },
    ]
}

extension RawPath {
    fileprivate func removeFolder() throws {
        guard unsafe rmdir(description) == 0 else { throw CannotBeMadeHere(reason: "rmdir \(self): errno \(errno)") }
    }
}

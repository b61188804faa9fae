import Foundation
import TestSupport

/// The ways in which files come, and how long that takes.
enum Arrivals {
    static let cases = ways + times + slow

    private static let ways = [
        BadInput("a rename", "x.txt", .accepted),
        BadInput("written in place", "x.txt", .accepted) { try $0.path.write($0.content) },
        BadInput("a hard link", "x.txt", .accepted) { try $0.staged().link(to: $0.path) },
        BadInput("a nameless file that gets its first name", "x.txt", .accepted) { try $0.linkNameless() },
        BadInput("cp -p, which sets the times behind", "x.txt", .accepted) {
            try await $0.run("cp", "-p", try $0.staged().description, $0.path.description)
        },
        BadInput("install, which sets the mode behind", "x.txt", .accepted) {
            try await $0.run("install", "-m", "0640", try $0.staged().description, $0.path.description)
        },
        BadInput("mv from another file system", "x.txt", .accepted) { place in
            let memory = try TemporaryFolder("arrivals", inMemory: true)
            let file = RawPath(memory.path(of: "x.txt"))
            try file.write(place.content)
            try await place.run("mv", file.description, place.path.description)
        },
        BadInput("tar, which sets old times", "x.txt", .accepted) { place in
            let staged = place.root.stagedPath()
            try staged.makeFolder()
            try staged.appending("x.txt").write(place.content)
            try await place.run("touch", "-d", "1999-12-31", staged.appending("x.txt").description)
            let archive = place.root.stagedPath().description
            try await place.run("tar", "-cf", archive, "-C", staged.description, "x.txt")
            try await place.run("tar", "-xf", archive, "-C", place.folder.description)
        },
        BadInput("dd, block by block", "x.txt", .accepted) {
            try await $0.run("dd", "bs=7", "status=none", "if=\(try $0.staged())", "of=\($0.path)")
        },
        BadInput("from a folder that is refused entry to one that is not", "x.txt", .accepted) { place in
            try place.moveIn("a.part/x.txt")
            try place.folder.appending("a.part/x.txt").rename(to: place.path)
        },
    ]

    /// On a thread of its own while it lasts: a task that waits for its turn is a pause as long as the quiet time.
    private static func openTenTimes(_ place: DropPlace) throws {
        for bytes in place.content.chunks(of: max(1, place.content.count / 10)) {
            try OpenFile(place.path).write(bytes)
            usleep(20_000)
        }
    }

    private static let times = [
        ("1970-01-01T00:00:00Z", "the first second of all clocks"), ("1969-12-31T23:59:58Z", "before all clocks"),
        ("2040-01-01T00:00:00Z", "a year to come"), ("2400-01-01T00:00:00Z", "past 32 bits and more"),
    ].map { time, what in
        BadInput("changed in \(what)", "x.txt", .accepted) { place in
            let file = try place.staged()
            try await place.run("touch", "-d", time, file.description)
            try file.rename(to: place.path)
        }
    }

    private static let slow = [
        BadInput("opened and closed ten times", "x.txt", .accepted) { try openTenTimes($0) },
        BadInput("grows slowly, with pauses longer than the quiet time", "x.txt", .accepted) { place in
            let file = try OpenFile(place.path)
            for byte in place.content.chunks(of: max(1, place.content.count / 3)) {
                try file.write(byte)
                try await Task.sleep(for: .milliseconds(900))
            }
        },
        BadInput("never closed, as long as it is not", "x.txt", .accepted) { place in
            let file = try OpenFile(place.path)
            try file.write(place.content)
            try await place.untilItWaits(for: "open for writing")
            try await Task.sleep(for: .seconds(3))
            withExtendedLifetime(file) {}
        },
        BadInput("full size first, the data later", "x.txt", .accepted) { place in
            let file = try place.openSized()
            try await Task.sleep(for: .milliseconds(1_500))
            try file.write(contentsOf: place.content)
            try file.close()
        },
        BadInput("blocks first (fallocate), the data later", "x.txt", .accepted) { place in
            let file = try place.openSized()
            try await place.run("fallocate", "-l", "\(place.content.count)", place.path.description)
            try await Task.sleep(for: .milliseconds(1_500))
            try file.write(contentsOf: place.content)
            try file.close()
        },
        BadInput("from its end to its start", "x.txt", .accepted) { place in
            let file = try place.openSized()
            for (offset, byte) in place.content.enumerated().reversed() {
                try file.seek(toOffset: UInt64(offset))
                try file.write(contentsOf: [byte])
            }
            try file.close()
        },
        BadInput("moved in while its writer still writes", "x.txt", .accepted) { place in
            let staged = place.root.stagedPath()
            let file = try OpenFile(staged)
            try file.write(Array(place.content.prefix(4)))
            try staged.rename(to: place.path)
            try await Task.sleep(for: .milliseconds(1_200))
            try file.write(Array(place.content.dropFirst(4)))
        },
        BadInput("written through a mapping whose file is closed", "x.txt", .accepted) {
            try await $0.writeByMapping(pause: .milliseconds(1_500))
        },
        BadInput("by two writers, of which one stops first", "x.txt", .accepted) { place in
            let late = try OpenFile(place.path)
            do { try OpenFile(place.path).write(Array(place.content.prefix(5))) }
            try await Task.sleep(for: .milliseconds(1_200))
            try late.write(Array(place.content.dropFirst(5)))
        },
    ]
}

extension DropPlace {
    /// The file at its full size without its data, open.
    fileprivate func openSized() throws -> FileHandle {
        try path.write("")
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path.description))
        try file.truncate(atOffset: UInt64(content.count))
        try file.seek(toOffset: 0)
        return file
    }
}

extension [UInt8] {
    fileprivate func chunks(of length: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
    }
}

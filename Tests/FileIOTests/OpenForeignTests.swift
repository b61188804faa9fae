import FileIO
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("opening what others made", .timeLimit(.minutes(20))) struct OpenForeignTests {
    private enum Found: Equatable {
        case file([UInt8])
        case other(FileStatus.Kind)
    }

    private func open(_ name: PathBytes, in ours: FolderOfOurs, device: UInt64? = nil) throws -> Found {
        let device = try device ?? ours.directory.status().identity.device
        ours.calls.forget()
        let foreign = try ours.directory.openForeign(name, on: device)
        switch consume foreign {
        case .file(let descriptor, let status):
            let bytes = try descriptor.readAll()
            #expect(status.size == Int64(bytes.count))
            return .file(bytes)
        case .other(let status): return .other(status.kind)
        }
    }

    @Test func `a regular file is looked at, opened, and looked at again`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        #expect(try open("x", in: ours) == .file(Array("bytes".utf8)))
        #expect(
            ours.calls.transcript.prefix(4) == ["openat x look", "statx x", "openat x read", "statx x"],
            "\(ours.calls.transcript)"
        )
    }

    @Test("a link is never followed, wherever it leads", arguments: ["target", "nowhere", "link", "/etc/passwd", "."])
    func link(target: String) throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("target", "bytes")
        try ours.makeLink("link", to: target)
        #expect(try open("link", in: ours) == .other(.symbolicLink))
        #expect(!ours.calls.transcript.contains { $0.hasSuffix(" read") })
    }

    @Test func `a pipe without a writer does not block, and is not opened for reading`() throws {
        let ours = try FolderOfOurs()
        try ours.makePipe("pipe")
        #expect(try open("pipe", in: ours) == .other(.pipe))
        #expect(!ours.calls.transcript.contains { $0.hasSuffix(" read") })
    }

    @Test func `a folder and a socket are not opened for reading`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.makeFolder("folder")
        try ours.makeSocket("socket")
        #expect(try open("folder", in: ours) == .other(.directory))
        #expect(try open("socket", in: ours) == .other(.socket))
        #expect(!ours.calls.transcript.contains { $0.hasSuffix(" read") })
    }

    @Test(.enabled(if: geteuid() == 0, "only root makes device nodes"))
    func `a device is not touched`() throws {
        let ours = try FolderOfOurs()
        try ours.makeNullDevice("null")
        #expect(try open("null", in: ours) == .other(.characterDevice))
        #expect(!ours.calls.transcript.contains { $0.hasSuffix(" read") })
    }

    @Test func `a file of another file system than expected is not opened`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let device = try ours.directory.status().identity.device
        #expect(try open("x", in: ours, device: device &+ 1) == .other(.regular))
        #expect(!ours.calls.transcript.contains { $0.hasSuffix(" read") })
    }

    @Test func `swapped for another file between look and open, it is not that one`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        try ours.folder.write("other", "secret")
        let (from, to) = (ours.folder.path(of: "other"), ours.folder.path(of: "x"))
        ours.calls.before("openat x read") { _ = unsafe rename(from, to) }
        #expect(try open("x", in: ours) == .other(.regular))
    }

    @Test func `swapped for a link between look and open, the link is not followed`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let path = ours.folder.path(of: "x")
        ours.calls.before("openat x read") {
            unsafe unlink(path)
            unsafe symlink("/etc/passwd", path)
        }
        #expect(throws: FileError(.open, ours.directory.shown("x"), .tooManySymbolicLinkLevels)) {
            try open("x", in: ours)
        }
    }

    @Test func `swapped for a pipe between look and open, it does not block`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let path = ours.folder.path(of: "x")
        ours.calls.before("openat x read") {
            unsafe unlink(path)
            unsafe mkfifo(path, 0o644)
        }
        #expect(try open("x", in: ours) == .other(.pipe))
    }

    @Test func `deleted between look and open, it is not there`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let path = ours.folder.path(of: "x")
        ours.calls.before("openat x read") { unsafe unlink(path) }
        #expect(throws: FileError(.open, ours.directory.shown("x"), .noSuchFileOrDirectory)) { try open("x", in: ours) }
    }

    @Test func `a link on the way down is not followed`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.makeFolder("real/inner")
        try ours.makeLink("link", to: "real")
        #expect(throws: Never.self) { _ = try ours.directory.directory(below: "real/inner") }
        #expect(ours.failure { _ = try ours.directory.directory(below: "link/inner") }?.code == .notDirectory)
        #expect(ours.failure { _ = try ours.directory.directory("link") }?.code == .notDirectory)
    }

    @Test func `what is our own is not reached over a link either`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("real", "bytes")
        try ours.makeLink("link", to: "real")
        for mode in [OpenMode.read, .readWrite, .readWriteOrCreate] {
            #expect(ours.failure { _ = try ours.directory.open("link", mode) }?.code == .tooManySymbolicLinkLevels)
        }
        #expect(ours.failure { _ = try ours.directory.open("link", .createNew) }?.code == .fileExists)
        #expect(try ours.directory.configuredContents("link") == Array("bytes".utf8))
    }
}

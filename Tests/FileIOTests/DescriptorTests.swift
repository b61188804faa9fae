import FileIO
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("descriptors", .timeLimit(.minutes(20))) struct DescriptorTests {
    @Test("a write cut short goes on where it stopped", arguments: [1, 3, 7])
    func shortWrites(count: Int) throws {
        let ours = try FolderOfOurs()
        let bytes = (0..<100).map { UInt8($0) }
        let file = try ours.directory.open("x", .createNew)
        ours.calls.limitWrites(to: count)
        try file.writeAll(bytes[10...])
        try file.writeAll(bytes[..<10], at: 90)
        #expect(try ours.folder.read("x") == Array(bytes[10...] + bytes[..<10]))
    }

    @Test func `nothing to write is no call`() throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        ours.calls.forget()
        try file.writeAll([])
        #expect(ours.calls.transcript == [])
    }

    @Test(
        "an error says what was attempted, on what, and why",
        arguments: [
            ("write", FileError.Operation.write, Errno.noSpace), ("pwrite", .write, .diskQuotaExceeded),
            ("fdatasync", .flush, .ioError), ("fsync", .flush, .ioError), ("close", .close, .ioError),
            ("ftruncate", .write, .readOnlyFileSystem), ("fchmod", .setPermissions, .notPermitted),
            ("statx", .look, .staleNFSFileHandle), ("lease", .lease, .ioError), ("fallocate", .reserve, .noSpace),
            ("pread", .read, .ioError),
        ]
    )
    func errors(call: String, operation: FileError.Operation, code: Errno) throws {
        let ours = try FolderOfOurs()
        let name = PathBytes(Array("a\n".utf8) + [0xFF])
        ours.calls.fail(call, with: code)
        let error = ours.failure { try Self.use(call, try ours.directory.open(name, .createNew)) }
        #expect(error == FileError(operation, "\(ours.folder.path)/a\\u{a}\\xff", code))
        #expect(error?.description.hasPrefix("cannot \(operation.rawValue) \(ours.folder.path)/a\\u{a}\\xff: ") == true)
        #expect(error?.description.contains("\n") == false)
    }

    private static func use(_ call: String, _ file: consuming Descriptor) throws {
        switch call {
        case "write": try file.writeAll([1])
        case "pwrite": try file.writeAll([1], at: 0)
        case "pread": _ = try file.readAll(count: 10)
        case "fdatasync": try file.flushData()
        case "fsync": try file.flush()
        case "ftruncate": try file.truncate(to: 0)
        case "fchmod": try file.setPermissions(0o600)
        case "statx": _ = try file.status()
        case "lease": _ = try file.askLease()
        case "fallocate": try file.reserve(from: 0, count: 4_096)
        default: try file.close()
        }
    }

    @Test func `a flush that failed is not tried again`() throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        ours.calls.fail("fdatasync", with: .interrupted)
        #expect(ours.failure { try file.flushData() }?.code == .interrupted)
        #expect(ours.calls.transcript.count { $0.hasPrefix("fdatasync") } == 1)
    }

    @Test func `closed exactly once, by its owner's end or by hand, also when that fails`() throws {
        let ours = try FolderOfOurs()
        do { _ = try ours.directory.open("x", .createNew) }
        #expect(ours.calls.transcript.filter { $0 == "close x" }.count == 1)
        ours.calls.fail("close", with: .ioError)
        #expect(ours.failure { try ours.directory.open("y", .createNew).close() }?.operation == .close)
        #expect(ours.calls.transcript.filter { $0 == "close y" }.count == 1)
    }

    @Test(
        "reading from anywhere, as much as there is and is asked for",
        arguments: [
            (Int64(0), Int.max, 0..<1_000), (0, 10, 0..<10), (990, 100, 990..<1_000), (1_000, 10, 0..<0),
            (2_000, 10, 0..<0), (5, 0, 0..<0),
        ]
    )
    func readAll(offset: Int64, count: Int, range: Range<Int>) throws {
        let ours = try FolderOfOurs()
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
        try ours.folder.write("x", bytes)
        #expect(try ours.directory.open("x", .read).readAll(from: offset, count: count) == Array(bytes[range]))
    }

    @Test func `a file larger than one read comes whole`() throws {
        let ours = try FolderOfOurs()
        let bytes = [UInt8](repeating: 7, count: Limits.readBytes * 2 + 3)
        try ours.folder.write("x", bytes)
        #expect(try ours.directory.contents("x") == bytes)
    }

    @Test func `the disk has what was written, not what was left out or only reserved`() throws {
        let ours = try FolderOfOurs()
        func answer(_ name: PathBytes, _ size: Int64, _ make: (borrowing Descriptor) throws -> Void) throws
            -> WrittenBytes
        {
            let file = try ours.directory.open(name, .createNew)
            try make(file)
            return try file.writtenBytes(upTo: size)
        }
        let block = [UInt8](repeating: 7, count: 4_096)
        try #require(try answer("probe", 5) { try $0.writeAll([1, 2, 3, 4, 5]) } != .unknown, "no FIEMAP here")
        #expect(try answer("small", 5) { try $0.writeAll([1, 2, 3, 4, 5]) } == .all)
        #expect(try answer("odd", 70_001) { try $0.writeAll([UInt8](repeating: 1, count: 70_001)[...]) } == .all)
        #expect(try answer("all hole", 5) { try $0.truncate(to: 5) } == .notAll)
        #expect(try answer("hole first", 12_288) { try $0.writeAll(block[...], at: 8_192) } == .notAll)
        #expect(
            try answer("hole last", 12_288) { file in
                try file.writeAll(block[...])
                try file.truncate(to: 12_288)
            } == .notAll
        )
        #expect(
            try answer("reserved", 8_192) { file in
                try file.reserve(from: 0, count: 8_192)
                try file.truncate(to: 8_192)
                try file.writeAll(block[...], at: 0)
            } == .notAll
        )
        #expect(
            try answer("written where it was reserved", 8_192) { file in
                try file.reserve(from: 0, count: 8_192)
                try file.writeAll((block + block)[...], at: 0)
            } == .all
        )
    }

    @Test(arguments: [true, false])
    func `a file in more pieces than are asked for at once is looked at to its end`(hasHole: Bool) throws {
        let ours = try FolderOfOurs()
        let pieces = (0..<100).map { Int64($0) }
        let block = [UInt8](repeating: 7, count: 4_096)
        let file = try ours.directory.open("x", .createNew)
        let between = try ours.directory.open("y", .createNew)
        for piece in pieces where !hasHole || piece != 90 {
            // Written one by one, another file's between them, so that they lie apart.
            try file.writeAll(block[...], at: piece * 4_096)
            try file.flushData()
            try between.writeAll(block[...], at: piece * 4_096)
            try between.flushData()
        }
        #expect(try file.writtenBytes(upTo: 100 * 4_096) == (hasHole ? .notAll : .all))
    }

    @Test func `where a file system does not say where bytes lie it is not known`() throws {
        let folder = try TemporaryFolder("fileio", inMemory: true)
        try #require(folder.path.hasPrefix("/dev/shm"))
        let directory = try Directory.open(configured: PathBytes(folder.path), calls: LinuxSystemCalls())
        let file = try directory.open("x", .createNew)
        try file.truncate(to: 5)
        #expect(try file.writtenBytes(upTo: 5) == .unknown)
    }

    @Test(
        "a write-back that fails while it is asked for says that the disk has not all",
        arguments: [Errno.ioError, .noSpace, .diskQuotaExceeded]
    )
    func failedWriteback(code: Errno) throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        ours.calls.fail("fiemap", with: code)
        #expect(try file.writtenBytes(upTo: 1) == .notAll)
        ours.calls.fail("fiemap", with: .badFileDescriptor)
        #expect(ours.failure { _ = try file.writtenBytes(upTo: 1) }?.operation == .look)
    }

    @Test func `a lease is granted while nobody writes, and refused while somebody has it open for that`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let reader = try ours.directory.open("x", .read)
        #expect(try reader.askLease() == .granted)
        let writer = try ours.directory.open("x", .readWrite)
        #expect(try reader.askLease() == .refused)
        #expect(try reader.askLease() == .refused)
        try writer.close()
        #expect(try reader.askLease() == .granted)
    }

    @Test func `a lease once granted is given up: the next writer is not kept waiting`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "bytes")
        let reader = try ours.directory.open("x", .read)
        #expect(try reader.askLease() == .granted)
        #expect(ours.calls.transcript.suffix(2) == ["lease x take", "lease x give up"])
        let start = ContinuousClock.now
        _ = try ours.directory.open("x", .readWrite)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test(
        "where a lease cannot be asked, that is an answer",
        arguments: [
            (Errno.resourceTemporarilyUnavailable, Lease.refused), (.permissionDenied, .unavailable),
            (.notPermitted, .unavailable), (.invalidArgument, .unavailable), (.notSupported, .unavailable),
            (.noLocks, .unavailable), (.noFunction, .unavailable),
        ]
    )
    func leaseAnswers(code: Errno, answer: Lease) throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        ours.calls.fail("lease", with: code)
        #expect(try file.askLease() == answer)
    }

    @Test(
        "a file system that cannot reserve room promises nothing and fails nothing",
        arguments: [
            Errno.notSupported, .noFunction,
        ]
    )
    func reserve(code: Errno) throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        ours.calls.fail("fallocate", with: code)
        #expect(throws: Never.self) { try file.reserve(from: 0, count: 4_096) }
    }

    @Test func `room reserved does not show in the size`() throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("x", .createNew)
        try file.reserve(from: 0, count: 1 << 20)
        #expect(try file.status().size == 0)
    }

    @Test(
        "two files that cannot share blocks are no error",
        arguments: [
            Errno.notSupported, .improperLink, .invalidArgument, .inappropriateIOCTLForDevice, .noFunction,
        ]
    )
    func clone(code: Errno) throws {
        let ours = try FolderOfOurs()
        let source = try ours.directory.open("x", .createNew)
        let target = try ours.directory.open("y", .createNew)
        ours.calls.fail("ficlone", with: code)
        #expect(try target.clone(of: source) == false)
        ours.calls.fail("ficlone", with: .noSpace)
        #expect(ours.failure { _ = try target.clone(of: source) } == FileError(.write, target.path, .noSpace))
    }
}

import Custody
import FileIO
import Foundation
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

/// Whoever wrote a file before it was claimed may hold a descriptor, a mapping or another name of it still: what is
/// hashed must be what is kept all the same (CVE-2024-27297 is this race, lost).
@Suite("Owning the bytes of a claimed file")
struct OwnershipTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test func `adopts what nobody else can write to: the inode itself, read-only`() throws {
        let inode = try bench.make("a.txt", "hello", mode: 0o664)
        let original = try bench.owned("a.txt")
        #expect(original.how == .adopted(permissions: 0o664))
        #expect(original.fixity.digest.hex == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
        #expect(original.fixity.size == 5)
        #expect(try bench.custody.status("a.txt").permissions == 0o444)
        #expect(try bench.custody.status("a.txt").identity == inode)
        #expect(bench.newNames == [])
    }

    @Test func `that is abandoned gives the file its mode back`() throws {
        _ = try bench.make("a.txt", "hello", mode: 0o640)
        try bench.owned("a.txt").abandon()
        #expect(try bench.custody.status("a.txt").permissions == 0o640)
    }

    @Test func `copies what it may not adopt, into a read-only inode of its own`() throws {
        let inode = try bench.make("a.txt", "hello", mode: 0o664)
        let original = try bench.owned("a.txt", mayAdopt: false)
        let name = try #require(bench.newNames.first)
        #expect(original.how == .copied(temporary: PathBytes(name)))
        #expect(try bench.new.contents(PathBytes(name)) == Array("hello".utf8))
        #expect(try bench.new.status(PathBytes(name)).permissions == 0o444)
        #expect(try bench.new.status(PathBytes(name)).identity != inode)
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
        try original.abandon()
        #expect(bench.newNames == [])
    }

    @Test func `takes a copy's bytes also where blocks cannot be shared`() throws {
        _ = try bench.make("a.txt", String(repeating: "x", count: 700_000))
        bench.calls.obey { $0.call == "clone" ? .fail(.notSupported) : nil }
        let original = try bench.owned("a.txt", mayAdopt: false)
        #expect(original.fixity.size == 700_000)
        #expect(try bench.new.contents(PathBytes(bench.newNames[0]))?.count == 700_000)
    }

    @Test func `says of an adopted file whether the disk has its bytes, of a copy that it will`() throws {
        _ = try bench.make("whole", "hello")
        _ = try bench.make("sparse", "")
        #expect(unsafe truncate(bench.path("sparse"), 100_000) == 0)
        #expect(try bench.owned("whole").writtenBytes() == .all)
        #expect(try bench.owned("sparse").writtenBytes() == .notAll)
        #expect(try bench.owned("sparse", mayAdopt: false).writtenBytes() == .all)
    }

    @Test(arguments: [true, false])
    func `shares no blocks that the disk may not have filled`(mayClone: Bool) throws {
        _ = try bench.make("a.txt", "hello")
        bench.calls.obey { $0.call == "isWhollyWritten" ? .fail(.ioError) : nil }
        let original = try bench.owned("a.txt", mayAdopt: false, mayClone: mayClone)
        #expect(!bench.calls.events.contains { $0.call == "clone" })
        #expect(try bench.new.contents(PathBytes(bench.newNames[0])) == Array("hello".utf8))
        bench.calls.obey(nil)
        // It is asked for the next one again.
        try original.abandon()
        _ = try bench.owned("a.txt", mayAdopt: false)
        #expect(bench.calls.events.contains { $0.call == "clone" })
    }

    @Test func `leaves a file with a second name alone, mode and bytes, and copies`() throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        #expect(unsafe link(bench.path("a.txt"), bench.folder.path(of: "other")) == 0)
        let original = try bench.owned("a.txt")
        guard case .copied = original.how else { return #expect(Bool(false), "\(original.how)") }
        try bench.folder.write("other", "HELLO")
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
        #expect(try bench.folder.text("other") == "HELLO")
        #expect(try bench.new.contents(PathBytes(bench.newNames[0])) == Array("hello".utf8))
    }

    @Test func `leaves somebody else's file alone and copies`() throws {
        try #require(geteuid() == 0)
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        #expect(unsafe chown(bench.path("a.txt"), 1_234, 1_234) == 0)
        guard case .copied = try bench.owned("a.txt").how else { return #expect(Bool(false)) }
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
    }

    @Test(arguments: [true, false])
    func `sends back what somebody has open for writing`(mayAdopt: Bool) throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        let writer = unsafe Glibc.open(bench.path("a.txt"), O_RDWR)
        defer { close(writer) }
        try bench.expectChanged("a.txt", mayAdopt: mayAdopt)
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
        #expect(bench.newNames == [])
    }

    @Test(arguments: [true, false])
    func `sends back what is mapped for writing, though no descriptor is left`(mayAdopt: Bool) throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        let writer = unsafe Glibc.open(bench.path("a.txt"), O_RDWR)
        let mapping = unsafe mmap(nil, 5, PROT_READ | PROT_WRITE, MAP_SHARED, writer, 0)
        close(writer)
        try #require(unsafe mapping != MAP_FAILED)
        try bench.expectChanged("a.txt", mayAdopt: mayAdopt)
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
        unsafe munmap(mapping, 5)
        #expect(try bench.owned("a.txt", mayAdopt: mayAdopt).fixity.size == 5)
    }

    @Test func `takes what is open for reading only`() throws {
        _ = try bench.make("a.txt", "hello")
        let reader = unsafe Glibc.open(bench.path("a.txt"), O_RDONLY)
        defer { close(reader) }
        guard case .adopted = try bench.owned("a.txt").how else { return #expect(Bool(false)) }
    }

    @Test func `copies where no lease can be had`() throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        bench.calls.obey { $0.call == "readLease" ? .fail(.invalidArgument) : nil }
        let original = try bench.owned("a.txt")
        guard case .copied = original.how else { return #expect(Bool(false), "\(original.how)") }
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
    }

    @Test func `copies, and never adopts, a file that got a second name while it was proven`() throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        let (from, to) = (bench.path("a.txt"), bench.folder.path(of: "other"))
        bench.calls.obey { event in
            if event.call == "setPermissions" && event.detail == "444" { _ = unsafe link(from, to) }
            return nil
        }
        let original = try bench.owned("a.txt")
        guard case .copied = original.how else { return #expect(Bool(false), "\(original.how)") }
        #expect(try bench.custody.status("a.txt").permissions == 0o664)
    }

    enum Change: CaseIterable { case grows, shrinks, sameSize }

    @Test(arguments: Change.allCases)
    func `sends back what changes while it is read, and removes its copy`(change: Change) throws {
        _ = try bench.make("a.txt", String(repeating: "x", count: 600_000))
        let path = bench.path("a.txt")
        let reads = Hits(2)
        bench.calls.obey { event in
            if event.call == "clone" { return .fail(.notSupported) }
            guard event.call == "read", reads.isHit(), let file = FileHandle(forUpdatingAtPath: path) else {
                return nil
            }
            switch change {
            case .grows: file.seekToEndOfFile()
            case .shrinks: file.truncateFile(atOffset: 300_000)
            case .sameSize: break
            }
            if change != .shrinks { file.write(Data("y".utf8)) }
            file.closeFile()
            return nil
        }
        try bench.expectChanged("a.txt", mayAdopt: false)
        #expect(bench.newNames == [])
    }

    @Test func `sends back what is not the file that settled`() throws {
        _ = try bench.make("a.txt", "hello")
        let settled = try bench.expected("a.txt")
        for change in [
            Ownership.Expected(identity: .init(device: 1, inode: 2), size: settled.size, modified: settled.modified),
            Ownership.Expected(identity: settled.identity, size: 6, modified: settled.modified),
            Ownership.Expected(
                identity: settled.identity,
                size: settled.size,
                modified: WallTime(seconds: 1, nanoseconds: 0)
            ),
        ] {
            guard case .changed = try bench.own("a.txt", change) else { return #expect(Bool(false), "\(change)") }
        }
        #expect(try bench.custody.status("a.txt").permissions == 0o644)
    }

    @Test(arguments: ["read", "write", "open", "status", "setPermissions", "readLease"], [true, false])
    func `leaves nothing behind when a call fails`(call: String, mayAdopt: Bool) throws {
        for number in 1...6 {
            let bench = try Bench()
            _ = try bench.make("a.txt", "hello", mode: 0o664)
            let expected = try bench.expected("a.txt")
            let hits = Hits(number)
            bench.calls.obey { event in
                if event.call == "clone" { return .fail(.notSupported) }
                return event.call == call && hits.isHit() ? .fail(.ioError) : nil
            }
            let result = Swift.Result { try bench.own("a.txt", expected, mayAdopt: mayAdopt) }
            bench.calls.obey(nil)
            switch result {
            case .success(.owned): #expect(!hits.wasHit)
            case .success(.changed(let reason)): #expect(Bool(false), "an error is no change: \(reason)")
            case .failure(let error):
                #expect((error as? FileError)?.code == .ioError)
                #expect(bench.newNames == [], "\(call) \(number)")
                let isRestored = try bench.custody.status("a.txt").permissions == 0o664
                #expect(isRestored, "\(call) \(number)")
            }
        }
    }

    @Test func `is given up when the service stops, and leaves nothing behind`() throws {
        _ = try bench.make("a.txt", "hello", mode: 0o664)
        let expected = try bench.expected("a.txt")
        for mayAdopt in [true, false] {
            #expect(throws: Fixity.GivenUp.self) {
                try bench.own("a.txt", expected, mayAdopt: mayAdopt) { () throws(Fixity.GivenUp) in
                    throw Fixity.GivenUp()
                }
            }
            #expect(bench.newNames == [])
            #expect(try bench.custody.status("a.txt").permissions == 0o664)
        }
    }
}

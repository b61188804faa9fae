import FileIO
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("the simulated disk: bytes and modes", .timeLimit(.minutes(20))) struct VolatileBytesTests {
    private let old = Array("old".utf8)
    private let new = Array("new".utf8)

    private func machine(_ bytes: [UInt8]) throws -> CutMachine {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes, permissions: 0o600)
        return machine
    }

    @Test func `what is not flushed may be lost and may be kept`() throws {
        let machine = try machine(old)
        try machine.write(machine.open("x"), new)
        #expect(machine.contents("x") == [old, new])
    }

    @Test(arguments: [false, true]) func `what is flushed is never lost`(isDataOnly: Bool) throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        try machine.write(file, Array("newer".utf8))
        try isDataOnly ? machine.disk.flushData(file) : machine.disk.flush(file)
        #expect(machine.contents("x") == [Array("newer".utf8)])
        try machine.write(file, Array("newest".utf8))
        #expect(!machine.contents("x").contains(old))
    }

    @Test func `size and bytes are kept or lost apart`() throws {
        let machine = try machine([])
        try machine.write(machine.open("x"), new)
        #expect(machine.contents("x") == [[], [0, 0, 0], new])
    }

    @Test func `a file cut short may keep its size or lose its end`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        try machine.disk.truncate(file, to: 1)
        #expect(machine.contents("x").isSuperset(of: [old, Array("o".utf8)]))
        #expect(machine.contents("x").allSatisfy { $0?.first == old.first })
        try machine.disk.flushData(file)
        #expect(machine.contents("x") == [Array("o".utf8)])
    }

    @Test func `the sectors of one write are kept or lost apart`() throws {
        let (before, after) = ([UInt8](repeating: 1, count: 512), [UInt8](repeating: 2, count: 512))
        let machine = try machine(before + before)
        try machine.write(machine.open("x"), after + after)
        #expect(machine.contents("x") == [before + before, before + after, after + before, after + after])
    }

    @Test func `a sector written twice may be at any of its writes, and is never torn`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        try machine.write(file, new)
        try machine.write(file, Array("two".utf8))
        #expect(machine.contents("x") == [old, new, Array("two".utf8)])
    }

    @Test func `a mode is kept by fsync and not by fdatasync`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        func modes() -> Set<UInt32?> { Set(machine.outcomes.map { $0.permissions("/x") }) }
        try machine.disk.setPermissions(file, 0o444)
        #expect(modes() == [0o600, 0o444])
        try machine.disk.flushData(file)
        #expect(modes() == [0o600, 0o444])
        try machine.disk.flush(file)
        #expect(modes() == [0o444])
    }

    @Test(arguments: [false, true])
    func `a write-back that fails is told once; the page cache goes on showing what the disk lacks`(
        keepsSize: Bool
    ) throws {
        let machine = try machine([])
        let file = try machine.open("x")
        try machine.write(file, new)
        machine.disk.obey { call, _ in call.kind == .flushData ? .loseWriteback(keepsSize: keepsSize) : nil }
        #expect(throws: Errno.ioError) { try machine.disk.flushData(file) }
        machine.disk.obey(nil)
        try machine.disk.flushData(file)
        try machine.disk.flush(file)
        var buffer: [UInt8] = [0, 0, 0]
        #expect(try machine.disk.read(file, into: &buffer, at: 0) == 3)
        #expect(buffer == new)
        #expect(machine.contents("x") == [keepsSize ? [0, 0, 0] : []])
        try machine.write(file, old)
        try machine.disk.flushData(file)
        #expect(machine.contents("x") == [old], "written again, it is flushed again")
    }

    @Test func `a write that stays in the cache, and a flush that only pretends, keep nothing`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        machine.disk.obey { call, _ in call.kind == .write ? .cacheOnly : nil }
        try machine.write(file, new)
        try machine.disk.flush(file)
        #expect(machine.disk.volume.contents("/x") == new)
        #expect(machine.contents("x") == [old])
        machine.disk.obey { call, _ in call.kind == .flush ? .pretend : nil }
        try machine.write(file, Array("two".utf8))
        try machine.disk.flush(file)
        #expect(machine.contents("x") == [old, Array("two".utf8)])
    }

    @Test func `a call that fails is done or is not, as it is told; a short one moves less`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        machine.disk.obey { call, _ in call.kind == .unlink ? .fail(.ioError) : nil }
        #expect(throws: Errno.ioError) { try machine.disk.unlink("x", at: machine.root) }
        #expect(machine.disk.volume.names(in: "/") == ["x"])
        machine.disk.obey { call, _ in call.kind == .unlink ? .failDone(.ioError) : .short(2) }
        #expect(throws: Errno.ioError) { try machine.disk.unlink("x", at: machine.root) }
        #expect(machine.disk.volume.names(in: "/") == [])
        #expect(try machine.disk.write(file, new[...]) == 2)
        var buffer: [UInt8] = [0, 0, 0]
        #expect(try machine.disk.read(file, into: &buffer, at: 0) == 2)
        #expect(buffer == Array("ne\0".utf8))
    }

    @Test func `once the power is cut nothing more is done`() throws {
        let machine = try machine(old)
        let file = try machine.open("x")
        machine.disk.cutPower(beforeCall: machine.disk.calls + 2)
        try machine.write(file, new)
        #expect(throws: Errno.ioError) { try machine.disk.flush(file) }
        #expect(machine.disk.isCut && machine.disk.cut?.kind == .flush)
        #expect(throws: Errno.ioError) { try machine.disk.unlink("x", at: machine.root) }
        #expect(machine.contents("x") == [old, new])
    }
}

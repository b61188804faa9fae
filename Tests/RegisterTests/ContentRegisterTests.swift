import Foundation
import ReleaseModel
import Register
import TestSupport
import Testing

@Suite("The register")
struct ContentRegisterTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder("register")
        path = folder.path(of: "register.sqlite")
    }

    private func digest(_ number: Int) throws -> ContentDigest {
        var bytes = [UInt8](repeating: 0, count: 32)
        for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: number >> (index * 8)) }
        return try #require(ContentDigest(bytes))
    }

    private func seen(_ number: UInt64) -> ContentRegister.Seen {
        .init(
            sequence: SequenceNumber(number),
            segment: .first,
            offset: Int64(number) * 700,
            subject: "subject \(number)"
        )
    }

    private func mark(_ number: UInt64) throws -> ContentRegister.Mark {
        .init(sequence: SequenceNumber(number), hash: try digest(Int(number) + 1_000_000))
    }

    @Test func `knows nothing at first`() throws {
        let register = try ContentRegister(path: path)
        #expect(try register.mark() == nil)
        #expect(try register.seen([digest(1)]).isEmpty)
        #expect(try register.seen([]).isEmpty)
        try register.checkFile()
    }

    @Test func `tells what was added, and leaves out what was not`() throws {
        let register = try ContentRegister(path: path)
        try register.add([(digest(1), seen(1)), (digest(2), seen(2))], tallies: [], mark: mark(3))
        #expect(try register.seen([digest(1), digest(2), digest(9)]) == [digest(1): seen(1), digest(2): seen(2)])
        #expect(try register.mark() == mark(3))
    }

    @Test func `keeps the first record of a content, whatever is added later`() throws {
        let register = try ContentRegister(path: path)
        try register.add([(digest(1), seen(1))], tallies: [], mark: mark(1))
        try register.add([(digest(1), seen(2))], tallies: [], mark: mark(2))
        #expect(try register.seen([digest(1)]) == [digest(1): seen(1)])
        #expect(try register.mark() == mark(2))
    }

    @Test func `moves the mark on with a batch that makes nothing known`() throws {
        let register = try ContentRegister(path: path)
        try register.add([], tallies: [], mark: mark(7))
        #expect(try register.mark() == mark(7))
    }

    @Test func `is the same when opened again, in order or not`() throws {
        do {
            let register = try ContentRegister(path: path)
            try register.add([(digest(1), seen(1))], tallies: [], mark: mark(1))
            try register.close()
        }
        do {
            let register = try ContentRegister(path: path)
            #expect(try register.seen([digest(1)]) == [digest(1): seen(1)])
            try register.add([(digest(2), seen(2))], tallies: [], mark: mark(2))
        }
        let register = try ContentRegister(path: path)
        #expect(try register.seen([digest(1), digest(2)]).count == 2)
        #expect(try register.mark() == mark(2))
    }

    @Test func `can be read beside a running service, and not written then`() throws {
        let service = try ContentRegister(path: path)
        try service.add([(digest(1), seen(1))], tallies: [], mark: mark(1))
        let tool = try ContentRegister(path: path, isReadOnly: true)
        #expect(try tool.seen([digest(1)]) == [digest(1): seen(1)])
        try service.add([(digest(2), seen(2))], tallies: [], mark: mark(2))
        #expect(try tool.mark() == mark(2))
        #expect(throws: RegisterFault.self) { try tool.add([], tallies: [], mark: try mark(3)) }
    }

    @Test func `is damaged when the file is none`() throws {
        try folder.write("register.sqlite", String(repeating: "this is no database. ", count: 500))
        expectDamaged { _ = try ContentRegister(path: path) }
    }

    @Test func `is damaged when the file is cut short`() throws {
        do {
            let register = try ContentRegister(path: path)
            let contents = try (1...2_000).map { (try digest($0), seen(UInt64($0))) }
            try register.add(contents, tallies: [], mark: mark(2_000))
            try register.close()
        }
        let bytes = try folder.read("register.sqlite")
        try folder.write("register.sqlite", Array(bytes.prefix(bytes.count / 2)))
        expectDamaged {
            let register = try ContentRegister(path: path)
            try register.checkFile()
        }
    }

    @Test func `is damaged when a page of it is overwritten`() throws {
        do {
            let register = try ContentRegister(path: path)
            let contents = try (1...2_000).map { (try digest($0), seen(UInt64($0))) }
            try register.add(contents, tallies: [], mark: mark(2_000))
            try register.close()
        }
        var bytes = try folder.read("register.sqlite")
        for index in 4_096..<(bytes.count - 4_096) { bytes[index] = 0xA5 }
        try folder.write("register.sqlite", bytes)
        expectDamaged {
            let register = try ContentRegister(path: path)
            _ = try register.seen([digest(1_000)])
        }
    }

    private func expectDamaged(_ body: () throws -> Void) {
        #expect { try body() } throws: { error in
            if case .damaged = error as? RegisterFault { true } else { false }
        }
    }

    @Test func `of a newer version is refused, and left as it is`() throws {
        do {
            let register = try ContentRegister(path: path)
            try register.add([(digest(1), seen(1))], tallies: [], mark: mark(1))
            try register.close()
        }
        // The version stands in bytes 60 to 63 of the file (SQLite's file format, `user_version`).
        var bytes = try folder.read("register.sqlite")
        bytes[63] = 4
        try folder.write("register.sqlite", bytes)
        #expect { _ = try ContentRegister(path: path) } throws: { error in
            if case .newer(4) = error as? RegisterFault { true } else { false }
        }
    }

    @Test func `cannot be used where its folder is not there`() {
        #expect { _ = try ContentRegister(path: folder.path(of: "no/register.sqlite")) } throws: { error in
            if case .unavailable = error as? RegisterFault { true } else { false }
        }
    }

    @Test(.timeLimit(.minutes(20))) func `knows 100 000 contents`() throws {
        let register = try ContentRegister(path: path)
        for start in stride(from: 0, to: 100_000, by: 500) {
            let contents = try (start..<(start + 500)).map { (try digest($0), seen(UInt64($0 + 1))) }
            try register.add(contents, tallies: [], mark: mark(UInt64(start + 500)))
        }
        let asked = try stride(from: 0, to: 100_000, by: 997).map { try digest($0) }
        #expect(try register.seen(asked).count == asked.count)
        #expect(try register.seen([digest(99_999)])[digest(99_999)] == seen(100_000))
        #expect(try register.seen([digest(100_000)]).isEmpty)
        try register.checkFile()
    }
}

import Foundation
import ReleaseModel
import TestSupport
import Testing

@testable import Register

@Suite("Contents on their way to their place in the register")
struct TidyingTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder("register")
        path = folder.path(of: "register.sqlite")
    }

    /// Digests in no order; `twin` changes what no key holds.
    private func digest(_ number: Int, twin: UInt8 = 0) -> ContentDigest {
        let word = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        bytes += [UInt8](repeating: 7, count: 23) + [twin]
        return ContentDigest(bytes) ?? .zero
    }

    private func seen(_ number: Int) -> ContentRegister.Seen {
        .init(sequence: SequenceNumber(UInt64(number)), segment: .first, offset: Int64(number) * 700, subject: "s")
    }

    private func add(_ numbers: ClosedRange<Int>, to register: ContentRegister) throws {
        let mark = ContentRegister.Mark(sequence: SequenceNumber(UInt64(numbers.upperBound)), hash: .zero)
        try register.add(numbers.map { (digest($0), seen($0)) }, tallies: [], mark: mark)
    }

    private func expectAll(_ numbers: ClosedRange<Int>, in register: ContentRegister) throws {
        let found = try register.seen(numbers.map { digest($0) } + [digest(999_999_999)])
        #expect(found.count == numbers.count)
        #expect(numbers.allSatisfy { found[digest($0)] == seen($0) })
    }

    @Test func `all are found before, within and after the tidying, by the service, by a reader and by the next start`()
        throws
    {
        let register = try ContentRegister(path: path)
        try add(1...3_000, to: register)
        #expect(!register.isTidy)
        var steps = 0
        while true {
            try expectAll(1...3_000, in: register)
            try expectAll(1...3_000, in: try ContentRegister(path: path, isReadOnly: true))
            try expectAll(1...3_000, in: try ContentRegister(path: path))
            if register.isTidy { break }
            try register.tidy()
            steps += 1
        }
        #expect(steps == 3)
        #expect(try ContentRegister(path: path).isTidy)
        try register.checkFile()
    }

    @Test func `few are left where they are`() throws {
        let register = try ContentRegister(path: path)
        try add(1...100, to: register)
        #expect(register.isTidy)
        try expectAll(1...100, in: try ContentRegister(path: path))
    }

    @Test func `what is added while others are put in their place is found too`() throws {
        let register = try ContentRegister(path: path)
        try add(1...2_000, to: register)
        try register.tidy()
        try add(2_001...4_000, to: register)
        while !register.isTidy { try register.tidy() }
        try expectAll(1...4_000, in: register)
        try expectAll(1...4_000, in: try ContentRegister(path: path))
    }

    @Test(.timeLimit(.minutes(20))) func `where too many wait, each batch puts some of them in their place`() throws {
        let register = try ContentRegister(path: path)
        let count = ContentRegister.recentMax * 3
        for first in stride(from: 1, to: count, by: 512) { try add(first...(first + 511), to: register) }
        #expect(register.recent.count < ContentRegister.recentMax * 2)
        try expectAll(1...count, in: register)
        try register.checkFile()
    }

    @Test(.timeLimit(.minutes(20))) func `in bulk, more than a few are in their place at the end`() throws {
        let register = try ContentRegister(path: path)
        try register.inBulk { try add(1...40_000, to: register) }
        #expect(register.isTidy)
        try expectAll(1...40_000, in: register)
        try expectAll(1...40_000, in: try ContentRegister(path: path, isReadOnly: true))
    }

    @Test(arguments: [false, true]) func `contents that share a key are told apart`(areTidied: Bool) throws {
        let register = try ContentRegister(path: path)
        let twins = (UInt8(0)..<4).map { digest(1, twin: $0) }
        let mark = ContentRegister.Mark(sequence: SequenceNumber(4), hash: .zero)
        try register.add((0..<3).map { (twins[$0], seen($0 + 1)) }, tallies: [], mark: mark)
        try add(4...2_000, to: register)
        while areTidied && !register.isTidy { try register.tidy() }
        for index in 0..<3 { #expect(try register.seen([twins[index]]) == [twins[index]: seen(index + 1)]) }
        #expect(try register.seen([twins[3]]).isEmpty)
    }

    @Test func `the first record of a content counts, whenever it was put in its place`() throws {
        let register = try ContentRegister(path: path)
        try add(1...2_000, to: register)
        while !register.isTidy { try register.tidy() }
        let mark = ContentRegister.Mark(sequence: SequenceNumber(3_000), hash: .zero)
        try register.add([(digest(5), seen(3_000))], tallies: [], mark: mark)
        #expect(try register.seen([digest(5)]) == [digest(5): seen(5)])
    }
}

import Foundation
import Register
import ReleaseModel
import TestSupport
import Testing

@Suite("Whatever stands in the register's file", .timeLimit(.minutes(20)))
struct RegisterFuzzTests {
    @Test func `it answers, or has a fault that says so`() throws {
        let folder = try TemporaryFolder("fuzz-register", inMemory: true)
        let path = folder.path(of: "register.sqlite")
        let digests = (0..<40).compactMap { ContentDigest([UInt8](repeating: UInt8($0), count: 32)) }
        do {
            let register = try ContentRegister(path: path)
            let seen = digests.map { digest in
                (digest, ContentRegister.Seen(sequence: .first, segment: .first, offset: 7, subject: "subject"))
            }
            try register.add(seen, tallies: [], mark: .init(sequence: SequenceNumber(40), hash: digests[0]))
            try register.close()
        }
        let good = try folder.read("register.sqlite")
        var mutation = Mutation(seed: Fuzz.seed, samples: [good], words: [[UInt8](text: "SQLite format 3\0")])
        for round in 0..<(150 * Fuzz.factor) {
            // A byte of a page's head weighs more than one of many in its middle.
            let bytes = round.isMultiple(of: 2) ? mutation.next() : flipped(good, &mutation)
            for name in ["register.sqlite-wal", "register.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: folder.path(of: name))
            }
            try Data(bytes).write(to: URL(filePath: path))
            let isReadOnly = round.isMultiple(of: 3)
            do throws(RegisterFault) {
                let register = try ContentRegister(path: path, isReadOnly: isReadOnly)
                _ = try register.mark()
                _ = try register.seen(digests)
                try? register.checkFile()
                if !isReadOnly {
                    try register.add([], tallies: [], mark: .init(sequence: SequenceNumber(41), hash: digests[1]))
                }
                try register.close()
            } catch {
                #expect(!error.description.isEmpty, "round \(round) of seed \(Fuzz.seed)")
            }
        }
    }

    private func flipped(_ good: [UInt8], _ mutation: inout Mutation) -> [UInt8] {
        var bytes = good
        for _ in 0..<3 {
            let page = 4_096 * Int.random(in: 0..<max(1, good.count / 4_096), using: &mutation.numbers)
            let index = min(good.count - 1, page + Int.random(in: 0..<110, using: &mutation.numbers))
            bytes[index] = UInt8.random(in: 0...255, using: &mutation.numbers)
        }
        return bytes
    }
}

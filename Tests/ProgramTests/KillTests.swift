import Synchronization
import TestSupport
import Testing

@Suite("kill -9")
struct KillTests {
    @Test(
        "killed fifty times while files are dropped: none lost, none recorded twice, the chain whole",
        .timeLimit(.minutes(20))
    )
    func killedOften() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]\nsegment = \"64 KiB\"")
        let seed = UInt64.random(in: 1...UInt64.max)
        print("kill -9: seed \(seed)")
        var numbers = SeededNumbers(seed)
        try root.inbox.makeFolder()
        let isOver = Atomic<Bool>(false)
        async let dropped = Self.drop(into: root, seed: seed, until: isOver)
        for _ in 0..<50 {
            let service = try ServiceProcess(["--config", root.configuration])
            // Half of them in the middle of its work, the others often before it is ready.
            if Bool.random(using: &numbers) { try await service.waitUntilReady() }
            try await Task.sleep(for: .milliseconds(Int.random(in: 5...500, using: &numbers)))
            #expect(service.process.exitCode == nil, "seed \(seed): \(service.errors)")
            try await service.kill()
        }
        isOver.store(true, ordering: .relaxed)
        let drops = try await dropped

        let service = try await root.start()
        try await waitUntil("all is recorded, seed \(seed): \(service.status)", within: .seconds(60)) {
            try JournalFile.lastSequence(root: root.path) >= drops.count && root.waiting.isEmpty
        }
        try await Task.sleep(for: .seconds(1))
        let records = try root.journal().records()
        var recorded: [RawPath: [String]] = [:]
        for record in records { recorded[record.path, default: []].append(record.digest ?? "") }
        for drop in drops {
            #expect(recorded[drop.path] == [drop.digest], "seed \(seed): \(drop.path)")
        }
        #expect(records.count == drops.count, "seed \(seed)")
        #expect(try root.faults() == [], "seed \(seed)")
        #expect(root.path.appending("custody").filesBelow == [], "seed \(seed)")
        try checkOutcomes(root, drops, records)
        #expect(try await service.stop() == 0)
    }

    private struct Dropped: Sendable {
        let path: RawPath
        let digest: String
    }

    /// Every content is in the archive, or set aside with its reason.
    private func checkOutcomes(_ root: ServiceRoot, _ drops: [Dropped], _ records: [JournalFile.Record]) throws {
        let accepted = Set(records.filter { $0.kind == "accepted" }.compactMap(\.digest))
        let wanted = Set(drops.filter { !$0.path.description.hasSuffix(".exe") }.map(\.digest))
        #expect(accepted == wanted)
        // The clean texts beside them are held against their originals elsewhere.
        let originals = root.path.appending("archive/sha256").filesBelow.map(\.name.description)
            .filter { !$0.hasSuffix(".txt") }
        #expect(Set(originals) == accepted)
        #expect(originals.count == accepted.count)
        for record in records where record.kind == "rejected" {
            let place = root.inbox.appending(record.file["setAside"]?.text ?? "")
            #expect(try IndependentSHA256.hex(place.read()) == record.digest, "\(record.path) at \(place)")
            #expect(RawPath(place.bytes + Array(".why.txt".utf8)).exists, "\(place)")
        }
    }

    /// Drops files of all kinds, each under a path of its own.
    private static func drop(into root: ServiceRoot, seed: UInt64, until isOver: borrowing Atomic<Bool>) async throws
        -> [Dropped]
    {
        var numbers = SeededNumbers(seed ^ 0xD0B)
        var drops: [Dropped] = []
        var number = 0
        while !isOver.load(ordering: .relaxed) {
            number += 1
            // A fifth repeats what was dropped before.
            let content =
                Int.random(in: 0..<5, using: &numbers) == 0 ? Int.random(in: 0...number, using: &numbers) : number
            let bytes = Array("release \(content) \(String(repeating: "x", count: content % 7_000))".utf8)
            let digest = IndependentSHA256.hex(bytes)
            func note(_ path: String) { drops.append(Dropped(path: RawPath(path), digest: digest)) }
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0:
                let name = "written \(number).txt"
                try root.inbox.appending(name).write(bytes)
                note(name)
            case 1:
                try root.inbox.appending("f\(number)").makeFolder()
                try root.moveIn("f\(number)/inner.txt", bytes)
                note("f\(number)/inner.txt")
            case 2:
                let staged = root.stagedPath()
                try staged.makeFolder()
                for file in 0..<20 { try staged.appending("\(file).txt").write(bytes) }
                try staged.rename(to: root.inbox.appending("dragged \(number)"))
                for file in 0..<20 { note("dragged \(number)/\(file).txt") }
            case 3:
                try root.moveIn("\(number).exe", bytes)
                note("\(number).exe")
            case 4:
                let file = try OpenFile(root.inbox.appending("slow \(number).txt"))
                try file.write(Array(bytes.prefix(5)))
                try await Task.sleep(for: .milliseconds(30))
                try file.write(Array(bytes.dropFirst(5)))
                note("slow \(number).txt")
            default:
                try root.moveIn("moved \(number).txt", bytes)
                note("moved \(number).txt")
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 5...60, using: &numbers)))
        }
        return drops
    }
}

/// Pseudo-random numbers that one seed gives again (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

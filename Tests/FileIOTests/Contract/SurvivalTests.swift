import FileIO
import ReleaseModel
import TestSupport
import Testing

@Suite("the simulated disk: ways of a power cut", .timeLimit(.minutes(20))) struct SurvivalTests {
    /// What was done since the last flush, and how many ways there are by hand.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let count: Int
        let act: @Sendable (CutMachine) throws -> Void

        static let all = [
            Case(testDescription: "nothing", count: 1) { _ in },
            // The name: 2.
            Case(testDescription: "a new file", count: 2) { _ = try $0.open("new") },
            // The name, the size, two sectors: 2 · 2 · 2 · 2.
            Case(testDescription: "a new file of 600 bytes", count: 16) {
                try $0.write($0.open("new"), [UInt8](repeating: 1, count: 600))
            },
            // The name that comes and the name that goes: 2 · 2.
            Case(testDescription: "a rename", count: 4) { try $0.rename("x", to: "y") },
            // One sector with two images, and the mode: 3 · 2.
            Case(testDescription: "two writes over what is there, and a new mode", count: 6) {
                let file = try $0.open("x")
                try $0.write(file, [1])
                try $0.write(file, [2])
                try $0.disk.setPermissions(file, 0o400)
            },
            // The size twice, the first sector twice and the second once: 3 · 3 · 2.
            Case(testDescription: "two writes at the end", count: 18) {
                let file = try $0.open("x")
                try $0.write(file, [UInt8](repeating: 1, count: 500), at: 4)
                try $0.write(file, [UInt8](repeating: 2, count: 100), at: 504)
            },
        ]
    }

    @Test(arguments: Case.all) func `are all of them, each once, where they are few`(example: Case) throws {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", Array("text".utf8), permissions: 0o600)
        try example.act(machine)
        let survival = Survival(machine.disk.volume)
        var numbers = SeededNumbers(seed: 1)
        let ways = survival.ways(1_000, &numbers)
        #expect(ways.count == example.count && Set(ways).count == example.count)
        #expect(survival.count(upTo: 1_000) == example.count)
        #expect(Set(survival.ways(example.count, &numbers)) == Set(ways))
    }

    @Test func `are drawn where they are many: nothing and everything among them`() throws {
        let machine = try CutMachine()
        try machine.write(machine.open("x"), [UInt8](repeating: 1, count: 512 * 20))
        let survival = Survival(machine.disk.volume)
        var numbers = SeededNumbers(seed: 1)
        #expect(survival.count(upTo: 100) == 100)
        let ways = survival.ways(100, &numbers)
        #expect(ways.count == 100)
        #expect(ways.contains(survival.radices.map { _ in 0 }))
        #expect(ways.contains(survival.radices.map { $0 - 1 }))
        for way in ways { #expect(zip(way, survival.radices).allSatisfy { $0 >= 0 && $0 < $1 }) }
    }
}

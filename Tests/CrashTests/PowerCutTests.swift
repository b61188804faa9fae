import Foundation
import TestSupport
import Testing

@Suite("A power cut")
struct PowerCutTests {
    /// `RELEASED_RUNS=1000000` for a long run; `RELEASED_SEED` for another one.
    private static let cuts = Int(ProcessInfo.processInfo.environment["RELEASED_RUNS"] ?? "") ?? 102_000
    private static let seed = UInt64(ProcessInfo.processInfo.environment["RELEASED_SEED"] ?? "") ?? 1

    @Test(.timeLimit(.minutes(60)), arguments: Scenario.all)
    func `at any system call, keeping anything it may, loses nothing and records nothing twice`(scenario: Scenario) {
        let report = Explorer(scenario: scenario, seed: Self.seed).explore(cuts: Self.cuts / Scenario.all.count + 1)
        print(
            """
            power cuts, \(scenario.name): \(report.pairs.count) different ones (\(report.cutsByDepth) by depth), \
            \(report.runs) starts, \(report.protocolSites.intersection(report.sites.keys).count) of \
            \(report.protocolSites.count) call sites cut
            """
        )
        for failure in report.failures { Issue.record("\(failure)") }
        // A short run need not come to every one.
        if report.pairs.count > 1_000 {
            let missed = report.protocolSites.subtracting(report.sites.keys).sorted()
            #expect(missed.isEmpty, "call sites that no power cut came before")
        }
    }

    /// What DESIGN and doc comments write down of the protocol, as sites of calls.
    private static let steps = [
        // Claim.
        "makeDirectory custody/BATCH", "makeDirectory custody/BATCH/INBOX",
        "rename inbox/NAME → custody/BATCH/INBOX/NAME",
        // Own.
        "setPermissions custody/BATCH/INBOX/NAME", "open (makes) archive/.new/TEMPORARY",
        "write archive/.new/TEMPORARY", "clone archive/.new/TEMPORARY", "setPermissions archive/.new/TEMPORARY",
        // Keep.
        "link custody/BATCH/INBOX/NAME → archive/sha256/XX/HASH",
        "rename archive/.new/TEMPORARY → archive/sha256/XX/HASH", "unlink archive/sha256/XX/HASH",
        // Flush.
        "flush custody/BATCH/INBOX/NAME", "flush archive/sha256/XX/HASH", "flush archive/sha256/XX", "flush inbox",
        "flush inbox/NAME", "flush custody/BATCH/INBOX", "flush custody/BATCH", "flush custody",
        // Commit, and make readable.
        "write state/log/N.log", "flushData state/log/N.log", "write journal/SEGMENT",
        // Finish.
        "unlink custody/BATCH/INBOX/NAME", "rename custody/BATCH/INBOX/NAME → inbox/Rejected/NAME",
        "open (makes) inbox/Rejected/WHY", "write inbox/Rejected/WHY", "flushData inbox/Rejected/WHY",
        "unlink archive/.new/TEMPORARY", "removeDirectory custody/BATCH/INBOX", "removeDirectory custody/BATCH",
        // Forget.
        "flushData journal/SEGMENT", "flush inbox/Rejected", "open (makes) state/log/N.log.new",
        "write state/log/N.log.new", "flushData state/log/N.log.new",
        "rename state/log/N.log.new → state/log/N.log", "flush state/log", "unlink state/log/N.log",
        // Close a segment.
        "truncate journal/SEGMENT", "setPermissions journal/SEGMENT", "flush journal/SEGMENT", "flush journal",
    ]

    @Test func `comes before every step of the protocol`() {
        var cut: Set<String> = []
        for scenario in Scenario.all where scenario.name != "drops at the first start" {
            cut.formUnion(Explorer(scenario: scenario, seed: 1).explore(cuts: 200).sites.keys)
        }
        let missed = Self.steps.filter { !cut.contains($0) }
        #expect(missed.isEmpty)
        if let path = ProcessInfo.processInfo.environment["RELEASED_SITES"] {
            try? cut.sorted().joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
    }
}

import ReleaseModel
import TestSupport
import Testing

/// A fault put into the protocol on purpose: a test that does not see it proves nothing.
struct SeededFault: Sendable, CustomTestStringConvertible {
    /// Which test has to see it.
    enum Test: String, Sendable {
        case powerCut = "A power cut"
        case failedFlush = "A failed flush"
    }

    let name: String
    let test: Test
    /// The scenarios that it shows in.
    let scenarios: [String]
    /// What it does to a machine.
    let spoil: @Sendable (SimulatedDisk) -> Void

    var testDescription: String { name }

    init(
        _ name: String,
        seenBy test: Test = .powerCut,
        in scenarios: String...,
        spoil: @escaping @Sendable (SimulatedDisk) -> Void
    ) {
        self.name = name
        self.test = test
        self.scenarios = scenarios
        self.spoil = spoil
    }

    /// A call of this site says that all is well, and is not done.
    static func leavingOut(_ name: String, _ sites: String..., in scenarios: String...) -> SeededFault {
        SeededFault(name: name, test: .powerCut, scenarios: scenarios) { disk in
            disk.obey { call, volume in
                guard call.kind.changesDisk else { return nil }
                return sites.contains(CallSite.name(call, on: volume)) ? .pretend : nil
            }
        }
    }

    private init(
        name: String,
        test: Test,
        scenarios: [String],
        spoil: @escaping @Sendable (SimulatedDisk) -> Void
    ) {
        self.name = name
        self.test = test
        self.scenarios = scenarios
        self.spoil = spoil
    }
}

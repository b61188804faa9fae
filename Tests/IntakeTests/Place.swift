import FileIO
import Foundation
import Intake
import ReleaseModel
import Settings
import Synchronization
import TestSupport

/// A root of its own, and services started on it one after the other. Their clock is the test's.
final class Place {
    let folder: TemporaryFolder
    var configuration: Configuration
    let told = Told()
    let root: String
    /// Beside the ticks; and from which size on.
    var background: any BackgroundWork = ImmediateWork()
    var largeBytesMin = Limits.largeFileBytesMin

    init() throws {
        folder = try TemporaryFolder("intake", inMemory: true)
        root = folder.path(of: "root")
        configuration = Configuration.defaults(root: PathBytes(root), hostName: "host")
    }

    /// The machine, with its calls written down; flushes only where a test is about them.
    func machine(flushes: Bool = false) -> FaultyCalls { FaultyCalls(root: root, flushes: flushes) }

    /// A service; the lock of the one before is waited for, which a process that another test is just starting may hold
    /// open for an instant.
    func start(_ calls: FaultyCalls, stop: StopRequest = StopRequest()) throws -> Intake {
        for _ in 0..<500 {
            do { return try startNow(calls, stop) } catch IntakeFailure.busy { usleep(10_000) }
        }
        return try startNow(calls, stop)
    }

    private func startNow(_ calls: FaultyCalls, _ stop: StopRequest) throws -> Intake {
        let told = told
        return try Intake(
            configuration,
            Intake.Surroundings(
                calls: calls,
                pool: InlineWork(),
                background: background,
                largeBytesMin: largeBytesMin,
                tell: { event, _ in told.add(event) },
                progress: {},
                recovering: { _ in },
                stop: stop,
                processIdentifier: 1
            )
        )
    }

    /// A root that is made already, nothing in it.
    func prepare() throws {
        let calls = machine()
        let intake = try start(calls)
        try intake.stop()
    }

    /// A service that starts, takes what is there, and stops in order.
    func serve(for time: Duration = .seconds(30)) throws {
        let calls = machine()
        let intake = try start(calls)
        try run(intake, calls, for: time)
        try intake.stop()
    }

    /// Lets that much time pass for a service: it is called whenever it asked to be.
    /// - Throws: ``Spinning`` when it asks to be called at once again and again.
    func run(_ intake: Intake, _ calls: FaultyCalls, for time: Duration = .seconds(30)) throws {
        let end = calls.monotonicTime() + time
        var inARow = 0
        while calls.monotonicTime() < end {
            let next = try intake.tick()
            if next > calls.monotonicTime() {
                calls.advance(to: next)
                inARow = 0
            } else {
                inARow += 1
                if inARow > 500 { throw Spinning() }
            }
        }
    }

    struct Spinning: Error {}

    func drop(_ name: String, _ text: String) throws { try folder.write("root/inbox/" + name, text) }

    /// Bytes that no other number gives.
    static func text(_ number: Int) -> String { "release \(number)\n" }
}

/// What a service told.
final class Told: Sendable {
    private let events = Mutex<[IntakeEvent]>([])

    func add(_ event: IntakeEvent) { events.withLock { $0.append(event) } }
    var all: [IntakeEvent] { events.withLock { $0 } }

    var mended: Int { all.count { if case .registerMended = $0 { true } else { false } } }
    var restored: Int { all.count { if case .originalRestored = $0 { true } else { false } } }

    /// The degraded states that began, by code.
    var conditions: [String] {
        all.compactMap { if case .conditionBegan(let code, _) = $0 { code } else { nil } }
    }

    var postponed: [String] {
        all.compactMap { if case .postponed(_, let path, _) = $0 { path.text } else { nil } }
    }

    var wentBack: [String] {
        all.compactMap { if case .wentBack(_, let path, _) = $0 { path.text } else { nil } }
    }
}

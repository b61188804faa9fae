import EventSources
import FileIO
import Intake
import Logging
import ReleaseModel
import Reports
import ServiceManager
import Settings

/// The intake on its queue: events, timer and signals call it one at a time, and systemd is told the truth.
actor Service {
    nonisolated let queue = ServiceQueue(label: "released.intake")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let source: ConfigurationSource
    private let log: ServiceLog
    private let notifier: ServiceNotifier
    private let stop: StopRequest
    private let calls = LinuxSystemCalls()
    private let pulse = Pulse(calls: LinuxSystemCalls())
    private var intake: Intake?
    private var root = ""
    private var reporter: StatusReporter?
    private var events: ReadableSource?
    private var timer: OneShotTimer?
    private var ended: CheckedContinuation<Int32, Never>?

    init(source: ConfigurationSource, log: ServiceLog, notifier: ServiceNotifier, stop: StopRequest) {
        self.source = source
        self.log = log
        self.notifier = notifier
        self.stop = stop
    }

    /// A signal came, on whatever queue. What takes long is asked to stop at once; the rest happens on the intake's
    /// queue.
    nonisolated func signalled(_ number: Int32) {
        if SignalMeaning(number) == .stop { stop.ask() }
        if SignalMeaning(number) == .look { pulse.answer() }
        queue.async { self.assumeIsolated { $0.act(on: SignalMeaning(number)) } }
    }

    /// Serves until it is stopped. - Returns: the exit code.
    func run() async -> Int32 {
        do {
            let configuration = try source.read()
            root = configuration.root.escaped
            let intake = try start(configuration)
            self.intake = intake
            let reporter = StatusReporter(notifier: notifier, folder: intake.stateFolder, calls: calls)
            self.reporter = reporter
            reporter.ready(intake.status())
            pulse.begin(in: intake.stateFolder)
            log.notice(
                "ready: serving \(configuration.root.escaped), \(configuration.inboxes.count) inbox(es)",
                ["event": "ready"]
            )
            if stop.isAsked { return finish(intake) }
            return await withCheckedContinuation { ended in
                self.ended = ended
                listen(to: intake)
                work()
            }
        } catch {
            return fail(error)
        }
    }

    private func start(_ configuration: Configuration) throws -> Intake {
        let (log, notifier, calls, pulse) = (self.log, self.notifier, self.calls, self.pulse)
        let around = Intake.Surroundings(
            calls: calls,
            pool: CoreWork(),
            tell: { log.tell($0) },
            progress: {
                let now = calls.monotonicTime()
                notifier.feed(at: now)
                pulse.beat(at: now)
            },
            recovering: { [stop] done in
                notifier.feed(at: calls.monotonicTime())
                notifier.extendTimeout(by: .seconds(30))
                notifier.status("recovering: \(done) records checked")
                if stop.isAsked { throw IntakeFailure.stopped }
            },
            stop: stop,
            processIdentifier: LinuxProcess.identifier
        )
        return try Intake(configuration, around)
    }

    private func listen(to intake: Intake) {
        let service = self
        timer = OneShotTimer(queue: queue) { service.assumeIsolated { $0.work() } }
        guard let descriptor = intake.eventDescriptor else { return }
        do {
            events = try ReadableSource(descriptor: descriptor, queue: queue) { service.assumeIsolated { $0.work() } }
        } catch {
            log.warning("no events: \(error); the poll alone finds what comes", ["event": "degraded"])
        }
    }

    /// One tick, and the next when it is due. A tick that has more to do comes back after whatever else is waiting on
    /// the queue.
    private func work() {
        guard let intake, ended != nil else { return }
        do {
            let next = try intake.tick()
            if stop.isAsked { return end(finish(intake)) }
            let now = calls.monotonicTime()
            let tellAgain = reporter?.update(at: now) { intake.status() }
            var wait = max(next - now, .zero)
            if let tellAgain { wait = min(wait, tellAgain) }
            // Fed by this tick's progress: the next must come in time.
            if let interval = notifier.watchdogInterval { wait = min(wait, interval / 3) }
            timer?.schedule(after: wait)
        } catch {
            end(fail(error))
        }
    }

    private func act(on meaning: SignalMeaning) {
        guard let intake, ended != nil else { return }
        switch meaning {
        case .stop: end(finish(intake))
        case .reload: reload(intake)
        case .look: work()
        }
    }

    private func reload(_ intake: Intake) {
        notifier.reloading()
        do {
            try intake.reload(try source.read())
            log.notice("configuration reloaded", ["event": "reloaded"])
        } catch let faults as ConfigurationFaults {
            intake.countRefusedReload("\(faults.faults.first.map(String.init(describing:)) ?? "")")
            for fault in faults.faults { log.error("configuration not reloaded, the old one stays: \(fault)") }
        } catch let refused as Intake.ReloadRefused {
            log.error("configuration not reloaded, the old one stays: \(refused)")
        } catch {
            return end(fail(error))
        }
        // Always, also when it was refused: systemd waits for it.
        reporter?.ready(intake.status())
        work()
    }

    private func finish(_ intake: Intake) -> Int32 {
        notifier.stopping(status: "stopping")
        do {
            try intake.stop()
            reporter?.stopped(intake.status())
            log.notice("stopped", ["event": "stopped"])
            return 0
        } catch {
            return fail(error)
        }
    }

    private func fail(_ error: any Error) -> Int32 {
        let (code, number): (Int32, Int32)
        switch error {
        case IntakeFailure.stopped: return 0
        case let failure as IntakeFailure: (code, number) = (failure.exitCode, failure.errorNumber)
        case is ConfigurationFaults: (code, number) = (78, 22)
        default: (code, number) = (70, 5)
        }
        let text = "\(error)"
        let words = (error as? IntakeFailure)?.withoutNames(root: root) ?? text
        for line in text.split(separator: "\n") { log.error("\(line)", ["event": "failed"]) }
        notifier.failed(errno: number, status: "failed: \(words)")
        return code
    }

    private func end(_ code: Int32) {
        events?.cancel()
        timer?.schedule(after: nil)
        ended?.resume(returning: code)
        ended = nil
    }
}

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
    private var root: String?
    private var reporter: StatusReporter?
    private var search: SearchKeeper?
    private var events: ReadableSource?
    private var timer: OneShotTimer?
    /// The last record when memory was last given back.
    private var recordsAtGivingBack: UInt64 = 0
    private var ended: Answer<Int32>?

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

    /// Serves until it is stopped, on its queue; the caller's thread waits. - Returns: the exit code.
    nonisolated func run() -> Int32 {
        let ended = Answer<Int32>()
        queue.async {
            self.assumeIsolated { service in
                if let code = service.begin(ended) { ended.give(code) }
            }
        }
        return ended.wait()
    }

    /// - Returns: the exit code where it ends at once; else `ended` is given it.
    private func begin(_ ended: Answer<Int32>) -> Int32? {
        let starting = StartReporter(notifier) { [calls] in calls.monotonicTime() }
        starting.begin()
        defer { starting.end() }
        do {
            let configuration = try source.read()
            root = configuration.root.escaped
            starting.beginRecovery()
            let intake = try start(configuration, starting)
            starting.end()
            self.intake = intake
            let reporter = StatusReporter(notifier: notifier, folder: intake.stateFolder, calls: calls)
            self.reporter = reporter
            reporter.ready(intake.status())
            pulse.begin(in: intake.stateFolder)
            log.say(.ready(configuration))
            search = SearchKeeper(root: configuration.root, isOn: configuration.reading, log: log)
            search?.begin()
            // What the start has read of the register is in memory twice until here.
            recordsAtGivingBack = intake.lastRecord?.value ?? 0
            LinuxProcess.giveBackMemory()
            if stop.isAsked { return finish(intake) }
            self.ended = ended
            listen(to: intake)
            work()
            return nil
        } catch {
            return fail(error)
        }
    }

    private func start(_ configuration: Configuration, _ starting: StartReporter) throws -> Intake {
        let (log, notifier, calls, pulse) = (self.log, self.notifier, self.calls, self.pulse)
        let service = self
        let around = Intake.Surroundings(
            calls: calls,
            pool: CoreWork(),
            flushes: DiskWork(),
            background: LargeFileWork(),
            wake: { service.queue.async { service.assumeIsolated { $0.work() } } },
            tell: { log.tell($0, at: $1) },
            progress: {
                let now = calls.monotonicTime()
                notifier.feed(at: now)
                pulse.beat(at: now)
                starting.progress()
            },
            recovering: { [stop] done in
                notifier.feed(at: calls.monotonicTime())
                starting.progress(records: done)
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
            log.say(.onlyPolled("\(error)"))
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
            search?.look(at: intake.lastRecord, isCalm: next > now)
            if next - now >= .seconds(1) { giveBackMemory(after: intake.lastRecord) }
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

    /// After many records the memory that they took is given back, once nothing is to be done for a while.
    private func giveBackMemory(after last: SequenceNumber?) {
        guard let last, last.value >= recordsAtGivingBack + Self.recordsBetweenGivingBack else { return }
        recordsAtGivingBack = last.value
        LinuxProcess.giveBackMemory()
    }

    private static let recordsBetweenGivingBack: UInt64 = 1_024

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
            let configuration = try source.read()
            try intake.reload(configuration)
            search?.setOn(configuration.reading)
            log.say(.reloaded(configuration))
        } catch let faults as ConfigurationFaults {
            intake.countRefusedReload(words(faults))
            log.say(faults.faults.map { .reloadRefused("\($0)") })
        } catch let refused as Intake.ReloadRefused {
            log.say(.reloadRefused("\(refused)"))
        } catch {
            return end(fail(error))
        }
        // Always, also when it was refused: systemd waits for it.
        reporter?.ready(intake.status())
        work()
    }

    private func finish(_ intake: Intake) -> Int32 {
        notifier.stopping(status: "stopping")
        search?.stop()
        do {
            try intake.stop()
            let status = intake.status()
            reporter?.stopped(status)
            log.say(.stopped(root: root ?? "", records: status.recorded.total, waiting: status.waiting))
            return 0
        } catch {
            return fail(error)
        }
    }

    private func fail(_ error: any Error) -> Int32 {
        let (code, number): (Int32, Int32)
        switch error {
        case IntakeFailure.stopped:
            log.say(.stopped(root: root ?? "", records: 0, waiting: 0))
            return 0
        case let failure as IntakeFailure: (code, number) = (failure.exitCode, failure.errorNumber)
        case is ConfigurationFaults: (code, number) = (78, 22)
        default: (code, number) = (70, 5)
        }
        log.say(ServiceEvent.failed(error, exitCode: code, root: root))
        notifier.failed(errno: number, status: "failed: \(words(error))")
        return code
    }

    /// For STATUS: one line without a dropped file's name; the log has all of it.
    private func words(_ error: any Error) -> String {
        switch error {
        case let failure as IntakeFailure: return failure.withoutNames(root: root ?? "")
        case let faults as ConfigurationFaults:
            let first = faults.faults.first.map { "\($0)" } ?? ""
            let others = faults.faults.count - 1
            return others > 0 ? "\(first) (and \(others) more: `releasectl check-config` names them)" : first
        default: return "\(error)"
        }
    }

    private func end(_ code: Int32) {
        events?.cancel()
        timer?.schedule(after: nil)
        ended?.give(code)
        ended = nil
    }
}

import FileIO
import Intake
import ReleaseModel
import Reports
import Settings
import Synchronization

/// `--once`: takes what is there, waiting for it to settle, prints a summary and exits.
struct OnceRun {
    private let source: ConfigurationSource
    private let log: ServiceLog

    init(_ source: ConfigurationSource, _ log: ServiceLog) {
        self.source = source
        self.log = log
    }

    /// - Returns: 0 all recorded, 1 some rejected, 75 some left waiting; or why it could not be done.
    func run() -> Int32 {
        var root: String?
        do {
            let configuration = try source.read()
            root = configuration.root.escaped
            return try take(configuration)
        } catch let faults as ConfigurationFaults {
            log.say(ServiceEvent.failed(faults, exitCode: 78, root: root))
            return 78
        } catch let failure as IntakeFailure {
            log.say(ServiceEvent.failed(failure, exitCode: failure.exitCode, root: root))
            return failure.exitCode
        } catch {
            log.say(ServiceEvent.failed(error, exitCode: 70, root: root))
            return 70
        }
    }

    private func take(_ configuration: Configuration) throws -> Int32 {
        let rejected = Mutex<[SummaryText.File]>([])
        let calls = LinuxSystemCalls()
        let around = Intake.Surroundings(
            calls: calls,
            pool: CoreWork(),
            flushes: DiskWork(),
            background: LargeFileWork(),
            tell: { event, place in
                log.tell(event, at: place)
                if case .recorded(let record) = event, let rejection = record.rejection {
                    rejected.withLock { $0.append(SummaryText.File(path: record.path, reason: rejection.detail)) }
                }
            },
            progress: {},
            recovering: { _ in },
            stop: StopRequest(),
            processIdentifier: LinuxProcess.identifier
        )
        let intake = try Intake(configuration, around)
        try work(intake, calls)
        try intake.stop()
        let status = intake.status()
        let waiting = status.waitingFiles.map {
            SummaryText.File(path: $0.folder.appending($0.name), reason: $0.reason)
        }
        let summary = SummaryText(
            recorded: status.recorded,
            waiting: status.waiting,
            ignored: status.ignored,
            rejectedFiles: rejected.withLock { $0 },
            waitingFiles: waiting
        )
        LinuxProcess.write(Array(summary.text.utf8)[...], to: 1)
        if status.waiting > 0 || status.conditions.contains(where: { $0.code.hasPrefix("inbox-missing") }) { return 75 }
        return status.recorded.rejected > 0 ? 1 : 0
    }

    private func work(_ intake: Intake, _ calls: LinuxSystemCalls) throws {
        while true {
            let next = try intake.tick()
            let now = calls.monotonicTime()
            guard next > now else { continue }
            if intake.isDoneForNow || intake.isStuck { return }
            // What is done beside the ticks wakes nobody here.
            let wait = min(next - now, intake.isTakingLarge ? .milliseconds(5) : .seconds(1))
            if let events = intake.eventDescriptor {
                _ = try? calls.waitReadable(events, for: wait + .milliseconds(1))
            } else {
                calls.sleep(for: wait)
            }
        }
    }
}

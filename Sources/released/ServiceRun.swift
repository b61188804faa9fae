import EventSources
import FileIO
import Intake
import ReleaseModel
import ServiceManager
import Settings

/// The service from its start to its stop.
struct ServiceRun {
    private let source: ConfigurationSource
    private let log: ServiceLog

    init(_ source: ConfigurationSource, _ log: ServiceLog) {
        self.source = source
        self.log = log
    }

    /// - Returns: the exit code.
    func run() -> Int32 {
        let notifier = ServiceNotifier()
        let stop = StopRequest()
        let service = Service(source: source, log: log, notifier: notifier, stop: stop)
        // On a queue of its own: a signal is heard also while the intake's queue waits for a disk.
        let control = ServiceQueue(label: "released.control")
        let signals: SignalSources
        do {
            signals = try SignalSources(queue: control) { service.signalled($0) }
        } catch {
            let text = "signals cannot be heard: \(error)"
            log.say(ServiceEvent(.failedUnexpectedly, text, [.exit: "71", .reason: text]))
            return 71
        }
        defer { signals.cancel() }
        return service.run()
    }
}

import FileIO
import Intake
import ReleaseModel
import Reports
import ServiceManager

/// Tells systemd and `status.json` what the service is doing: always current, once a second at most, and nothing while
/// nothing changes.
final class StatusReporter {
    private let notifier: ServiceNotifier
    private let folder: Directory
    private let calls: any SystemCalls
    private var lastTold: MonotonicTime?
    private var lastLine = ""
    private var lastStatus: ServiceStatus?

    init(notifier: ServiceNotifier, folder: Directory, calls: any SystemCalls) {
        self.notifier = notifier
        self.folder = folder
        self.calls = calls
    }

    /// READY=1, after the start and after every reload.
    func ready(_ status: ServiceStatus) {
        write(status)
        lastLine = StatusLine.render(status)
        notifier.ready(status: lastLine)
        lastTold = calls.monotonicTime()
    }

    /// Tells what has changed.
    /// - Returns: how long to wait before telling the rest; nil when all is told.
    func update(at now: MonotonicTime, _ status: () -> ServiceStatus) -> Duration? {
        if let lastTold, now - lastTold < Limits.statusInterval { return Limits.statusInterval - (now - lastTold) }
        let status = status()
        guard !isTold(status) else { return nil }
        lastTold = now
        let line = StatusLine.render(status)
        if line != lastLine { notifier.status(line) }
        lastLine = line
        // One that could not be written is tried again soon, also when nothing else happens.
        return write(status) ? nil : Limits.backoffPlaceMax
    }

    /// The last word.
    func stopped(_ status: ServiceStatus) { write(status) }

    /// Whether only the clock has gone on.
    private func isTold(_ status: ServiceStatus) -> Bool {
        guard var last = lastStatus else { return false }
        last.updatedAt = status.updatedAt
        return last == status
    }

    /// - Returns: false where there is no room: then none is there, rather than an old one that says all is well.
    @discardableResult
    private func write(_ status: ServiceStatus) -> Bool {
        do throws(FileError) {
            try folder.replaceVisiblyOrRemove(
                ServiceLayout.Name.status,
                with: StatusDocument.encode(status),
                permissions: 0o644
            )
            lastStatus = status
            return true
        } catch {
            lastStatus = nil
            return false
        }
    }
}

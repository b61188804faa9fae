import FileIO
import Intake
import ReleaseModel
import Reports

/// Asks a service whether it lives: a process that is stopped, or whose disk hangs, still holds its lock and leaves a
/// status behind that says all is well.
enum PulseCheck {
    /// - Returns: what is wrong, with the remedy; nil when it answers, or cannot be asked: not by this user, or it runs
    ///   in another namespace of processes.
    static func fault(of process: Int32, in state: Directory) -> String? {
        let calls = LinuxSystemCalls()
        guard isService(process, calls) else { return nil }
        var idle = Duration.zero
        // The question makes it look into its inboxes: only one that hangs has done nothing when it is asked again.
        for _ in 0..<3 {
            let before = sign(in: state)
            guard LinuxProcess.askForSign(process) else { return nil }
            guard let answer = answer(after: before, of: process, in: state, calls) else {
                let remedy = "restart it unless its watchdog does (`systemctl restart released`)"
                return "the process \(process) does not answer: it is stopped (SIGSTOP), or hangs; \(remedy)"
            }
            idle = answer.idle
            if idle < silenceMax { return nil }
            calls.sleep(for: .milliseconds(500))
        }
        let remedy = "see to the disks (`dmesg`); its watchdog restarts it under systemd"
        return "nothing has moved for \(idle.forPeople), as when a disk does not answer; \(remedy)"
    }

    private static func answer(
        after before: SignOfLife?,
        of process: Int32,
        in state: Directory,
        _ calls: LinuxSystemCalls
    ) -> SignOfLife? {
        let deadline = calls.monotonicTime() + patience
        while calls.monotonicTime() < deadline {
            if let sign = sign(in: state), sign != before, sign.processIdentifier == process { return sign }
            calls.sleep(for: .milliseconds(5))
        }
        return nil
    }

    private static func sign(in state: Directory) -> SignOfLife? {
        ((try? state.contents(ServiceLayout.Name.alive)) ?? nil).flatMap { SignOfLife($0) }
    }

    /// Whether the number in the lock is this machine's number of a service: no other process is to get the signal.
    private static func isService(_ process: Int32, _ calls: LinuxSystemCalls) -> Bool {
        let folder = try? Directory.open(configured: PathBytes("/proc/\(process)"), calls: calls)
        return (try? folder?.contents("comm")) == Array("released\n".utf8)
    }

    /// A service that is asked answers within milliseconds, on a busy machine within this.
    private static let patience = Duration.seconds(2)
    /// What the unit's `WatchdogSec=` gives it.
    private static let silenceMax = Duration.seconds(30)
}

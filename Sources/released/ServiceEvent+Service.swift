import FileIO
import Intake
import ReleaseModel
import Settings

/// What the service says of itself.
extension ServiceEvent {
    static func ready(_ configuration: Configuration) -> ServiceEvent {
        let (root, count) = (configuration.root.escaped, configuration.inboxes.count)
        let inboxes = count == 1 ? "1 inbox" : "\(count) inboxes"
        return ServiceEvent(.ready, "ready: serving \(root), \(inboxes)", [.root: root, .count: "\(count)"])
    }

    static func stopped(root: String, records: Int, waiting: Int) -> ServiceEvent {
        let made = records == 1 ? "1 record" : "\(records) records"
        let left = waiting == 0 ? "nothing waits" : "\(waiting) left waiting for the next start"
        return ServiceEvent(
            .stopped,
            "stopped: \(made) made since the start, \(left)",
            [.root: root, .count: "\(records)"]
        )
    }

    static func reloaded(_ configuration: Configuration) -> ServiceEvent {
        ServiceEvent(.reloaded, "configuration reloaded", [.count: "\(configuration.inboxes.count)"])
    }

    static func reloadRefused(_ fault: String) -> ServiceEvent {
        ServiceEvent(
            .reloadRefused,
            "configuration not reloaded, the old one stays in force: \(fault)",
            [.reason: fault]
        )
    }

    /// The kernel's events cannot be listened to.
    static func onlyPolled(_ problem: String) -> ServiceEvent {
        let text = "no events: \(problem); the poll alone finds what comes"
        return ServiceEvent(.degradedPolling, "degraded: \(text)", [.condition: "events", .reason: text])
    }

    /// The search index is of no use.
    static func searchMadeAnew(_ reason: String) -> ServiceEvent {
        ServiceEvent(.searchRebuilt, reason, [.reason: reason])
    }

    /// The search index cannot be kept up.
    static func searchFailed(_ problem: String) -> ServiceEvent {
        let text = "`releasectl find` will miss new releases: \(problem); tried again with the next drop"
        return ServiceEvent(.searchBehind, text, [.reason: problem])
    }

    /// Why the service cannot start or go on; an error of several lines is several entries.
    /// - Parameter root: escaped; nil where no configuration names one.
    static func failed(_ error: any Error, exitCode: Int32, root: String?) -> [ServiceEvent] {
        "\(error)".split(separator: "\n").map { line in
            let fields: [EventField: String] = [.exit: "\(exitCode)", .reason: "\(line)"]
            return ServiceEvent(
                EventKind(exitCode: exitCode),
                "failed: \(line)",
                fields.merging(root.map { [.root: $0] } ?? [:]) { $1 }
            )
        }
    }
}

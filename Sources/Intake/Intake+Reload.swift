import FileIO
import Inbox
import ReleaseModel
import Reports
public import Settings

/// A new configuration, all or nothing, without losing a file.
extension Intake {
    /// Puts a configuration in force. Inboxes that stay keep what is known of their files; a new one is scanned.
    /// - Throws: ``ReloadRefused``, and the old one stays in force; ``IntakeFailure``.
    public func reload(_ new: Configuration) throws {
        configurationStatus.generation += 1
        guard new.root == configuration.root else {
            let reason = "root: \(configuration.root.escaped) cannot change while the service runs: restart it"
            refuseReload(reason)
            throw ReloadRefused(reason: reason)
        }
        do {
            let now = around.calls.monotonicTime()
            let kept = seats.filter { seat in
                new.inboxes.contains { $0.name == seat.settings.name && $0.path == seat.settings.path }
            }
            let before = seats
            seats = kept
            do { try seatInboxes(new) } catch {
                seats = before
                refuseReload("\(error)")
                throw ReloadRefused(reason: "\(error)")
            }
            configuration = new
            for seat in seats {
                guard let settings = new.inboxes.first(where: { $0.name == seat.settings.name }) else { continue }
                seat.settings = settings
                let mustBeMount = seat.monitor.options.mustBeMount
                seat.monitor.options = InboxSeat.options(
                    settings,
                    new,
                    mustBeMount: mustBeMount,
                    around.largeBytesMin
                )
            }
            forget(before.filter { old in !kept.contains { $0 === old } })
            configurationStatus.loadedAt = around.calls.wallTime()
            configurationStatus.fault = nil
            noteQueue()
            noteQuiet(at: now)
            try scanAll(at: now)
            try adoptStrangers()
        } catch let refused as ReloadRefused {
            throw refused
        } catch {
            throw IntakeFailure.of(error)
        }
    }

    /// A configuration that could not be read: the old one stays in force, and the status says why.
    public func countRefusedReload(_ reason: String) {
        configurationStatus.generation += 1
        refuseReload(reason)
    }

    private func refuseReload(_ reason: String) { configurationStatus.fault = reason }

    /// Why a configuration was not put in force.
    public struct ReloadRefused: Error, CustomStringConvertible {
        /// In one line.
        public let reason: String
        /// The reason.
        public var description: String { reason }
    }

    /// Files in custody whose inbox has a name again.
    private func adoptStrangers() throws {
        guard strangers > 0 else { return }
        strangers = 0
        searched = []
        endCondition("unknown-inbox")
        try findResidents()
    }
}

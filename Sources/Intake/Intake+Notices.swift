import FileIO
import Inbox
import Register
import ReleaseModel
import Reports
import Settings

/// What is no fault of the service and still worth a look: files that never become whole, inboxes that nothing comes
/// into. Each is said once when it begins and once when it is over.
extension Intake {
    /// Files were recorded: their inboxes are not silent.
    func noteRecords(_ tallies: [Tally], at now: MonotonicTime) {
        totals.add(tallies)
        for seat in seats where tallies.contains(where: { $0.source == seat.settings.source }) {
            seat.silence.end(at: now)
        }
    }

    /// Which inboxes are quiet now. Asked in every tick; ``nextQuiet(after:)`` says when the next one is.
    func noteQuiet(at now: MonotonicTime) {
        for seat in seats {
            let code = "quiet-\(seat.settings.name)"
            guard let left = quietIn(seat, at: now), left <= .zero, let limit = seat.settings.quietAfter else {
                seat.isQuiet = false
                endNotice(code)
                continue
            }
            seat.isQuiet = true
            let text = "inbox \(seat.settings.name) has had no record for over \(limit.forPeople) (quiet_after)"
            beginNotice(code, text, ago: .zero - left)
        }
    }

    /// When the next inbox becomes quiet, if nothing is recorded from it before.
    func nextQuiet(after now: MonotonicTime) -> MonotonicTime? {
        seats.compactMap { seat in quietIn(seat, at: now).flatMap { $0 > .zero ? now + $0 : nil } }.min()
    }

    private func quietIn(_ seat: InboxSeat, at now: MonotonicTime) -> Duration? {
        seat.settings.quietAfter.map { $0 - seat.silence.length(at: now, around.calls.wallTime) }
    }

    /// Which inboxes hold files that never become whole. Goes through everything that waits: asked with every scan.
    func noteStuck(at now: MonotonicTime) {
        for seat in seats {
            var list = WaitingList()
            list.add(seat, at: now)
            let code = "stuck-\(seat.settings.name)"
            guard let text = list.stuckText(of: seat.settings.name) else {
                endNotice(code)
                continue
            }
            beginNotice(code, text)
        }
    }

    private func beginNotice(_ code: String, _ text: String, ago: Duration = .zero) {
        let now = around.calls.wallTime()
        let since = WallTime(seconds: now.seconds - ago.components.seconds, nanoseconds: now.nanoseconds)
        if notices.begin(code, text, at: since) { around.tell(.noticeBegan(code: code, text: text)) }
    }

    private func endNotice(_ code: String) {
        if notices.end(code) { around.tell(.noticeEnded(code: code)) }
    }

    /// What was said of inboxes that are not served any more is over.
    func forget(_ gone: [InboxSeat]) {
        for name in gone.map(\.settings.name) {
            for what in ["quiet", "stuck"] { endNotice("\(what)-\(name)") }
            for what in ["inbox-missing", "custody", "events", "folders"] { endCondition("\(what)-\(name)") }
        }
    }
}

import FileIO
import ReleaseModel
import Synchronization

/// A progress bar on standard error, where that is a terminal; nothing elsewhere. It may be told from any thread.
final class Progress: Sendable {
    private struct State {
        var what = ""
        var done: Int64 = 0
        var total: Int64 = 0
        var drawn: MonotonicTime?
    }

    private let columns: Int?
    private let state = Mutex(State())

    init() { columns = LinuxProcess.terminalColumns(StandardStreams.errors) }

    /// A new piece of work of so many units, whatever they are.
    func begin(_ what: String, total: Int64) {
        state.withLock { $0 = State(what: what, total: total) }
    }

    /// So many more are done. Drawn ten times a second.
    func add(_ count: Int64) {
        guard let columns else { return }
        let now = LinuxSystemCalls().monotonicTime()
        state.withLock { state in
            state.done += count
            if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
            state.drawn = now
            let text = Self.bar(state.what, state.done, state.total, columns: min(columns - 1, 100))
            LinuxProcess.write(Array("\r\(text)".utf8)[...], to: StandardStreams.errors)
        }
    }

    /// Takes the bar away, for a line to be printed in its place.
    func clear() {
        guard let columns else { return }
        state.withLock { state in
            guard state.drawn != nil else { return }
            state.drawn = nil
            let blank = "\r" + String(repeating: " ", count: columns - 1) + "\r"
            LinuxProcess.write(Array(blank.utf8)[...], to: StandardStreams.errors)
        }
    }

    private static func bar(_ what: String, _ done: Int64, _ total: Int64, columns: Int) -> String {
        let part = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let percent = "\(Int(part * 100)) %".right(5)
        let width = columns - what.columns - percent.columns - 4
        guard width >= 5 else { return percent }
        let filled = Int(Double(width) * part)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        return "\(what) [\(bar)] \(percent)"
    }
}

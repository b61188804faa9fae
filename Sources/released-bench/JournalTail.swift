import FileIO
import ReleaseModel

/// Counts the lines of a journal while it grows, as a reader would follow it: a line counts once its newline is there.
final class JournalTail {
    private let folder: Directory
    private let events: RawDescriptor
    private var segment: Descriptor?
    private var name: PathBytes = ""
    private var offset: Int64 = 0
    private var lines = 0
    private var buffer = [UInt8](repeating: 0, count: Limits.readBytes)

    /// IN_MODIFY (inotify(7)).
    private static let modified: UInt32 = 0x2

    /// - Parameter folder: the journal of a service that is ready.
    init(_ folder: Directory) throws {
        self.folder = folder
        events = try folder.calls.makeEventQueue()
        _ = try folder.calls.watch(events, directory: folder.raw, mask: Self.modified)
    }

    deinit { try? folder.calls.close(events) }

    /// Reads what has come, and shows it to `look`. - Returns: whole lines so far.
    func count(_ look: (ArraySlice<UInt8>) -> Void = { _ in }) throws -> Int {
        while true {
            let got = try segment?.read(into: &buffer, at: offset) ?? 0
            offset += Int64(got)
            look(buffer[..<got])
            lines += buffer[..<got].count { $0 == UInt8(ascii: "\n") }
            if try got == 0 && !openNext() { return lines }
        }
    }

    /// Returns once the journal has been written to, or after `wait`.
    func waitForGrowth(_ wait: Duration) throws {
        guard try folder.calls.waitReadable(events, for: wait) else { return }
        var ignored = [UInt8](repeating: 0, count: 4_096)
        _ = try folder.calls.read(events, into: &ignored)
    }

    /// Goes to the next segment, once there is one.
    private func openNext() throws -> Bool {
        guard let next = try folder.entries().map(\.name).filter({ $0 > name }).min() else { return false }
        segment = .some(try folder.open(next, .read))
        name = next
        offset = 0
        return true
    }
}

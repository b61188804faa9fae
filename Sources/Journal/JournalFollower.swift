public import FileIO
import ReleaseModel
import SystemPackage

/// Waits until the journal may have grown. Events are hints: a caller looks again after each wait, whatever ended it.
public final class JournalFollower {
    private let calls: any SystemCalls
    private let queue: RawDescriptor?
    private var buffer = [UInt8](repeating: 0, count: 4 << 10)

    /// inotify(7): `IN_MODIFY`, `IN_CREATE`, `IN_MOVED_TO`.
    private static let mask: UInt32 = 0x2 | 0x100 | 0x80

    /// Watches the journal's folder; where no watch can be had (`fs.inotify` limits, remote mounts), each wait is as
    /// long as it may be.
    public init(folder: Directory) {
        calls = folder.calls
        guard let queue = try? calls.makeEventQueue() else {
            self.queue = nil
            return
        }
        guard (try? calls.watch(queue, directory: folder.raw, mask: Self.mask)) != nil else {
            try? calls.close(queue)
            self.queue = nil
            return
        }
        self.queue = queue
    }

    deinit { if let queue { try? calls.close(queue) } }

    /// Returns when something was written, or after `wait`.
    public func wait(atMost wait: Duration) throws(FileError) {
        do {
            // poll(2) leaves a negative descriptor alone and merely waits.
            guard try calls.waitReadable(queue ?? -1, for: wait), let queue else { return }
            while try calls.read(queue, into: &buffer) > 0 {}
        } catch {
            if error != .resourceTemporarilyUnavailable { throw FileError(.watch, "journal", error) }
        }
    }
}

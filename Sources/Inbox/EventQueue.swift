public import FileIO
import ReleaseModel
import SystemPackage

/// The inotify queue of all inboxes together.
public final class EventQueue {
    /// For a read source.
    public var raw: RawDescriptor { descriptor }
    private let descriptor: RawDescriptor
    private let calls: any SystemCalls
    private var buffer = [UInt8](repeating: 0, count: Limits.eventBytes)

    /// - Throws: ``FileError`` with `EMFILE` when `fs.inotify.max_user_instances` is used up.
    public init(calls: any SystemCalls) throws(FileError) {
        self.calls = calls
        do { descriptor = try calls.makeEventQueue() } catch { throw FileError(.watch, "inotify", error) }
    }

    deinit { try? calls.close(descriptor) }

    /// The events that have come since the last call, at most one buffer of them.
    /// - Returns: none when there is none left to read.
    public func next() throws(FileError) -> [InboxEvent] {
        do {
            let count = try calls.read(descriptor, into: &buffer)
            return InboxEvent.decode(buffer[..<count])
        } catch {
            if error == .resourceTemporarilyUnavailable { return [] }
            throw FileError(.read, "inotify", error)
        }
    }

    /// Watches a folder. - Returns: the watch; the same again for the same inode.
    /// - Throws: ``FileError`` with `ENOSPC` when `fs.inotify.max_user_watches` is used up.
    func watch(_ directory: Directory) throws(FileError) -> Int32 {
        do { return try calls.watch(descriptor, directory: directory.raw, mask: InboxEvent.mask) } catch {
            throw FileError(.watch, directory.path, error)
        }
    }

    /// Gives a watch up; content when the kernel has already.
    func unwatch(_ watch: Int32) {
        try? calls.unwatch(descriptor, watch)
    }
}

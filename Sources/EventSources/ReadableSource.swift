internal import Dispatch
internal import Glibc

/// Calls its handler on the queue whenever a descriptor can be read without waiting, and again while it still can.
///
/// It watches a duplicate of its own, closed once Dispatch has let go of it: the owner may close the descriptor
/// whenever it likes, and its number may be given to another file, without this source ever mistaking one for the other.
///
/// Unchecked: libdispatch's sources may be used from any thread, Swift's names for them do not say so.
public final class ReadableSource: @unchecked Sendable {
    private let source: any DispatchSourceRead

    /// Active at once.
    /// - Throws: ``EventSourceError`` when the process can have no more descriptors.
    public init(
        descriptor: Int32,
        queue: ServiceQueue,
        handler: @escaping @Sendable () -> Void
    ) throws(EventSourceError) {
        let duplicate = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard duplicate >= 0 else { throw EventSourceError(code: errno) }
        source = DispatchSource.makeReadSource(fileDescriptor: duplicate, queue: queue.queue)
        source.setEventHandler(handler: handler)
        source.setCancelHandler { @Sendable in close(duplicate) }
        source.activate()
    }

    deinit { source.cancel() }

    /// No handler starts after this returns, if it is called on the source's queue; elsewhere, one may still be running.
    public func cancel() { source.cancel() }
}

/// A descriptor that could not be watched.
public struct EventSourceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The errno of the call that failed.
    public let code: Int32

    /// The error of a call that set errno to `code`.
    public init(code: Int32) { self.code = code }

    /// `cannot watch a descriptor: Too many open files`.
    public var description: String {
        unsafe "cannot watch a descriptor: \(String(cString: strerror(code)))"
    }
}

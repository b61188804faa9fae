internal import Glibc

/// Signals as calls on a queue.
///
/// The first thing in `main` is ``holdSignals()``; then come these sources; only then anything that takes time. What
/// comes between the two waits.
public final class SignalSources: Sendable {
    private let source: ReadableSource

    /// The signals that a service acts upon: reload, stop (twice), and one of its own.
    public static let serviceSignals: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGUSR1]

    /// What a service never dies of: the answer of a write to a closed pipe says enough (SIGPIPE), and so does the
    /// kernel's word that somebody waits for one of our leases (SIGIO).
    public static let harmlessSignals: [Int32] = [SIGPIPE, SIGIO]

    /// Takes the default action, death, from ``serviceSignals`` and ``harmlessSignals``, and keeps the former until
    /// somebody listens: a SIGTERM in the first millisecond is then late instead of lost.
    public static func holdSignals() {
        SignalPipe.open()
        for number in harmlessSignals { signal(number, SIG_IGN) }
        for number in serviceSignals { SignalPipe.catchSignal(number) }
    }

    /// Calls the handler on the queue for each signal that was held and each that comes. One at a time in a process.
    /// - precondition: ``holdSignals()`` was called.
    /// - Throws: ``EventSourceError``.
    public init(
        queue: ServiceQueue,
        handler: @escaping @Sendable (Int32) -> Void
    ) throws(EventSourceError) {
        source = try ReadableSource(descriptor: unsafe SignalPipe.readEnd, queue: queue) {
            for number in SignalPipe.take() { handler(number) }
        }
    }

    /// The signals are only held again.
    public func cancel() { source.cancel() }
}

internal import Dispatch
internal import Glibc

/// Signals as calls on a queue.
///
/// The first thing in `main` is ``ignoreDefaultActions()``; then come these sources; only then anything that takes time.
///
/// Unchecked: libdispatch's sources may be used from any thread, Swift's names for them do not say so.
public final class SignalSources: @unchecked Sendable {
    private let sources: [any DispatchSourceSignal]

    /// The signals that a service acts upon: reload, stop (twice), and one of its own.
    public static let serviceSignals: [Int32] = [SIGHUP, SIGTERM, SIGINT, SIGUSR1]

    /// What a service never dies of: the answer of a write to a closed pipe says enough (SIGPIPE), and so does the
    /// kernel's word that somebody waits for one of our leases (SIGIO).
    public static let harmlessSignals: [Int32] = [SIGPIPE, SIGIO]

    /// Takes the default action, death, from ``serviceSignals`` and ``harmlessSignals``, and holds the former back
    /// until a source asks for them: a SIGTERM in the first millisecond is then late instead of lost.
    ///
    /// To be called on the main thread before there is any other, since threads inherit what is held back. So do
    /// children, and they inherit what is ignored: who starts one gives it an empty mask and the default actions
    /// (posix_spawnattr_setsigmask(3), posix_spawnattr_setsigdefault(3)), as Dispatch's own threads make needful anyway.
    public static func ignoreDefaultActions() {
        var held = sigset_t()
        unsafe sigemptyset(&held)
        for number in serviceSignals { unsafe sigaddset(&held, number) }
        unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
        for number in serviceSignals + harmlessSignals { signal(number, SIG_IGN) }
    }

    /// Returns once the kernel delivers the signals here: libdispatch registers a source some time after it is
    /// activated, and a signal in between would do what it does by default, or be lost.
    /// - precondition: not called on `queue`, which is waited for.
    public init(signals: [Int32], queue: ServiceQueue, handler: @escaping @Sendable (Int32) -> Void) {
        dispatchPrecondition(condition: .notOnQueue(queue.queue))
        let registered = DispatchGroup()
        sources = signals.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue.queue)
            source.setEventHandler { @Sendable in handler(number) }
            registered.enter()
            source.setRegistrationHandler { @Sendable in registered.leave() }
            source.activate()
            return source
        }
        registered.wait()
    }

    deinit { cancel() }

    /// The signals come here no more.
    public func cancel() {
        for source in sources { source.cancel() }
    }
}

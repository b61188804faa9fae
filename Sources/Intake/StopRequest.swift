import Synchronization

/// Asked for by a signal, heeded by whatever takes long: a copy of a large file is given up, a recovery is broken off.
public final class StopRequest: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Not asked for yet.
    public init() {}

    /// Asks. Any thread may.
    public func ask() { flag.store(true, ordering: .releasing) }

    /// Whether it was asked for.
    public var isAsked: Bool { flag.load(ordering: .acquiring) }
}

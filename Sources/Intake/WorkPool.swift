/// Work fanned out over the cores and awaited: hashing, copying, flushing. Dispatch stands behind it in the service; a
/// test may do it in order.
public protocol WorkPool: Sendable {
    /// Calls `body` once for each index below `count`, on any thread, and `meanwhile` once on the caller's; returns when
    /// all have returned.
    func forEach(_ count: Int, meanwhile: () -> Void, _ body: @Sendable (Int) -> Void)
}

/// One after the other, on the caller's thread.
public struct InlineWork: WorkPool {
    private let meanwhileLast: Bool

    /// No threads.
    /// - Parameter meanwhileLast: whether the helpers are done before the caller goes on, as threads may be.
    public init(meanwhileLast: Bool = false) { self.meanwhileLast = meanwhileLast }

    /// In the order of the indexes.
    public func forEach(_ count: Int, meanwhile: () -> Void, _ body: @Sendable (Int) -> Void) {
        if !meanwhileLast { meanwhile() }
        for index in 0..<count { body(index) }
        if meanwhileLast { meanwhile() }
    }
}

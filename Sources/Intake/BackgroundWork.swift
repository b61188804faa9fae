/// Work that takes long, done beside the intake's queue: the bytes of large files. Dispatch stands behind it in the
/// service; a test may do it at once, or when it likes.
public protocol BackgroundWork: Sendable {
    /// Does `work` once, on any thread, when its turn has come.
    func async(_ work: @escaping @Sendable () -> Void)
}

/// At once, on the caller's thread.
public struct ImmediateWork: BackgroundWork {
    /// No threads.
    public init() {}

    /// Returns when it is done.
    public func async(_ work: @escaping @Sendable () -> Void) { work() }
}

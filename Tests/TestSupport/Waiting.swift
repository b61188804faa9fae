/// What a test waited for did not come about.
public struct WaitedInVain: Error, CustomStringConvertible {
    /// For what, and how long.
    public let description: String

    /// It, in words.
    public init(description: String) { self.description = description }
}

/// Waits until a condition holds.
///
/// - Parameters:
///   - what: for the error, the condition in words.
///   - deadline: how long to wait for it.
///   - interval: from one look to the next.
/// - Throws: ``WaitedInVain``, and what the condition throws.
public func waitUntil(
    _ what: String,
    within deadline: Duration = .seconds(20),
    every interval: Duration = .milliseconds(10),
    _ condition: () throws -> Bool
) async throws {
    let end = ContinuousClock.now + deadline
    while true {
        // The moment is read before looking, so that what came in time is found however late we look.
        let isLast = ContinuousClock.now >= end
        if try condition() { return }
        if isLast { throw WaitedInVain(description: "waited \(deadline) in vain: \(what)") }
        try await Task.sleep(for: interval)
    }
}

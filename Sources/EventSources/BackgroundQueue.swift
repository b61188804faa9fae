internal import Dispatch
internal import Synchronization

/// Does work off the intake's queue, at most so many pieces at a time, in the order they are handed in.
///
/// Every lane is a serial queue and so has a thread of its own when it needs one: work that hangs in the kernel holds
/// up its lane, never another one, and no thread waits for its turn.
public final class BackgroundQueue: Sendable {
    private struct Backlog {
        var idleLanes: [DispatchQueue]
        /// What waits for a lane, newest first and oldest first, so that taking the oldest costs the same however
        /// many wait.
        var incoming: [@Sendable () -> Void] = []
        var outgoing: [@Sendable () -> Void] = []

        mutating func takeOldest() -> (@Sendable () -> Void)? {
            if outgoing.isEmpty { (outgoing, incoming) = (incoming.reversed(), []) }
            return outgoing.popLast()
        }
    }

    private let backlog: Mutex<Backlog>

    /// - Parameter width: how many pieces of work run at the same time.
    /// - precondition: `width` is at least 1.
    public init(label: String, width: Int) {
        precondition(width >= 1, "a queue without a lane would never do its work")
        backlog = Mutex(Backlog(idleLanes: (0..<width).map { DispatchQueue(label: "\(label).\($0)") }))
    }

    /// Does `work` on some thread when its turn has come. Nothing is dropped: who hands in more than can be done
    /// bounds it himself.
    public func async(_ work: @escaping @Sendable () -> Void) {
        let lane: DispatchQueue? = backlog.withLock {
            guard let lane = $0.idleLanes.popLast() else {
                $0.incoming.append(work)
                return nil
            }
            return lane
        }
        if let lane { lane.async { self.run(work, on: lane) } }
    }

    private func run(_ first: @escaping @Sendable () -> Void, on lane: DispatchQueue) {
        var work = first
        while true {
            work()
            let next = backlog.withLock { backlog -> (@Sendable () -> Void)? in
                if let next = backlog.takeOldest() { return next }
                backlog.idleLanes.append(lane)
                return nil
            }
            guard let next else { return }
            work = next
        }
    }
}

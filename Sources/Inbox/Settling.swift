public import FileIO
public import ReleaseModel

/// Decides when a dropped file is whole. A value: it is told what was observed and when, and answers what to do; it
/// reads no clock and touches no file. The same machine serves events, scans, retries, the start and custody.
///
/// Four signals count: moved in by rename, closed after writing, a read lease granted, and nothing changed for the
/// quiet time. Size and mtime alone lie: a copy may have its full size before its data, and Windows keeps old mtimes.
public struct Settling: Sendable, Equatable {
    /// How long is quiet enough.
    public struct Rules: Sendable, Equatable {
        /// Quiet time where leases can be asked (`settle`).
        public var quiet: Duration
        /// Quiet time where they cannot (`settle_remote`).
        public var quietWithoutLease: Duration

        /// The two quiet times.
        public init(quiet: Duration, quietWithoutLease: Duration) {
            self.quiet = quiet
            self.quietWithoutLease = quietWithoutLease
        }
    }

    /// What the caller does next.
    public enum Action: Sendable, Equatable {
        /// Look again then, or when something happens to the file.
        case wait(until: MonotonicTime)
        /// Ask whether anybody has it open for writing, and tell ``Settling/lease(_:at:rules:)``.
        case askLease
        /// It is whole: take it, as it was last observed.
        case settled
    }

    /// The last observation.
    public private(set) var observed: FileObservation
    /// When the file was first seen.
    public private(set) var firstSeen: MonotonicTime
    /// When a change was last seen.
    public private(set) var lastChange: MonotonicTime
    /// Whether somebody had it open for writing when last asked.
    public private(set) var isOpenForWriting = false
    /// Whether the quiet time was over once and somebody still had it open: only its writer can end the wait.
    public private(set) var isHeldUp = false
    private var arrivedByMove: Bool
    private var leaseUnavailable = false
    private var emptySince: MonotonicTime?

    /// A file seen for the first time.
    public init(_ observation: FileObservation, movedIn: Bool, at now: MonotonicTime) {
        observed = observation
        firstSeen = now
        lastChange = now
        arrivedByMove = movedIn
        emptySince = observation.isEmptyFile ? now : nil
    }

    /// It was moved in by rename: the documented way for programs, whole unless somebody has it open.
    public mutating func movedIn(at now: MonotonicTime) {
        changed(at: now)
        arrivedByMove = true
    }

    /// Something happened to it that a look may not show: closed after writing, or its attributes set. Opened and
    /// closed five times, it is whole after the fifth.
    public mutating func touched(at now: MonotonicTime) {
        changed(at: now)
        arrivedByMove = false
        isOpenForWriting = false
    }

    /// It was put back from custody: a change, not an arrival.
    public mutating func putBack(_ observation: FileObservation, at now: MonotonicTime) {
        observed = observation
        changed(at: now)
        arrivedByMove = false
    }

    /// The quiet time begins anew, and whoever held it up has gone on.
    private mutating func changed(at now: MonotonicTime) {
        lastChange = now
        isHeldUp = false
    }

    /// A look at the file.
    public mutating func observe(
        _ observation: FileObservation,
        at now: MonotonicTime,
        rules: Rules
    ) -> Action {
        if observation != observed {
            if observation.identity != observed.identity {
                // Another file under the name: what was learned of the first says nothing of it.
                leaseUnavailable = false
                isOpenForWriting = false
                emptySince = nil
            } else if !observation.sameBytes(as: observed) {
                arrivedByMove = false
            }
            observed = observation
            changed(at: now)
        }
        if observation.isEmptyFile {
            emptySince = emptySince ?? now
        } else {
            emptySince = nil
        }
        return next(at: now, rules: rules)
    }

    /// The answer to ``Action/askLease``.
    public mutating func lease(_ lease: Lease, at now: MonotonicTime, rules: Rules) -> Action {
        isOpenForWriting = lease == .refused
        switch lease {
        case .granted:
            return .settled
        case .refused:
            arrivedByMove = false
            isHeldUp = isHeldUp || now >= lastChange + rules.quiet
            // Its close will be an event; where events are missed, the next look comes after another quiet time.
            return .wait(until: max(now, lastChange) + max(rules.quiet, Self.shortestWait))
        case .unavailable:
            leaseUnavailable = true
            arrivedByMove = false
            return next(at: now, rules: rules)
        }
    }

    private func next(at now: MonotonicTime, rules: Rules) -> Action {
        let quietUntil = lastChange + (leaseUnavailable ? rules.quietWithoutLease : rules.quiet)
        guard observed.kind == .regular else { return now >= quietUntil ? .settled : .wait(until: quietUntil) }
        if let emptySince {
            // Perhaps a placeholder whose bytes are still to come: neither moving nor quiet makes it whole.
            let due = max(emptySince + Limits.emptyFileWait, quietUntil)
            if now < due { return .wait(until: due) }
        } else if (leaseUnavailable || !arrivedByMove) && now < quietUntil {
            return .wait(until: quietUntil)
        }
        return leaseUnavailable ? .settled : .askLease
    }

    /// Between two requests for a lease on a file that somebody has open, even with `settle = "0s"`.
    private static let shortestWait = Duration.milliseconds(200)
}

/// What one look at a file shows of it.
public struct FileObservation: Sendable, Equatable {
    /// Device and inode.
    public var identity: FileStatus.Identity
    /// The type.
    public var kind: FileStatus.Kind
    /// Bytes.
    public var size: Int64
    /// mtime.
    public var modified: WallTime
    /// ctime: also set by renames, links and modes.
    public var changed: WallTime

    /// What statx(2) said.
    public init(_ status: FileStatus) {
        identity = status.identity
        kind = status.kind
        size = status.size
        modified = status.modified
        changed = status.changed
    }

    /// Whether it is a regular file without a byte.
    public var isEmptyFile: Bool { kind == .regular && size == 0 }

    /// Whether both looks show one inode with one size and mtime: a rename or a mode between them changes only ctime.
    public func sameBytes(as other: FileObservation) -> Bool {
        identity == other.identity && kind == other.kind && size == other.size && modified == other.modified
    }
}

import GRDB

/// Why the register did not answer.
public enum RegisterFault: Error, Sendable, CustomStringConvertible {
    /// The file is no register, or not what was written: it is made anew from the journal.
    case damaged(String)
    /// Written by a newer version of released: refused.
    case newer(Int)
    /// The place is out of order (disk full, I/O error, no permission).
    case unavailable(String)

    init(_ error: any Error) {
        switch error {
        case let fault as RegisterFault:
            self = fault
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_BUSY,
                .SQLITE_LOCKED, .SQLITE_NOMEM:
                self = .unavailable(error.message ?? error.description)
            default:
                self = .damaged(error.message ?? error.description)
            }
        default:
            // A value of another type than was written.
            self = .damaged("\(error)")
        }
    }

    /// What is wrong, and what follows.
    public var description: String {
        switch self {
        case .damaged(let problem): "the register is damaged (\(problem)): it is made anew from the journal"
        case .newer(let version):
            "the register was written by a newer version of released (format \(version)): install that one, or run"
                + " `releasectl rebuild` to make it anew"
        case .unavailable(let problem): "the register cannot be used: \(problem)"
        }
    }
}

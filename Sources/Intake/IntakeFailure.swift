public import FileIO
import SystemPackage
public import Journal
import ReleaseModel
public import Register

/// Why the service cannot go on: each with the words for STATUS and the log, and the exit code that tells systemd
/// whether to start it again.
public enum IntakeFailure: Error, Sendable, CustomStringConvertible {
    /// Another process serves this root.
    case busy(root: String, processIdentifier: Int32?)
    /// Journal, commit log or archive contradict what was written.
    case damaged(JournalDamage)
    /// A flush failed, or the place cannot be used at all.
    case disk(FileError)
    /// The register is of a newer version, or its place cannot be used.
    case register(RegisterFault)
    /// A start was broken off by a request to stop.
    case stopped

    /// sysexits(3): 65 damaged data, 74 I/O, 75 try again, 77 permission.
    public var exitCode: Int32 {
        switch self {
        case .busy: 75
        case .damaged: 65
        case .disk(let error): error.isPermission ? 77 : 74
        case .register(.newer): 65
        case .register: 74
        case .stopped: 0
        }
    }

    /// For `ERRNO=`.
    public var errorNumber: Int32 {
        switch self {
        case .busy: 11  // EAGAIN
        case .damaged: 74  // EBADMSG
        case .disk(let error): error.code.rawValue
        case .register: 5  // EIO
        case .stopped: 4  // EINTR
        }
    }

    /// What happened, and the remedy, for STATUS and the log.
    public var description: String {
        switch self {
        case .busy(let root, let holder):
            "\(root) is served by another released"
                + (holder.map { " (pid \($0)): stop that one, or give this one a root of its own" } ?? "")
        case .damaged(let damage): damage.description
        case .disk(let error):
            error.operation == .flush
                ? "\(error): what is on the disk is not known any more; stopping, to start again from what is there"
                : error.description
        case .register(let fault): fault.description
        case .stopped: "stopped before it was ready"
        }
    }

    /// Whatever was thrown, as a failure.
    static func of(_ error: any Error) -> any Error {
        switch error {
        case let error as FileError: IntakeFailure.disk(error)
        case let error as JournalDamage: IntakeFailure.damaged(error)
        case let error as RegisterFault: IntakeFailure.register(error)
        default: error
        }
    }
}

extension FileError {
    /// Whether it is a matter of owner and mode.
    public var isPermission: Bool { code == .permissionDenied || code == .notPermitted }
}

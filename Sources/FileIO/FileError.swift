public import SystemPackage

/// A system call that failed: which, on what, and why. Which verdict follows is decided elsewhere, in one place.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was attempted, as a verb for people.
    public enum Operation: String, Sendable {
        case open = "open"
        case read = "read"
        case write = "write"
        case flush = "flush"
        case reserve = "reserve space in"
        case look = "look at"
        case list = "list"
        case rename = "rename"
        case link = "link"
        case remove = "remove"
        case makeDirectory = "make the folder"
        case setPermissions = "set the mode of"
        case lease = "ask for a lease on"
        case lock = "lock"
        case watch = "watch"
        case close = "close"
    }

    /// What was attempted.
    public let operation: Operation
    /// On what: escaped, fit for a log line.
    public let path: String
    /// The call's own answer.
    public let code: Errno

    /// A failed operation on a path that is already escaped.
    public init(_ operation: Operation, _ path: String, _ code: Errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// `cannot write state/log/current: no space left on device`.
    public var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }

    /// The errno as a sentence, with a remedy where there is one.
    public var reason: String { Self.sentence(code) }

    /// What an errno means to the person who has to do something about it.
    static func sentence(_ code: Errno) -> String {
        switch code {
        case .noSpace: "no space left on the file system (or no inodes: df -i)"
        case .diskQuotaExceeded: "the disk quota is used up"
        case .permissionDenied: "permission denied (owner and mode: namei -l)"
        case .notPermitted: "operation not permitted (owner, or an immutable flag: lsattr)"
        case .readOnlyFileSystem: "the file system is read-only"
        case .tooManyOpenFiles: "this process has too many files open (LimitNOFILE=)"
        case .tooManyOpenFilesInSystem: "the machine has too many files open (sysctl fs.file-max)"
        case .ioError: "input/output error (the disk: dmesg)"
        case .staleNFSFileHandle: "the mount is stale"
        case .noSuchFileOrDirectory: "it is not there"
        case .tooManySymbolicLinkLevels: "it is a symbolic link, which is never followed here"
        default: code.description
        }
    }
}

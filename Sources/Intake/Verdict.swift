import FileIO
import SystemPackage

/// What follows from an error. Every error on the way of a file is judged here and nowhere else; a file's own faults
/// (empty, too large, no regular file, refused by a rule) are found by ``Refusal``.
enum Verdict: Equatable {
    /// The file is not there any more: nothing to do.
    case gone
    /// This one file cannot be taken now: it is left alone and tried again, later each time.
    case deferFile
    /// The place is out of order: everything waits where it is, and goes on by itself.
    case deferAll(code: String)
    /// The service must stop and start again from what is on the disk.
    case fatal

    init(_ error: FileError) {
        // A flush that failed has marked its pages clean: whatever is done next on them would be built on a lie.
        if error.operation == .flush {
            self = .fatal
            return
        }
        switch error.code {
        case .noSuchFileOrDirectory, .notDirectory:
            self = .gone
        case .noSpace, .diskQuotaExceeded:
            self = .deferAll(code: "disk-full")
        case .readOnlyFileSystem:
            self = .deferAll(code: "read-only")
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
            self = .deferAll(code: "too-many-open-files")
        case .noMemory:
            self = .deferAll(code: "no-memory")
        case .staleNFSFileHandle, .noSuchAddressOrDevice, .socketNotConnected, .timedOut:
            self = .deferAll(code: "mount-gone")
        default:
            self = .deferFile
        }
    }
}

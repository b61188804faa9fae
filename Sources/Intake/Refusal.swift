import FileIO
import ReleaseModel
import Settings

/// A file's own faults, for which it is set aside. Asked of what lies in custody, where nothing changes any more.
enum Refusal {
    /// Why a file of this name and status is not taken; nil for a release.
    static func of(
        _ name: PathBytes,
        _ status: FileStatus,
        largestBytes: Int64,
        refuse: [NamePattern]
    ) -> Rejection? {
        guard status.kind == .regular else {
            return Rejection(
                reason: .notARegularFile,
                detail: "\(word(status.kind)): only regular files are taken, nothing is followed"
            )
        }
        if status.size == 0 {
            let wait = Limits.emptyFileWait.forPeople
            return Rejection(reason: .empty, detail: "no byte in it after \(wait)")
        }
        if status.size > largestBytes {
            return Rejection(
                reason: .tooLarge,
                detail: "\(status.size) bytes; the limit `largest` is \(largestBytes) bytes"
            )
        }
        if let pattern = refuse.first(where: { $0.matches(name) }) {
            return Rejection(reason: .refusedByRule, detail: "its name matches \"\(pattern)\" of `refuse`")
        }
        return nil
    }

    /// Whether the bytes of a refused file are read for their hash: not where there are none, or too many.
    static func isHashed(_ reason: Rejection.Reason) -> Bool { reason == .empty || reason == .refusedByRule }

    private static func word(_ kind: FileStatus.Kind) -> String {
        switch kind {
        case .regular: "a regular file"
        case .directory: "a folder"
        case .symbolicLink: "a symbolic link"
        case .pipe: "a named pipe"
        case .socket: "a socket"
        case .characterDevice: "a character device"
        case .blockDevice: "a block device"
        }
    }
}

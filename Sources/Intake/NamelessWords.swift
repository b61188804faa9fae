public import FileIO
import ReleaseModel

/// Words for STATUS and conditions: no name of a file that somebody dropped is ever in them, escaped or not. The log
/// has the whole path.
extension FileError {
    /// What failed and why, with the service's own folder instead of the path.
    /// - Parameter root: the service's root, escaped.
    public func withoutNames(root: String) -> String {
        "cannot \(operation.rawValue) \(Self.place(path, root: root)): \(reason)"
    }

    /// `archive`, `journal`, `inbox` …: the first folder below the root.
    private static func place(_ path: String, root: String) -> String {
        guard path.hasPrefix(root + "/") else { return path == root ? root : "a file outside \(root)" }
        let below = path.dropFirst(root.count + 1)
        let parts = below.split(separator: "/", maxSplits: 1)
        return parts.first.map { "\(root)/\($0)" } ?? root
    }
}

extension IntakeFailure {
    /// The failure without the name of any dropped file, for STATUS.
    public func withoutNames(root: String) -> String {
        guard case .disk(let error) = self else { return description }
        let words = error.withoutNames(root: root)
        return error.operation == .flush
            ? "\(words): what the disk holds is not known any more; starting again from what is there" : words
    }
}

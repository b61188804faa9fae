import GRDB

/// Why the search index did not answer.
public enum SearchFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file is no index, not what was written, or of another version: it is made anew from journal and archive.
    case unusable(String)
    /// The place is out of order (disk full, I/O error, no permission).
    case unavailable(String)

    init(_ error: any Error) {
        switch error {
        case let fault as SearchFault: self = fault
        default:
            switch RegisterFault(error) {
            case .unavailable(let problem): self = .unavailable(problem)
            case .damaged(let problem): self = .unusable("it is damaged (\(problem))")
            case .newer(let version): self = .unusable("it has the format of another version (\(version))")
            }
        }
    }

    /// What is wrong, and what follows.
    public var description: String {
        switch self {
        case .unusable(let problem): "the search index: \(problem); it is made anew"
        case .unavailable(let problem): "the search index cannot be used: \(problem)"
        }
    }
}

import ReleaseModel

/// Something in the journal that is not as it was written, found by ``JournalVerifier``.
public struct JournalFault: Sendable, Equatable, CustomStringConvertible {
    /// Which file, and where in it.
    public let place: String
    /// What is wrong there.
    public let problem: String

    /// A fault at a place.
    public init(_ place: String, _ problem: String) {
        self.place = place
        self.problem = problem
    }

    init(_ position: JournalPosition, _ problem: String) {
        self.init("journal/\(JournalSegment.name(position.segment).text) byte \(position.offset)", problem)
    }

    /// `journal/000000000001.jsonl byte 57: …`.
    public var description: String { "\(place): \(problem)" }
}

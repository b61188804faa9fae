import TestSupport
import Testing

/// One thing that people, their programs or their machines put into an inbox, and what has to become of it.
struct BadInput: Sendable, CustomTestStringConvertible {
    /// The rule it stands for, in words; no two say the same.
    let rule: String
    /// Where the outcome shows, below the case's own folder.
    let path: RawPath
    let outcome: Outcome
    /// Puts it there; returns when its part is done, though the service may still wait.
    let drop: @Sendable (DropPlace) async throws -> Void

    /// - Parameter drop: nil for a file moved in by rename, the folders above it made before.
    init(
        _ rule: String,
        _ path: RawPath,
        _ outcome: Outcome,
        _ drop: (@Sendable (DropPlace) async throws -> Void)? = nil
    ) {
        self.rule = rule
        self.path = path
        self.outcome = outcome
        self.drop = drop ?? { try $0.moveIn() }
    }

    var testDescription: String { rule }

    /// What everyone sees of it in the end.
    enum Outcome: Sendable {
        /// Recorded once, as accepted, with the case's own content, or these bytes; of this media type where one is
        /// given.
        case accepted(bytes: [UInt8]? = nil, type: String? = nil)
        /// Records of this one path, in order: their kinds.
        case records([String])
        /// Several paths, each accepted once, nothing else in the folder.
        case each([RawPath])
        /// Recorded as rejected for this reason, and set aside.
        case rejected(String)
        /// Stays, has no record, and `explain` names this rule.
        case ignored(String)
        /// Stays, has no record, and `explain` gives this reason.
        case waits(String)
        /// A folder that stays, and nothing is recorded.
        case stays
        /// Nothing is there any more, nothing was recorded.
        case gone

        /// How many records it makes.
        var recordCount: Int {
            switch self {
            case .accepted, .rejected: 1
            case .records(let kinds): kinds.count
            case .each(let paths): paths.count
            case .ignored, .waits, .stays, .gone: 0
            }
        }

        static var accepted: Outcome { .accepted(bytes: nil, type: nil) }
    }
}

/// What the machine or the user of this run cannot make: said in the output, and no fault of the service.
struct CannotBeMadeHere: Error {
    let reason: String
}

/// A family of cases that one service meets.
struct BadInputFamily: Sendable {
    /// A short ASCII word: the cases' folders begin with it.
    let name: String
    let cases: [BadInput]

    /// The folder of a case, below the inbox.
    func folder(_ index: Int) -> RawPath { RawPath("\(name)-\(index)") }
}

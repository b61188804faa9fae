/// Why a drop was set aside: the file's own fault, never ours.
public struct Rejection: Sendable, Equatable {
    /// `data.reason`.
    public enum Reason: String, Sendable, CaseIterable {
        /// No byte came within ``Limits/emptyFileWait``.
        case empty = "empty"
        /// Larger than `largest` in the configuration.
        case tooLarge = "too-large"
        /// A link, pipe, socket or device.
        case notARegularFile = "not-a-regular-file"
        /// Its name matches `refuse` in the configuration.
        case refusedByRule = "refused-by-rule"
    }

    /// The code.
    public var reason: Reason
    /// A sentence for sysadmins, in English.
    public var detail: String

    /// A reason and a sentence that says what was found.
    public init(reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }
}

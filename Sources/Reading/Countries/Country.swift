/// A country or territory of ISO 3166-1, by its two codes.
public struct Country: Hashable, Sendable {
    /// The two capital letters of ISO 3166-1.
    public let alpha2: String

    /// The three digits of the UN's M49, leading zeros kept: a string, never a number.
    public let m49: String

    init(alpha2: String, m49: String) {
        self.alpha2 = alpha2
        self.m49 = m49
    }
}

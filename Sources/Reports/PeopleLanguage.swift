/// The language in which the folder itself answers the people who drop into it.
public enum PeopleLanguage: String, Sendable, CaseIterable {
    /// English.
    case en
    /// French.
    case fr
}

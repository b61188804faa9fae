import Foundation

/// The name of a clock: a place of the tz database, such as `Europe/Zurich`, or `UTC`.
enum TimeZoneName {
    /// - Throws: ``BadText``: the machine knows no such clock.
    static func parse(_ text: String) throws(BadText) -> String {
        if text == standard || isKnown(text) { return text }
        throw BadText(
            problem: "unknown time zone \(text.quoted)",
            remedy: "write a name of the tz database, such as \("Europe/Zurich".quoted), or \(standard.quoted)"
        )
    }

    /// The clock that everybody has.
    static let standard = "UTC"

    private static func isKnown(_ text: String) -> Bool {
        // Foundation takes nonsense such as "GMT+25" for an offset: what is meant is a place.
        text.contains("/") && TimeZone(identifier: text) != nil
    }
}

import Foundation
import Reading
import ReleaseModel

/// The clock of an inbox: what a time in a release means that names no zone.
enum InboxClock {
    /// - Parameter name: a place of the tz database; what is none, or UTC, is Greenwich. Foundation's tables are only
    ///   loaded for a place.
    static func zone(_ name: String) -> ZoneOffset {
        guard name.contains("/"), let zone = TimeZone(identifier: name) else { return .utc }
        return ZoneOffset { year, month, day, hour, minute in
            let days = WallTime.days(Int64(year), Int64(month), Int64(day))
            let shown = Double((days * 24 + Int64(hour)) * 3_600 + Int64(minute) * 60)
            // What the clock was ahead by a day before and a day after: it shows the time by one of the two. Where it
            // shows it twice, or never, the later moment counts: an embargo ends no earlier.
            let around = [-86_400.0, 86_400.0].map {
                zone.secondsFromGMT(for: Date(timeIntervalSince1970: shown + $0))
            }
            let fitting = around.filter {
                zone.secondsFromGMT(for: Date(timeIntervalSince1970: shown - Double($0))) == $0
            }
            return (fitting.isEmpty ? around : fitting).min()
        }
    }
}

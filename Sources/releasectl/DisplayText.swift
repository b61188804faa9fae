import Journal
import ReleaseModel

extension String {
    /// On one line and harmless: what could move a cursor, hide itself or break the line stands as `\u{…}`.
    var harmless: String {
        var out = ""
        for scalar in unicodeScalars {
            if scalar.isUnfitForDisplay {
                out += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Columns on a terminal, as wcwidth(3) counts: marks take none, East Asian wide letters two.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// Exactly so many columns: filled with spaces, or cut with an ellipsis at the end.
    func fitted(to width: Int) -> String {
        let columns = self.columns
        if columns <= width { return self + String(repeating: " ", count: width - columns) }
        var out = ""
        var used = 0
        for scalar in unicodeScalars where used >= 0 {
            guard used + scalar.columns < width else { break }
            out.unicodeScalars.append(scalar)
            used += scalar.columns
        }
        return out + "…" + String(repeating: " ", count: max(0, width - used - 1))
    }

    /// At the right edge of so many columns.
    func right(_ width: Int) -> String { String(repeating: " ", count: max(0, width - columns)) + self }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

/// Sizes, times and counts for people.
enum Words {
    /// `812 B`, `4.0 KiB`, `64 MiB`: three digits at most.
    static func size(_ bytes: Int64) -> String {
        guard bytes >= 1_024 else { return "\(bytes) B" }
        var value = Double(bytes)
        var unit = 0
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        while value >= 1_023.5, unit + 1 < units.count {
            value /= 1_024
            unit += 1
        }
        let tenths = Int64((value * 10).rounded())
        return (tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(Int64(value.rounded()))") + " \(units[unit])"
    }

    /// `1 record`, `2 records`.
    static func count(_ number: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// Wall clock time gone since then.
    static func since(_ then: WallTime, now: WallTime) -> String {
        Duration.seconds(max(0, now.seconds - then.seconds)).forPeople
    }
}

extension JournalLine {
    /// `accepted`, `duplicate`, …: the middle of the type, the whole of one that is written otherwise.
    var word: String {
        let parts = type.split(separator: ".", omittingEmptySubsequences: false)
        return (parts.count == 3 && parts[0] == "released" ? String(parts[1]) : type).harmless
    }

    /// The path below its inbox, escaped.
    var path: String { folder.appending(name).escaped }

    /// `2026-11-21T08:00:00Z`.
    var timeInSeconds: String {
        guard let time = WallTime(rfc3339: time) else { return time.harmless }
        return time.rfc3339(.seconds)
    }

    /// Why, or as what; nil for what stands by itself.
    var about: String? {
        if let reason { return reason.harmless + (detail.map { ": " + $0.harmless } ?? "") }
        guard let original else { return nil }
        switch match.flatMap({ ReleaseRelation.Match(rawValue: $0) }) {
        case .text: return "same text as \(original)"
        case .near where type == EventType.revised.rawValue: return "another version of \(original)"
        case .near: return "much like \(original)"
        case .bytes, nil: return "same bytes as \(original)"
        }
    }

    /// One line for people.
    var short: String {
        let parts = [timeInSeconds, sequence.description, word, path, "(\(Words.size(sizeInBytes)))", about]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}

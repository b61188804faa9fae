import Journal
import ReleaseModel

/// Records in columns that fit the terminal; where there is none, nothing is cut.
struct RecordTable {
    private let hasSeconds: Bool
    private let statusWidth: Int
    /// nil: as long as it is.
    private let headlineWidth: Int?

    /// - Parameter columns: of the terminal.
    init(columns: Int?) {
        let isWide = columns.map { $0 >= 110 } ?? true
        hasSeconds = isWide
        statusWidth = isWide ? 18 : 15
        let others = 12 + (isWide ? 19 : 11) + 9 + 2 + 4 + statusWidth + 6
        headlineWidth = columns.map { max(8, $0 - others) }
    }

    /// What stands above the columns.
    var header: String { row("SEQUENCE", "TIME (UTC)", "OUTCOME", "CC", "LANG", "STATUS", "HEADLINE OR FILE") }

    /// One record; a headline where it has one, else the file's path below its inbox.
    func row(_ record: JournalLine) -> String {
        let time = record.timeInSeconds.replacing("T", with: " ").replacing("Z", with: "")
        return row(
            record.sequence.description,
            hasSeconds ? time : String(time.dropFirst(5).prefix(11)),
            record.word,
            (record.text?.country ?? "").harmless,
            (record.text?.language ?? "").harmless,
            Self.status(record),
            record.text?.headline.map(\.harmless) ?? record.path
        )
    }

    /// Why it was rejected, of what it is a duplicate, or whether it may be used and which version it is.
    private static func status(_ record: JournalLine) -> String {
        if let reason = record.reason { return reason.harmless }
        if record.type == EventType.duplicate.rawValue { return record.original.map { "of \($0)" } ?? "" }
        guard let text = record.text else { return "" }
        return (text.pubStatus ?? "").harmless + (text.version > 1 ? " v\(text.version)" : "")
    }

    private func row(
        _ sequence: String,
        _ time: String,
        _ outcome: String,
        _ country: String,
        _ language: String,
        _ status: String,
        _ headline: String
    ) -> String {
        let columns = [
            sequence.fitted(to: 12), time.fitted(to: hasSeconds ? 19 : 11), outcome.fitted(to: 9),
            country.fitted(to: 2), language.fitted(to: 4), status.fitted(to: statusWidth),
            headlineWidth.map { headline.fitted(to: $0) } ?? headline,
        ]
        return columns.joined(separator: " ").trimmingTrailingSpaces
    }
}

extension String {
    /// Without spaces at its end.
    var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

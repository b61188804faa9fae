import FileIO
import Journal
import ReleaseModel

/// Prints stretches of the journal in the form that was asked for.
final class RecordPrinter {
    private let form: JournalCommand.Form
    private let type: String?
    private let pattern: BytePattern?
    private var table: RecordTable?

    init(form: JournalCommand.Form, type: String?) {
        self.form = form
        self.type = type
        // Most lines of another type need not be taken apart.
        pattern = type.map { BytePattern(JournalSearch.text(ofType: $0)) }
    }

    /// - Returns: the last record printed; nil when none of them was.
    func print(_ stretch: JournalCopier.Stretch) throws -> SequenceNumber? {
        guard form != .json || type != nil else {
            try StandardStreams.write(stretch.bytes)
            return stretch.last
        }
        var last: SequenceNumber?
        var out: [UInt8] = []
        let lines = stretch.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for (index, text) in lines.enumerated() {
            if let pattern, pattern.firstIndex(in: text) == nil { continue }
            guard let record = JournalLine(text) else {
                try StandardStreams.write(out[...])
                let sequence = SequenceNumber(stretch.last.value - UInt64(lines.count - 1 - index))
                throw JournalDamage("journal", "the line where record \(sequence) should stand is no record")
            }
            if let type, record.type != type { continue }
            last = record.sequence
            switch form {
            case .json: out += text + [UInt8(ascii: "\n")]
            case .short: out += Array((record.short + "\n").utf8)
            case .table: out += Array(row(record).utf8)
            }
        }
        try StandardStreams.write(out[...])
        return last
    }

    private func row(_ record: JournalLine) -> String {
        if let table { return table.row(record) + "\n" }
        let table = RecordTable(columns: LinuxProcess.terminalColumns(StandardStreams.output))
        self.table = table
        return table.header + "\n" + table.row(record) + "\n"
    }
}

/// Columns that fit the terminal; where there is none, nothing is cut.
struct RecordTable {
    private let hasSeconds: Bool
    /// nil: as long as it is.
    private let fileWidth: Int?
    private let aboutWidth: Int

    init(columns: Int?) {
        let isWide = columns.map { $0 >= 110 } ?? true
        hasSeconds = isWide
        aboutWidth = isWide ? 18 : 15
        let others = 12 + (isWide ? 19 : 11) + 9 + 8 + aboutWidth + 5
        fileWidth = columns.map { max(8, $0 - others) }
    }

    var header: String {
        row("SEQUENCE", "TIME (UTC)", "OUTCOME", "SIZE".right(8), "RELATION", "FILE")
    }

    func row(_ record: JournalLine) -> String {
        let time = record.timeInSeconds.replacing("T", with: " ").replacing("Z", with: "")
        return row(
            record.sequence.description,
            hasSeconds ? time : String(time.dropFirst(5).prefix(11)),
            record.word,
            Words.size(record.sizeInBytes).right(8),
            record.reason?.harmless ?? record.original.map { "of \($0)" } ?? "",
            record.path
        )
    }

    private func row(
        _ sequence: String,
        _ time: String,
        _ outcome: String,
        _ size: String,
        _ about: String,
        _ file: String
    ) -> String {
        let columns = [
            sequence.fitted(to: 12), time.fitted(to: hasSeconds ? 19 : 11), outcome.fitted(to: 9), size,
            about.fitted(to: aboutWidth), fileWidth.map { file.fitted(to: $0) } ?? file,
        ]
        return columns.joined(separator: " ").trimmingTrailingSpaces
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

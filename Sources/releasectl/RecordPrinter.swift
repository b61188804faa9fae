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

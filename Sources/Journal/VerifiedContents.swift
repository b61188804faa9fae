public import ReleaseModel

/// What a verifier remembers of each record it has read: some 50 bytes, so that a million records cost 50 MB; where
/// each has a text, 86.
public struct VerifiedContents: Sendable {
    /// What a record says of an original.
    public struct Original: Sendable {
        /// The record.
        public let sequence: SequenceNumber
        /// Its content.
        public let digest: ContentDigest
        /// Its size in bytes.
        public let sizeInBytes: Int64
        /// Whether this record is said to be the first of these bytes.
        public let isFirst: Bool
        /// What its clean text hashes to in its canonical form; nil where the record has no text.
        public let text: ContentDigest?
        /// Whether it is Markdown: its text is read by other rules than that of plain text.
        public let isMarkdown: Bool
    }

    private struct Marks: OptionSet {
        let rawValue: UInt8
        static let digest = Marks(rawValue: 1)
        static let original = Marks(rawValue: 2)
        static let first = Marks(rawValue: 4)
        static let markdown = Marks(rawValue: 8)
    }

    /// Strictly rising.
    private var sequences: [UInt64] = []
    private var digests: [ContentDigest] = []
    private var sizes: [Int64] = []
    private var marks: [Marks] = []
    /// Which of the records have a text, strictly rising: not every release has one.
    private var textIndexes: [UInt32] = []
    private var textDigests: [ContentDigest] = []

    init() {}

    /// Records remembered.
    public var count: Int { sequences.count }

    /// Remembers a record; not one that stands behind a later one, which is a fault already.
    mutating func add(_ line: JournalLine) {
        if let last = sequences.last, line.sequence.value <= last { return }
        var marks: Marks = line.digest == nil ? [] : .digest
        if line.digest != nil && line.href != nil { marks.insert(.original) }
        if line.isFirstOfItsBytes { marks.insert(.first) }
        if line.contentType == "text/markdown" { marks.insert(.markdown) }
        if let text = line.text {
            textIndexes.append(UInt32(sequences.count))
            textDigests.append(text.digest)
        }
        sequences.append(line.sequence.value)
        digests.append(line.digest ?? .zero)
        sizes.append(line.sizeInBytes)
        self.marks.append(marks)
    }

    /// The content of a record. - Returns: nil when there is no such record, or it has none.
    func digest(of sequence: SequenceNumber) -> ContentDigest? {
        guard let index = Self.index(of: sequence.value, in: sequences), marks[index].contains(.digest) else {
            return nil
        }
        return digests[index]
    }

    /// The digest of a record's text. - Returns: nil when there is no such record, or it has none.
    func text(of sequence: SequenceNumber) -> ContentDigest? {
        Self.index(of: sequence.value, in: sequences).flatMap { text(at: $0) }
    }

    private func text(at index: Int) -> ContentDigest? {
        Self.index(of: UInt32(index), in: textIndexes).map { textDigests[$0] }
    }

    /// Where a value stands among strictly rising ones.
    private static func index<Value: Comparable>(of value: Value, in values: [Value]) -> Int? {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < values.count && values[low] == value ? low : nil
    }

    /// The originals whose records were read, by the first byte of their SHA-256: 256 lists, each in the order of the
    /// records.
    public func originals(_ body: (_ firstByte: UInt8, _ originals: [Original]) throws -> Void) rethrows {
        var lists = [[UInt32]](repeating: [], count: 256)
        for index in digests.indices where marks[index].contains(.original) {
            lists[Int(digests[index].bytes[0])].append(UInt32(index))
        }
        for (byte, list) in lists.enumerated() {
            try body(
                UInt8(byte),
                list.map { index in
                    let index = Int(index)
                    return Original(
                        sequence: SequenceNumber(sequences[index]),
                        digest: digests[index],
                        sizeInBytes: sizes[index],
                        isFirst: marks[index].contains(.first),
                        text: text(at: index),
                        isMarkdown: marks[index].contains(.markdown)
                    )
                }
            )
        }
    }
}

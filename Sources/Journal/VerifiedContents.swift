public import ReleaseModel

/// What a verifier remembers of each record it has read: some 50 bytes, so that a million records cost 50 MB.
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
    }

    private struct Marks: OptionSet {
        let rawValue: UInt8
        static let digest = Marks(rawValue: 1)
        static let original = Marks(rawValue: 2)
        static let first = Marks(rawValue: 4)
    }

    /// Strictly rising.
    private var sequences: [UInt64] = []
    private var digests: [ContentDigest] = []
    private var sizes: [Int64] = []
    private var marks: [Marks] = []

    init() {}

    /// Records remembered.
    public var count: Int { sequences.count }

    /// Remembers a record; not one that stands behind a later one, which is a fault already.
    mutating func add(_ line: JournalLine) {
        if let last = sequences.last, line.sequence.value <= last { return }
        var marks: Marks = line.digest == nil ? [] : .digest
        if line.digest != nil && line.href != nil { marks.insert(.original) }
        if line.isFirstOfItsBytes { marks.insert(.first) }
        sequences.append(line.sequence.value)
        digests.append(line.digest ?? .zero)
        sizes.append(line.sizeInBytes)
        self.marks.append(marks)
    }

    /// The content of a record. - Returns: nil when there is no such record, or it has none.
    func digest(of sequence: SequenceNumber) -> ContentDigest? {
        var low = 0
        var high = sequences.count
        while low < high {
            let middle = (low + high) / 2
            if sequences[middle] < sequence.value { low = middle + 1 } else { high = middle }
        }
        guard low < sequences.count, sequences[low] == sequence.value, marks[low].contains(.digest) else { return nil }
        return digests[low]
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
                        isFirst: marks[index].contains(.first)
                    )
                }
            )
        }
    }
}

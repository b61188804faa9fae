public import FileIO
public import ReleaseModel

/// A whole line that is a record, wherever it was found.
public struct SurveyedLine: Sendable, Hashable {
    /// What it says its sequence is.
    public let sequence: SequenceNumber
    /// The SHA-256 of the line, its newline included.
    public let hash: ContentDigest
    /// Its `prevhash`.
    public let previousHash: ContentDigest
    /// Where it begins, in bytes from the start of what it was found in.
    public let offset: Int64
    /// Its bytes, the newline included.
    public let count: Int

    /// A line that is a record.
    public init(
        sequence: SequenceNumber,
        hash: ContentDigest,
        previousHash: ContentDigest,
        offset: Int64,
        count: Int
    ) {
        self.sequence = sequence
        self.hash = hash
        self.previousHash = previousHash
        self.offset = offset
        self.count = count
    }

    /// The records among whole lines.
    public static func lines(of bytes: ArraySlice<UInt8>) -> [SurveyedLine] {
        var offset: Int64 = 0
        return LineChecks.lines(of: bytes) { count, body in (0..<count).forEach(body) }.compactMap { line in
            defer { offset += Int64(line.count) }
            return SurveyedLine(line, offset: offset)
        }
    }

    init?(_ line: LineChecks.Line, offset: Int64) {
        guard let record = line.record, line.count <= Limits.recordBytesMax, record.sequence >= .first,
            record.sequence.value < Limits.sequenceMax
        else { return nil }
        self.init(
            sequence: record.sequence,
            hash: line.hash,
            previousHash: record.previousHash,
            offset: offset,
            count: line.count
        )
    }
}

/// Every line of a segment that is a record, and what lies between them: what a repair has to go by. A line costs some
/// 90 bytes of memory.
public struct SurveyedSegment: Sendable {
    /// Bytes up to a newline that are no record.
    public struct Broken: Sendable, Hashable {
        /// The record that should stand there, counting lines from the last record on.
        public let sequence: SequenceNumber
        /// Where they begin.
        public let offset: Int64
        /// How many, the newline included where there is one.
        public let count: Int64
        /// Whether a newline ends them.
        public let endsWithNewline: Bool
    }

    /// Its name says so.
    public let first: SequenceNumber
    /// Its bytes.
    public private(set) var size: Int64 = 0
    /// Whether its mode lets anybody write to it.
    public private(set) var isWritable = false
    /// Records, in the order of the file.
    public private(set) var lines: [SurveyedLine] = []
    /// What is none.
    public private(set) var broken: [Broken] = []

    /// Reads a whole segment.
    /// - Parameters:
    ///   - forEach: calls its second argument once for each index below the first, on any thread.
    ///   - progress: told of the bytes read since it was last told.
    public init(
        _ first: SequenceNumber,
        in folder: Directory,
        forEach: @escaping (Int, @Sendable (Int) -> Void) -> Void,
        progress: (Int64) -> Void
    ) throws(FileError) {
        self.first = first
        let stretches = SegmentStretches(try folder.open(JournalSegment.name(first), .read))
        var next = first
        func miss(_ offset: Int64, _ count: Int64, endsWithNewline: Bool) {
            broken.append(
                Broken(sequence: next, offset: offset, count: count, endsWithNewline: endsWithNewline)
            )
            if next.value < Limits.sequenceMax { next = next.next }
        }
        while true {
            var offset = stretches.offset
            switch try stretches.next() {
            case .lines(let bytes):
                for line in LineChecks.lines(of: bytes, forEach) {
                    if let record = SurveyedLine(line, offset: offset) {
                        lines.append(record)
                        next = record.sequence.next
                    } else {
                        miss(offset, Int64(line.count), endsWithNewline: true)
                    }
                    offset += Int64(line.count)
                }
                progress(Int64(bytes.count))
            case .overlong:
                try stretches.skipLine()
                miss(offset, stretches.offset - offset, endsWithNewline: true)
            case .end(let torn):
                if torn > 0 { miss(offset, Int64(torn), endsWithNewline: false) }
                let status = try stretches.status()
                size = status.size
                isWritable = status.permissions & 0o222 != 0
                return
            }
        }
    }
}

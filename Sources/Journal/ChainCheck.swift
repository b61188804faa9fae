public import ReleaseModel

/// Holds one line of the journal after another against what must be true of it: it is a record, its sequence is the
/// next, its `prevhash` is the hash of the line before.
public struct ChainCheck: Sendable {
    /// The sequence that must come next.
    public private(set) var next: SequenceNumber
    /// The hash of the line before.
    public private(set) var previousHash: ContentDigest

    /// A check that begins behind a known line.
    public init(next: SequenceNumber, previousHash: ContentDigest) {
        self.next = next
        self.previousHash = previousHash
    }

    /// Goes over records that are known to be lost.
    /// - Throws: ``JournalDamage`` when they are not the ones that come next.
    public mutating func pass(_ lost: LostRecords, at position: JournalPosition) throws {
        guard lost.first == next, lost.hashBefore == previousHash else {
            throw JournalDamage(position, "the note \(lost.name.text) does not go on from the line before it")
        }
        next = lost.next
        previousHash = lost.hashCarried
    }

    /// Takes the next line, its newline included.
    /// - Throws: ``JournalDamage`` that says what is not true of it.
    public mutating func take(_ bytes: ArraySlice<UInt8>, at position: JournalPosition) throws -> JournalLine {
        guard let line = JournalLine(bytes.dropLast()) else {
            throw JournalDamage(position, "the line where record \(next) should stand is no record")
        }
        guard line.sequence == next else {
            throw JournalDamage(position, "record \(line.sequence) stands where \(next) should")
        }
        guard next.value < Limits.sequenceMax else {
            throw JournalDamage(position, "record \(next) has the last number there is")
        }
        guard line.previousHash == previousHash else {
            throw JournalDamage(position, "record \(next) does not carry the hash of the line before it")
        }
        previousHash = JournalLine.hash(bytes)
        next = next.next
        return line
    }
}

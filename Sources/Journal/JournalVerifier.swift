public import FileIO
public import ReleaseModel
import SystemPackage

/// Reads the whole journal and holds it against all that must be true of it by itself: every line is a record and short
/// enough, sequences have no gaps, each line carries the hash of the one before, duplicates point to a record of the
/// same bytes or of a text, revisions to an earlier release, each content is accepted once, closed segments are read-only. It goes on after a fault, so that one
/// reading finds them all. It changes nothing.
public final class JournalVerifier {
    /// What is known of the records read.
    public private(set) var contents = VerifiedContents()
    /// Records counted, those that cannot be read included.
    public private(set) var records: UInt64 = 0
    /// The last record, nil when there is none.
    public private(set) var last: SequenceNumber?
    /// Bytes behind the last line that have no newline yet.
    public private(set) var tornBytes = 0
    /// The hash of the line that was to be remembered; nil when it did not come by.
    public private(set) var rememberedHash: ContentDigest?

    /// Records that a repair has found to be lost for good, each known by its note.
    public private(set) var lost: [LostRecords] = []

    private let folder: Directory
    private let remembered: SequenceNumber?
    private let href: (ContentDigest) -> String
    private let textHref: (ContentDigest) -> String
    private let forEach: LineChecks.ForEach
    private let tell: (JournalFault) -> Void
    private var next = SequenceNumber.first
    /// nil where the line before is not there or cannot be read: then nothing is said of the link to it.
    private var previousHash: ContentDigest? = .zero

    /// - Parameters:
    ///   - remembered: the record whose line's hash is to be kept.
    ///   - href: where the original of a content is, as a record names it.
    ///   - textHref: where its clean text is.
    ///   - forEach: calls its second argument once for each index below the first, on any thread.
    ///   - tell: told of each fault, in the order of the journal.
    public init(
        folder: Directory,
        remembering remembered: SequenceNumber?,
        href: @escaping (ContentDigest) -> String,
        textHref: @escaping (ContentDigest) -> String,
        forEach: @escaping (Int, @Sendable (Int) -> Void) -> Void,
        tell: @escaping (JournalFault) -> Void
    ) {
        self.folder = folder
        self.remembered = remembered
        self.href = href
        self.textHref = textHref
        self.forEach = forEach
        self.tell = tell
    }

    /// Reads all there is.
    /// - Parameter progress: told of the bytes read since it was last told.
    /// - Throws: ``FileError`` when the folder cannot be listed; a segment that cannot be read is a fault.
    public func run(progress: (Int64) -> Void) throws(FileError) {
        let segments = try JournalSegment.list(in: folder)
        for (index, first) in segments.enumerated() {
            let isClosed = index + 1 < segments.count
            try begin(first)
            do { try read(first, isClosed: isClosed, progress) } catch {
                tell(JournalFault("journal/\(JournalSegment.name(first).text)", error.description))
                previousHash = nil
            }
        }
        checkAcceptedOnce()
    }

    private func begin(_ first: SequenceNumber) throws(FileError) {
        let place = JournalPosition(segment: first, offset: 0)
        if let lost = try LostRecords.before(first, in: folder), lost.first == next {
            if let previousHash, previousHash != lost.hashBefore {
                tell(
                    JournalFault(place, "the note \(lost.name.text) remembers another line before it than stands there")
                )
            }
            self.lost.append(lost)
            next = first
            previousHash = lost.hashCarried
            return
        }
        guard first != next else { return }
        if first > next {
            tell(JournalFault(place, "\(missing(before: first)): a segment is not there, or not whole"))
        } else {
            tell(JournalFault(place, "the segment begins with record \(first), the one before ends with \(lastText)"))
        }
        next = first
        previousHash = nil
    }

    private func read(_ first: SequenceNumber, isClosed: Bool, _ progress: (Int64) -> Void) throws(FileError) {
        let segment = SegmentStretches(try folder.open(JournalSegment.name(first), .read))
        while true {
            var place = JournalPosition(segment: first, offset: segment.offset)
            switch try segment.next() {
            case .lines(let bytes):
                for line in LineChecks.lines(of: bytes, forEach) {
                    take(line, at: place)
                    place.offset += Int64(line.count)
                }
                progress(Int64(bytes.count))
            case .overlong:
                tell(JournalFault(place, "a line longer than \(Limits.recordBytesMax) bytes"))
                count(hash: nil)
                try segment.skipLine()
            case .end(let torn):
                try end(torn, at: place, of: segment, isClosed: isClosed)
                return
            }
        }
    }

    private func end(
        _ torn: Int,
        at place: JournalPosition,
        of segment: SegmentStretches,
        isClosed: Bool
    ) throws(FileError) {
        guard isClosed else {
            tornBytes = torn
            return
        }
        if torn > 0 {
            tell(JournalFault(place, "the segment has a successor and ends within a line"))
            count(hash: nil)
        }
        let permissions = try segment.status().permissions
        if permissions & 0o222 != 0 {
            let mode = String(permissions, radix: 8)
            let text = "the segment has a successor and can still be written to (mode \(mode)): chmod 0444"
            tell(JournalFault("journal/\(JournalSegment.name(place.segment).text)", text))
        }
    }

    private func take(_ line: LineChecks.Line, at place: JournalPosition) {
        guard let record = line.record else {
            tell(JournalFault(place, "the line where record \(next) should stand is no record"))
            return count(hash: line.hash)
        }
        if line.count > Limits.recordBytesMax {
            tell(JournalFault(place, "record \(next) is longer than \(Limits.recordBytesMax) bytes"))
        }
        if record.sequence > next {
            tell(JournalFault(place, missing(before: record.sequence)))
        } else if record.sequence < next {
            tell(JournalFault(place, "record \(record.sequence) stands where \(next) should"))
        } else if let previousHash, record.previousHash != previousHash {
            let text = "record \(next) does not carry the hash of the line before it: one of the two was changed"
            tell(JournalFault(place, text))
        }
        // What follows is held against what this line says of itself: one fault, not one for each line to come.
        next = record.sequence
        check(record, at: place)
        contents.add(record)
        count(hash: line.hash)
    }

    /// What the record says of contents.
    private func check(_ record: JournalLine, at place: JournalPosition) {
        let rules = ContentRules(contents: contents, lost: lost, href: href, textHref: textHref)
        for problem in rules.problems(of: record) { tell(JournalFault(place, problem)) }
    }

    private func count(hash: ContentDigest?) {
        if next == remembered { rememberedHash = hash }
        previousHash = hash
        last = next
        records += 1
        if next.value < Limits.sequenceMax { next = next.next }
    }

    private func checkAcceptedOnce() {
        contents.originals { _, originals in
            var seen: [ContentDigest: SequenceNumber] = [:]
            for original in originals where original.isFirst {
                guard let earlier = seen.updateValue(original.sequence, forKey: original.digest) else { continue }
                let text = "record \(original.sequence) accepts the bytes of record \(earlier) once more"
                tell(JournalFault("journal", text))
            }
        }
    }

    private var lastText: String { last?.description ?? "none" }

    private func missing(before sequence: SequenceNumber) -> String {
        let end = SequenceNumber(sequence.value - 1)
        return next == end ? "record \(next) is missing" : "records \(next) to \(end) are missing"
    }
}

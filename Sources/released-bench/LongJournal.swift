import FileIO
import Journal
import ReleaseModel

/// A journal of records that no service made, as long as is wanted: real lines, chained, in segments of the size that
/// the service gives them.
struct LongJournal {
    /// The journal's folder.
    let folder: Directory
    let records: Int
    let bytes: Int

    private static let segmentBytes: Int64 = 64 << 20

    /// Writes it. - Parameter bytes: it has at least so many.
    init(bytes wanted: Int, in folder: Directory) throws {
        self.folder = folder
        _ = try folder.open(JournalSegment.name(.first), .createNew, permissions: 0o644)
        let writer = try JournalWriter(folder: folder, head: .beginning)
        var noise = Noise(seed: folder.calls.randomNumber())
        let start = folder.calls.wallTime()
        var written = 0
        while written < wanted {
            // Before a frame, so that the last segment is never empty.
            if writer.head.position.offset >= Self.segmentBytes { try Self.beginSegment(writer) }
            let frame = Self.frame(behind: writer.head, start, &noise)
            try writer.append(frame)
            written += frame.lines.count
        }
        try writer.flush()
        records = Int(writer.head.next.value - 1)
        bytes = written
    }

    private static func beginSegment(_ writer: JournalWriter) throws {
        try writer.flush()
        var next = writer.head
        next.position = JournalPosition(segment: next.next, offset: 0)
        try writer.prepareSegment(next.next)
        try writer.startSegment(next)
    }

    /// As many records as the service commits at once.
    private static func frame(behind head: JournalHead, _ time: WallTime, _ noise: inout Noise) -> CommitFrame {
        var (lines, sequence, last) = ([UInt8](), head.next, head.lastHash)
        for _ in 0..<Limits.batchFilesMax {
            let line = RecordEncoder.line(record(sequence, last, time, &noise))
            last = JournalLine.hash(line[...])
            sequence = sequence.next
            lines += line
        }
        return CommitFrame(lines: lines, count: Limits.batchFilesMax, lastHash: last, drops: [])
    }

    private static func record(
        _ sequence: SequenceNumber,
        _ previous: ContentDigest,
        _ time: WallTime,
        _ noise: inout Noise
    ) -> ReleaseRecord {
        let digest = ContentDigest(noise.block(32))
        let hex = digest?.hex ?? ""
        return ReleaseRecord(
            sequence: sequence,
            source: "//host/inbox",
            subject: String(hex.prefix(16)),
            time: time,
            previousHash: previous,
            file: FileFacts(
                name: PathBytes("drop-\(sequence.value).bin"),
                folder: "",
                sizeInBytes: 4_096,
                content: MediaType(head: [0], text: .binary, name: "drop.bin"),
                digest: digest,
                modified: time,
                owner: FileFacts.Owner(uid: 0, name: "root"),
                href: "sha256/\(hex.prefix(2))/\(hex)",
                setAside: nil
            ),
            outcome: .accepted(similarTo: nil),
            reading: .nothing,
            notes: []
        )
    }
}

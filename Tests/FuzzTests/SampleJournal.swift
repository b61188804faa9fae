import Journal
import ReleaseModel

/// Records of every kind, chained and framed as the service does it.
enum SampleJournal {
    static func record(_ number: UInt64, after previous: ContentDigest) -> ReleaseRecord {
        let isRejected = number % 3 == 0
        return ReleaseRecord(
            sequence: SequenceNumber(number),
            source: "//host/in",
            subject: isRejected ? nil : "0123456789abcdef",
            time: WallTime(seconds: 1_700_000_000, nanoseconds: 5_000_000),
            previousHash: previous,
            file: FileFacts(
                name: number % 2 == 0 ? PathBytes([0xFF, 0x22, 0x0A]) : "a\u{301}.txt",
                folder: "",
                sizeInBytes: 3,
                content: isRejected ? nil : MediaType(contentType: "text/plain", charset: "utf-8"),
                digest: isRejected ? nil : JournalLine.hash([UInt8(truncatingIfNeeded: number)]),
                modified: WallTime(seconds: 1_600_000_000, nanoseconds: 1),
                owner: .init(uid: 0, name: "root"),
                href: isRejected ? nil : "x/\(number)",
                setAside: isRejected ? "Rejected/x" : nil
            ),
            outcome: isRejected
                ? .rejected(Rejection(reason: .empty, detail: "it is empty")) : .accepted(similarTo: nil),
            notes: []
        )
    }

    /// Lines of a chain that goes on from `head`, one frame for each of `counts`.
    static func frames(_ counts: [Int], from head: inout JournalHead) -> [CommitFrame] {
        counts.map { count in
            var frame = CommitFrame(lines: [], count: count, lastHash: .zero, drops: [])
            for _ in 0..<count {
                let line = RecordEncoder.line(record(head.next.value, after: head.lastHash))
                let isRejected = head.next.value % 3 == 0
                frame.drops.append(
                    CommittedDrop(
                        inbox: "in",
                        place: PathBytes("b/in/\(head.next.value)"),
                        setAside: isRejected ? "Rejected/x" : nil,
                        digest: isRejected ? nil : .zero,
                        size: 3
                    )
                )
                head.lastHash = JournalLine.hash(line[...])
                head.next = head.next.next
                head.position.offset += Int64(line.count)
                frame.lines += line
            }
            frame.lastHash = head.lastHash
            return frame
        }
    }

    /// The lines of so many records.
    static func lines(_ count: Int) -> [UInt8] {
        var head = JournalHead.beginning
        return frames([count], from: &head)[0].lines
    }
}

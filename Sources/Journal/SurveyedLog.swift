public import FileIO
public import ReleaseModel

/// Every good frame of a commit log, whatever lies between them: what a repair has to go by.
public struct SurveyedLog: Sendable {
    /// A frame whose checksum is right.
    public struct Frame: Sendable {
        /// Where it begins in the log.
        public let offset: Int64
        /// The batch.
        public let frame: CommitFrame
        /// The lines of the batch; offsets count from the frame's first line.
        public let lines: [SurveyedLine]
    }

    /// Which log it is, by its name.
    public let generation: UInt64
    /// Its name in `state/log/`.
    public let name: PathBytes
    /// Where the journal stood when it began; nil where its head is broken.
    public let base: JournalHead?
    /// Good frames, in their order.
    public let frames: [Frame]
    /// Whether it is a log from its first byte to its last whole frame, a torn last one left out.
    public let isWhole: Bool

    /// Reads every log in the folder, the newest first: that one is in force.
    /// - Throws: ``JournalDamage`` when one is of a newer version of the format; ``FileError``.
    public static func all(in folder: Directory) throws -> [SurveyedLog] {
        var found: [SurveyedLog] = []
        for entry in try folder.entries() {
            let text = entry.name.text
            guard text.hasSuffix(".log"), let number = SequenceNumber(text: text.dropLast(4)),
                let bytes = try folder.contents(entry.name)
            else { continue }
            found.append(try SurveyedLog(bytes[...], generation: number.value, name: entry.name))
        }
        return found.sorted { $0.generation > $1.generation }
    }

    init(_ bytes: ArraySlice<UInt8>, generation: UInt64, name: PathBytes) throws {
        self.generation = generation
        self.name = name
        do {
            base = try CommitLogContents(bytes, generation: generation, place: "state/log/\(name.text)").base
            isWhole = true
        } catch let damage as JournalDamage {
            guard damage.isMendable else { throw damage }
            base = CommitLogContents.base(of: bytes, generation: generation)
            isWhole = false
        }
        var frames: [Frame] = []
        var rest = bytes
        if let head = FrameCoding.decode(rest, generation: generation) {
            rest = rest.dropFirst(FrameCoding.headBytes + head.count)
        }
        while let start = rest.firstIndex(of: FrameCoding.magic[0]) {
            rest = rest[start...]
            guard let payload = FrameCoding.decode(rest, generation: generation) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(FrameCoding.headBytes + payload.count)
            guard let frame = FrameCoding.frame(payload) else { continue }
            let lines = SurveyedLine.lines(of: frame.lines[...])
            guard lines.count == frame.count, lines.last?.hash == frame.lastHash else { continue }
            frames.append(Frame(offset: Int64(start - bytes.startIndex), frame: frame, lines: lines))
        }
        self.frames = frames
    }
}

import Journal
import ReleaseModel

/// Finds what a damaged line was when one byte of it was changed, or its newline is gone: the hash that the line
/// behind it carries proves the answer, so nothing is guessed.
enum ByteMender {
    /// - Returns: the line with its newline, nil when no change of one byte gives the hash.
    static func mend(_ bytes: [UInt8], to hash: ContentDigest) -> [UInt8]? {
        let newline = UInt8(ascii: "\n")
        guard !bytes.isEmpty, bytes.count <= Limits.recordBytesMax, looksLikeALine(bytes) else { return nil }
        for var line in bytes.last == newline ? [bytes] : [bytes + [newline], bytes] {
            if isIt(line, hash) { return line }
            // Flipped bits are what disks and memory do; any other byte is tried where that costs little.
            let changes: [UInt8] =
                line.count <= everyByteMax ? Array(1...255) : (0..<8).map { UInt8(1) << UInt8($0) }
            for index in line.indices {
                let old = line[index]
                for change in changes {
                    line[index] = old ^ change
                    if isIt(line, hash) { return line }
                }
                line[index] = old
            }
        }
        return nil
    }

    private static func isIt(_ line: [UInt8], _ hash: ContentDigest) -> Bool {
        line.last == UInt8(ascii: "\n") && JournalLine.hash(line[...]) == hash
    }

    /// One changed byte leaves one of its ends as it was.
    private static func looksLikeALine(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: Array("{\"specversion\"".utf8)) || bytes.suffix(3).starts(with: Array("}}".utf8))
            || bytes.suffix(2).elementsEqual(Array("}}".utf8))
    }

    /// Some 2 KiB times 255 changes of every byte are a second's work.
    private static let everyByteMax = 2_048
}

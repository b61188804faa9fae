import FileIO
import Register
import ReleaseModel
import SystemPackage
import TestSupport

/// A register as a database with a write-ahead log keeps it that is never flushed: each addition is appended, whole or
/// not at all, and a power cut leaves any beginning of them. It lies on the simulated disk, where SQLite cannot.
final class SimulatedRegister: ContentIndex {
    private let calls: any SystemCalls
    private let file: RawDescriptor
    private var end = 0
    private var contents: [ContentDigest: ContentRegister.Seen] = [:]
    private var last: ContentRegister.Mark?

    init(path: String, calls: any SystemCalls) throws(RegisterFault) {
        self.calls = calls
        do {
            file = try calls.open(PathBytes(path), at: -100, .readWriteOrCreate, permissions: 0o600)
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            while true {
                let count = try calls.read(file, into: &buffer, at: Int64(bytes.count))
                if count == 0 { break }
                bytes += buffer.prefix(count)
            }
            read(bytes)
        } catch {
            throw .unavailable(error.description)
        }
    }

    deinit { try? calls.close(file) }

    func mark() throws(RegisterFault) -> ContentRegister.Mark? { last }

    func seen(_ digests: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: ContentRegister.Seen] {
        var found: [ContentDigest: ContentRegister.Seen] = [:]
        for digest in digests { found[digest] = contents[digest] }
        return found
    }

    /// What is counted decides nothing: these are not kept.
    func tallies() throws(RegisterFault) -> [Tally] { [] }

    func add(
        _ contents: [(ContentDigest, ContentRegister.Seen)],
        tallies: [Tally],
        mark: ContentRegister.Mark
    ) throws(RegisterFault) {
        var bytes = mark.hash.bytes
        Self.append(mark.sequence.value, to: &bytes)
        for (digest, seen) in contents {
            bytes += digest.bytes
            Self.append(seen.sequence.value, to: &bytes)
            Self.append(seen.segment.value, to: &bytes)
            Self.append(UInt64(seen.offset), to: &bytes)
            bytes +=
                Array(seen.subject.utf8.prefix(16)) + Array(repeating: 0, count: max(16 - seen.subject.utf8.count, 0))
        }
        var frame: [UInt8] = []
        Self.append(UInt64(bytes.count), to: &frame)
        Self.append(Self.checksum(bytes[...]), to: &frame)
        frame += bytes
        do {
            var rest = frame[...]
            while !rest.isEmpty {
                let count = try calls.write(file, rest, at: Int64(end + frame.count - rest.count))
                rest = rest.dropFirst(count)
            }
        } catch {
            throw .unavailable(error.description)
        }
        end += frame.count
        take(bytes)
    }

    func inBulk(_ body: () throws -> Void) throws { try body() }

    func close() throws(RegisterFault) {}

    private func read(_ bytes: [UInt8]) {
        while end + 16 <= bytes.count {
            let count = Self.number(bytes, end)
            guard count >= 40, count <= UInt64(bytes.count - end - 16) else { return }
            let payload = bytes[(end + 16)..<(end + 16 + Int(count))]
            guard Self.checksum(payload) == Self.number(bytes, end + 8) else { return }
            take(Array(payload))
            end += 16 + Int(count)
        }
    }

    private func take(_ bytes: [UInt8]) {
        guard let hash = ContentDigest(Array(bytes[..<32])) else { return }
        last = ContentRegister.Mark(sequence: SequenceNumber(Self.number(bytes, 32)), hash: hash)
        var at = 40
        while at + 72 <= bytes.count {
            guard let digest = ContentDigest(Array(bytes[at..<(at + 32)])) else { return }
            if contents[digest] == nil {
                contents[digest] = ContentRegister.Seen(
                    sequence: SequenceNumber(Self.number(bytes, at + 32)),
                    segment: SequenceNumber(Self.number(bytes, at + 40)),
                    offset: Int64(Self.number(bytes, at + 48)),
                    subject: PathBytes(bytes[(at + 56)..<(at + 72)].filter { $0 != 0 }).text
                )
            }
            at += 72
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64($1 * 8) }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

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
    private var releases: [ReleaseEntry] = []
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

    func releases(ofTexts texts: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: ReleaseEntry] {
        var found: [ContentDigest: ReleaseEntry] = [:]
        for text in texts { found[text] = releases.first { $0.text == text } }
        return found
    }

    func releases(
        withHeadline headline: UInt64?,
        orEmails emails: [UInt64],
        since time: Int64,
        limit: Int
    ) throws(RegisterFault) -> [ReleaseEntry] {
        let sameHeadline = releases.filter { headline != nil && $0.headline == headline }.suffix(limit)
        let sameEmail = releases.filter { $0.time >= time && !Set($0.emails).isDisjoint(with: emails) }.suffix(limit)
        return Array(sameHeadline) + sameEmail.filter { !sameHeadline.contains($0) }
    }

    func release(_ sequence: SequenceNumber) throws(RegisterFault) -> ReleaseEntry? {
        releases.first { $0.seen.sequence == sequence }
    }

    func newestFingerprints(_ limit: Int) throws(RegisterFault) -> [ReleaseFingerprint] {
        releases.compactMap { release in
            release.language.map { .init(sequence: release.seen.sequence, bits: release.fingerprint, language: $0) }
        }.suffix(limit)
    }

    func setFingerprints(_ fingerprints: [(SequenceNumber, UInt64?)]) throws(RegisterFault) {
        for (sequence, bits) in fingerprints {
            if let index = releases.firstIndex(where: { $0.seen.sequence == sequence }) {
                releases[index].fingerprint = bits
                if bits == nil { releases[index].language = nil }
            }
        }
    }

    func newestVersion(of subject: String) throws(RegisterFault) -> Int? {
        releases.filter { $0.seen.subject == subject }.map(\.version).max()
    }

    func add(
        _ contents: [(ContentDigest, ContentRegister.Seen)],
        releases: [ReleaseEntry],
        tallies: [Tally],
        mark: ContentRegister.Mark
    ) throws(RegisterFault) {
        var bytes = mark.hash.bytes
        Self.append(mark.sequence.value, to: &bytes)
        Self.append(UInt64(contents.count), to: &bytes)
        for (digest, seen) in contents {
            bytes += digest.bytes
            Self.append(seen, to: &bytes)
        }
        for release in releases { Self.append(release, to: &bytes) }
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
            guard count >= 48, count <= UInt64(bytes.count - end - 16) else { return }
            let payload = bytes[(end + 16)..<(end + 16 + Int(count))]
            guard Self.checksum(payload) == Self.number(bytes, end + 8) else { return }
            take(Array(payload))
            end += 16 + Int(count)
        }
    }

    private func take(_ bytes: [UInt8]) {
        guard let hash = ContentDigest(Array(bytes[..<32])) else { return }
        last = ContentRegister.Mark(sequence: SequenceNumber(Self.number(bytes, 32)), hash: hash)
        let count = Int(Self.number(bytes, 40))
        var at = 48
        for _ in 0..<count {
            guard let digest = ContentDigest(Array(bytes[at..<(at + 32)])) else { return }
            if contents[digest] == nil { contents[digest] = Self.seen(bytes, at + 32) }
            at += 72
        }
        while at < bytes.count, let release = Self.release(bytes, &at) {
            if !releases.contains(where: { $0.seen.sequence == release.seen.sequence }) { releases.append(release) }
        }
    }

    private static func append(_ seen: ContentRegister.Seen, to bytes: inout [UInt8]) {
        append(seen.sequence.value, to: &bytes)
        append(seen.segment.value, to: &bytes)
        append(UInt64(seen.offset), to: &bytes)
        bytes += Array(seen.subject.utf8.prefix(16)) + Array(repeating: 0, count: max(16 - seen.subject.utf8.count, 0))
    }

    private static func seen(_ bytes: [UInt8], _ at: Int) -> ContentRegister.Seen {
        ContentRegister.Seen(
            sequence: SequenceNumber(number(bytes, at)),
            segment: SequenceNumber(number(bytes, at + 8)),
            offset: Int64(number(bytes, at + 16)),
            subject: PathBytes(bytes[(at + 24)..<(at + 40)].filter { $0 != 0 }).text
        )
    }

    private static func append(_ release: ReleaseEntry, to bytes: inout [UInt8]) {
        append(release.seen, to: &bytes)
        bytes += release.content.bytes + release.text.bytes
        append(UInt64(release.version), to: &bytes)
        append(release.fingerprint ?? 0, to: &bytes)
        append(UInt64(bitPattern: release.time), to: &bytes)
        let language = Array((release.language ?? "").utf8.prefix(8))
        bytes += language + Array(repeating: 0, count: 8 - language.count)
        let type = Array(release.contentType.utf8.prefix(16))
        bytes += type + Array(repeating: 0, count: 16 - type.count)
        append(release.headline == nil ? 0 : 1, to: &bytes)
        append(release.headline ?? 0, to: &bytes)
        append(UInt64(release.emails.count), to: &bytes)
        for email in release.emails { append(email, to: &bytes) }
    }

    private static func release(_ bytes: [UInt8], _ at: inout Int) -> ReleaseEntry? {
        guard at + 176 <= bytes.count, let content = ContentDigest(Array(bytes[(at + 40)..<(at + 72)])),
            let text = ContentDigest(Array(bytes[(at + 72)..<(at + 104)]))
        else { return nil }
        let language = PathBytes(bytes[(at + 128)..<(at + 136)].filter { $0 != 0 }).text
        let emails = Int(number(bytes, at + 168))
        defer { at += 176 + emails * 8 }
        return ReleaseEntry(
            seen: seen(bytes, at),
            version: Int(number(bytes, at + 104)),
            content: content,
            text: text,
            contentType: PathBytes(bytes[(at + 136)..<(at + 152)].filter { $0 != 0 }).text,
            fingerprint: number(bytes, at + 112) == 0 ? nil : number(bytes, at + 112),
            language: language.isEmpty ? nil : language,
            headline: number(bytes, at + 152) == 0 ? nil : number(bytes, at + 160),
            emails: (0..<emails).map { number(bytes, at + 176 + $0 * 8) },
            time: Int64(bitPattern: number(bytes, at + 120))
        )
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

import Archive
import FileIO
import Reading
import Register
import ReleaseModel
import SystemPackage

/// The newest releases by their fingerprints: a flat array, gone through from end to end, which takes a tenth of a
/// millisecond. What it finds is read again from the archive, where it is not remembered.
final class ReleaseMemory {
    private var bits: [UInt64] = []
    private var languages: [UInt16] = []
    private var sequences: [UInt64] = []
    /// Where the next one goes once the array is full.
    private var next = 0
    private var compared = ComparedTexts()
    private let archive: ArchiveStore

    init(archive: ArchiveStore) { self.archive = archive }

    /// Loads what the register has, and reads again what it lacks the fingerprint of (it was made anew).
    func load(from register: any ContentIndex, _ pool: any WorkPool, progress: () -> Void) throws {
        (bits, languages, sequences, next) = ([], [], [], 0)
        let newest = try register.newestFingerprints(Limits.fingerprintsMax)
        var missing = newest.filter { $0.bits == nil }[...]
        var found: [SequenceNumber: UInt64] = [:]
        while !missing.isEmpty {
            // Some at a time: each may be large, and the watchdog waits.
            var entries: [ReleaseEntry] = []
            for release in missing.prefix(256) {
                if let entry = try register.release(release.sequence) { entries.append(entry) }
            }
            missing = missing.dropFirst(256)
            let files = try entries.map { (try archive.folder($0.content), $0) }
            // Only the fingerprint comes back: the texts of all of them are too much at once.
            let fingerprints = pool.map(files) { folder, entry -> Fingerprint in
                guard let read = try? Self.read(entry, in: folder) else { return .unknown }
                return .read(read.isComparable ? read.fingerprint.bits : nil)
            }
            var known: [(SequenceNumber, UInt64?)] = []
            for (entry, fingerprint) in zip(entries, fingerprints) {
                // What could not be read now is asked for again at the next start.
                guard case .read(let bits) = fingerprint else { continue }
                known.append((entry.seen.sequence, bits))
                found[entry.seen.sequence] = bits
            }
            try register.setFingerprints(known)
            progress()
        }
        // To the size that it keeps: growing would leave pieces of half that size behind.
        bits.reserveCapacity(newest.count)
        languages.reserveCapacity(newest.count)
        sequences.reserveCapacity(newest.count)
        for release in newest {
            guard let bits = release.bits ?? found[release.sequence] else { continue }
            add(release.sequence, bits, release.language)
        }
    }

    private enum Fingerprint: Sendable {
        case unknown
        /// nil: a text that is not compared.
        case read(UInt64?)
    }

    /// One more; the oldest makes way where there are too many.
    func add(_ sequence: SequenceNumber, _ fingerprint: UInt64, _ language: String) {
        if bits.count < Limits.fingerprintsMax {
            bits.append(fingerprint)
            languages.append(Self.code(language))
            sequences.append(sequence.value)
        } else {
            (bits[next], languages[next], sequences[next]) = (fingerprint, Self.code(language), sequence.value)
            next = (next + 1) % Limits.fingerprintsMax
        }
    }

    /// The records of one language whose text may be much like this one, the nearest first.
    func near(_ fingerprint: SimHash, _ language: String) -> [SequenceNumber] {
        let (wanted, code) = (fingerprint.bits, Self.code(language))
        // A short list kept in order, not all sorted: thousands may be as near. The newest come first, and stay so among
        // those as near.
        var found: [(distance: Int, sequence: UInt64)] = []
        for index in [bits[..<next].indices.reversed(), bits[next...].indices.reversed()].joined() {
            let distance = (bits[index] ^ wanted).nonzeroBitCount
            guard distance <= SimHash.distanceMax, languages[index] == code else { continue }
            if found.count == Limits.nearCandidatesMax {
                guard let last = found.last, distance < last.distance else { continue }
                found.removeLast()
            }
            let spot = found.firstIndex { $0.distance > distance } ?? found.endIndex
            found.insert((distance, sequences[index]), at: spot)
        }
        return found.map { SequenceNumber($0.sequence) }
    }

    /// What a record is compared by; nil where its bytes cannot be had: then nothing is compared with it.
    /// - Throws: as ``read(_:)``.
    func candidate(_ entry: ReleaseEntry) throws(FileError) -> Similarity.Candidate? {
        if let known = compared[entry.seen.sequence] { return known }
        guard let candidate = try read(entry)?.candidate else { return nil }
        compared.remember(entry.seen.sequence, candidate)
        return candidate
    }

    /// A record that is committed, and will be compared with what comes.
    func remember(_ sequence: SequenceNumber, _ read: ReadDrop) {
        if read.isComparable { compared.remember(sequence, read.candidate) }
    }

    /// What is read in the bytes of a record; nil where they cannot be had.
    /// - Throws: ``FileError`` where this process or machine has too much in hand just now. A record that was made
    ///   without the comparison would say for ever that there is nothing alike.
    func read(_ entry: ReleaseEntry) throws(FileError) -> ReadDrop? {
        try Self.read(entry, in: try archive.folder(entry.content))
    }

    /// An original that is lost is lost for every drop to come: it must not hold them up, and `verify` names it.
    private static func read(_ entry: ReleaseEntry, in folder: Directory) throws(FileError) -> ReadDrop? {
        do throws(FileError) {
            let file = try folder.open(PathBytes(entry.content.hex), .read)
            let bytes = try file.readAll(count: ReadingOptions.bytesMax + 1)
            return ReadDrop(bytes, contentType: entry.contentType, zone: .utc)
        } catch {
            switch error.code {
            case .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory: throw error
            default: return nil
            }
        }
    }

    /// Two letters, or the first two of more: enough to keep apart what is read here.
    private static func code(_ language: String) -> UInt16 {
        language.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }
}

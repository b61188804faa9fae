import Custody
import FileIO
import Journal
import Register
import ReleaseModel
import Settings
import SystemPackage

/// Whether the bytes of a file are known already.
struct SameBytes {
    private let place: Place

    init(_ place: Place) { self.place = place }

    /// Hashes a regular file, unless it is larger than what is taken.
    func lines(_ name: PathBytes, in folder: Directory, _ status: FileStatus) throws -> [String] {
        guard status.size > 0, status.size <= place.configuration.largestBytes else { return [] }
        let digest: ContentDigest
        do {
            guard let found = try Self.digest(name, in: folder, as: status) else { return [] }
            digest = found
        } catch {
            return [Row.text("bytes", error.description)]
        }
        guard let record = try first(of: digest) else {
            return [Row.text("bytes", "new: no record has this SHA-256 (\(digest.hex))")]
        }
        return [Row.text("bytes", "the same as record \(record.sequence)"), Row.text("", record.short)]
    }

    /// - Returns: nil when it is another file by now.
    private static func digest(
        _ name: PathBytes,
        in folder: Directory,
        as looked: FileStatus
    ) throws(FileError) -> ContentDigest? {
        let opened = try folder.openForeign(name, on: looked.identity.device)
        switch consume opened {
        case .file(let descriptor, let opened): return opened.identity == looked.identity ? try digest(descriptor) : nil
        case .other: return nil
        }
    }

    private static func digest(_ file: borrowing Descriptor) throws(FileError) -> ContentDigest {
        do { return try Fixity.read(file) {}.digest } catch {
            throw error as? FileError ?? FileError(.read, file.path, .ioError)
        }
    }

    /// By the register, which knows at once; where it cannot be asked, by the journal.
    private func first(of digest: ContentDigest) throws -> JournalLine? {
        do {
            if let register = try OpenRegister.readOnly(place) {
                defer { try? register.close() }
                guard let seen = try register.seen([digest])[digest] else { return nil }
                let position = JournalPosition(segment: seen.segment, offset: seen.offset)
                if let record = try JournalLookup(folder: place.journal()).record(at: position) { return record }
            }
        } catch is RegisterFault {
        } catch let failure as Failure where failure.code == 77 {}
        return try PastRecords(place).first(of: digest)
    }
}

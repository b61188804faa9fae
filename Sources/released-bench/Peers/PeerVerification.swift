import Crypto
import FileIO
import ReleaseModel

/// A peer's figure counts only when the work was really done, as for the service.
enum PeerVerification {
    /// Every file is in the folder of what is done with the SHA-256 that was recorded for it, and none elsewhere.
    static func check(_ records: [String: String], of files: PreparedFiles, in place: PeerPlace) throws {
        try demand(records.count == files.names.count, "\(records.count) records for \(files.names.count) files")
        let left = Set(try place.inboxDirectory.entries().map(\.name)).intersection(files.names)
        try demand(left.isEmpty, "\(left.count) files are in the inbox still")
        let done = try place.doneDirectory.entries().count
        try demand(done == files.names.count, "\(done) files are done of \(files.names.count)")
        for name in files.names {
            let bytes = try place.doneDirectory.open(name, .read).readAll()
            if let size = files.bytes {
                try demand(bytes.count == size, "\(name.escaped) has \(bytes.count) bytes, not \(size)")
            }
            let digest = Hex.text(Array(SHA256.hash(data: bytes)))
            try demand(records[name.text] == digest, "\(name.escaped) is recorded with another SHA-256")
        }
    }

    /// What `sha256sum` prints: a digest, two spaces, a name.
    static func lines(_ text: String) throws -> [String: String] {
        var records: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let (digest, name) = (line.prefix(64), line.dropFirst(66))
            try demand(line.dropFirst(64).hasPrefix("  ") && !name.isEmpty, "a record says “\(line.prefix(100))”")
            try demand(records.updateValue(String(digest), forKey: String(name)) == nil, "\(name) is recorded twice")
        }
        return records
    }

    private static func demand(_ truth: Bool, _ fault: @autoclosure () -> String) throws {
        if !truth { throw BenchFailure("verification failed: \(fault())") }
    }
}

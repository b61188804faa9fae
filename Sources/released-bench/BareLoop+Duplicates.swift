import FileIO
import ReleaseModel
import SystemPackage

/// The floor of a duplicate: claimed and hashed as any file; what is known of its content is looked up, the record and
/// the original that it points to are seen to be there; then a record of its own, and it goes.
extension BareLoop {
    /// Takes files that lie in the inbox and whose contents are in the archive, in batches.
    func takeDuplicates(_ names: [PathBytes]) throws {
        var known: [[UInt8]: Int64] = [:]
        for folder in try archive.entries() {
            for entry in try archive.directory(folder.name).entries() {
                // Any whole record: they are all of one length.
                known[Array(entry.name.text.utf8)] = Int64(known.count * Self.record.count)
            }
        }
        var rest = names[...]
        while !rest.isEmpty {
            try takeBatchOfDuplicates(rest.prefix(Self.batchFiles), known)
            rest = rest.dropFirst(Self.batchFiles)
        }
    }

    ///     statx, pread for each; fsync of two folders; the record
    private func takeBatchOfDuplicates(_ names: ArraySlice<PathBytes>, _ known: [[UInt8]: Int64]) throws {
        do {
            var buffer = [UInt8](repeating: 0, count: 2_048)
            for name in names {
                let (descriptor, digest) = try hands.own(name)
                defer { try? calls.close(descriptor) }
                let original = PathBytes(Hex.text(digest))
                guard let offset = known[original.bytes] else { throw Errno.noSuchFileOrDirectory }
                _ = try calls.read(journal.raw, into: &buffer, at: offset)
                _ = try calls.status(original, at: hands.folders[Int(digest[0])].raw)
            }
            try calls.flush(inbox.raw)
            try calls.flush(custody.raw)
            try record(count: names.count)
            for name in names { try calls.unlink(name, at: custody.raw) }
        } catch {
            throw BenchFailure("the bare loop failed: \(error)")
        }
    }
}

import Archive
import Custody
import FileIO
import ReleaseModel

/// Puts originals back whose bytes were found, and takes away what lies in their places.
struct OriginalsMending {
    let faults: [OriginalFault]
    let copies: [ContentDigest: OriginalSearch.Copy]
    let kept: KeptFiles

    ///     openat(O_CREAT|O_EXCL) archive/.new/…   write, hashed on the way   fchmod 0444   fdatasync
    ///     what has its place:  renameat2 into state/damaged   fsync
    ///     renameat2(RENAME_NOREPLACE) into its place   fsync
    ///
    /// A crash leaves a temporary file, which the next start sweeps, or an original that is missing, which the next
    /// repair finds again: its bytes are copied, never moved.
    func run(archive: Directory) throws {
        guard !faults.isEmpty else { return }
        let store = try ArchiveStore(archive: archive)
        for fault in faults {
            let folder = try store.folder(fault.digest)
            let temporary = try copies[fault.digest].map { try copy($0, fault.digest, to: store.newFiles) }
            if try folder.statusIfThere(PathBytes(fault.digest.hex)) != nil {
                try kept.take(PathBytes(fault.digest.hex), of: folder, as: "archive-")
            }
            if let temporary { try store.keep(fault.digest, renaming: temporary, replacing: false) }
            try folder.flush()
        }
    }

    private func copy(
        _ copy: OriginalSearch.Copy,
        _ digest: ContentDigest,
        to folder: Directory
    ) throws -> PathBytes {
        let name = PathBytes(RandomName.make(folder.calls))
        let target = try folder.open(name, .createNew, permissions: 0o600)
        let source = try copy.folder.open(copy.name, .read)
        let fixity = try Fixity.read(source, copyingTo: target) {}
        guard fixity.digest == digest else {
            try folder.unlinkIfThere(name)
            throw Failure(75, "\(copy.shown) changed while it was copied", hint: "run `releasectl repair` again")
        }
        try target.setPermissions(0o444)
        try target.flush()
        return name
    }
}

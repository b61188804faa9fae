import Archive
import FileIO
import Reading
import ReleaseModel

/// Makes clean texts anew from their originals.
struct TextsMending {
    let faults: [TextFault]
    let kept: KeptFiles

    ///     what has its place:  renameat2 into state/damaged   fsync
    ///     openat(O_CREAT|O_EXCL, 0444) archive/.new/…   write   fsync   renameat2(RENAME_NOREPLACE)   fsync
    ///
    /// A crash leaves a temporary file, which the next start sweeps, or a text that is missing, which the next repair
    /// makes again.
    func run(archive: Directory) throws {
        guard !faults.isEmpty else { return }
        let store = try ArchiveStore(archive: archive)
        for fault in faults {
            let folder = try store.folder(fault.text.original)
            guard let text = try Self.made(fault.text, from: folder, PathBytes(fault.text.original.hex)) else {
                continue
            }
            if fault.problem != .missing { try kept.take(fault.text.name, of: folder, as: "archive-") }
            try store.restoreText(fault.text.original, text)
            try folder.flush()
        }
    }

    /// The text anew, from a file that holds the original's bytes.
    /// - Returns: nil where it is not there, or does not give this text.
    static func made(_ text: ArchivedText, from folder: Directory, _ name: PathBytes) throws(FileError) -> [UInt8]? {
        guard let status = try folder.statusIfThere(name), status.kind == .regular,
            status.size <= Int64(ReadingOptions.bytesMax)
        else { return nil }
        return text.made(from: try folder.open(name, .read).readAll())
    }
}

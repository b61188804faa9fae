import Custody
import FileIO
import ReleaseModel
import SystemPackage

/// Looks for bytes by their hash, wherever a copy may be left: custody, copies that were under way, the archive under
/// other names, inboxes with what was set aside, what earlier repairs kept, and a backup. It changes nothing.
struct OriginalSearch {
    /// A file that has the bytes.
    struct Copy {
        let folder: Directory
        let name: PathBytes
        var shown: String { folder.shown(name) }
    }

    private(set) var found: [ContentDigest: Copy] = [:]
    private var wanted: [Int64: Set<ContentDigest>] = [:]

    init(for faults: [OriginalFault], in folders: [Directory]) throws {
        for fault in faults { wanted[fault.sizeInBytes, default: []].insert(fault.digest) }
        for folder in folders where found.count < faults.count { try walk(folder, depth: 0) }
    }

    private mutating func walk(_ folder: Directory, depth: Int) throws {
        let device = try folder.status().identity.device
        for entry in try folder.entries() where !wanted.isEmpty {
            guard let status = try folder.statusIfThere(entry.name) else { continue }
            if status.kind == .directory, depth < Self.depthMax {
                // What may not be entered is nobody's copy here.
                if let inner = try? folder.directory(entry.name) { try walk(inner, depth: depth + 1) }
            } else if status.kind == .regular, let digests = wanted[status.size] {
                try look(at: entry.name, in: folder, device, digests, status.size)
            }
        }
    }

    private mutating func look(
        at name: PathBytes,
        in folder: Directory,
        _ device: UInt64,
        _ digests: Set<ContentDigest>,
        _ size: Int64
    ) throws {
        guard let digest = try? Self.digest(of: name, in: folder, device), digests.contains(digest) else { return }
        found[digest] = Copy(folder: folder, name: name)
        wanted[size]?.remove(digest)
        if wanted[size]?.isEmpty == true { wanted[size] = nil }
    }

    /// - Returns: nil for what is no regular file any more.
    private static func digest(
        of name: PathBytes,
        in folder: Directory,
        _ device: UInt64
    ) throws(FileError) -> ContentDigest? {
        let opened = try folder.openForeign(name, on: device)
        switch opened {
        case .file(let file, _): return try digest(file)
        case .other: return nil
        }
    }

    private static func digest(_ file: borrowing Descriptor) throws(FileError) -> ContentDigest {
        do { return try Fixity.read(file) {}.digest } catch {
            throw error as? FileError ?? FileError(.read, file.path, .ioError)
        }
    }

    private static let depthMax = Limits.folderDepthMax + 4
}

public import FileIO
public import ReleaseModel
import Synchronization
import SystemPackage

/// Makes the bytes of a claimed file the service's own: the inode itself where it is proven that nobody can write to
/// it any more (adopt), else a new inode with the same bytes (copy). What is hashed is what will be kept.
///
/// Several files at once: all that is shared is constant, or atomic.
public final class Ownership: Sendable {
    /// What is known of a file since it settled.
    public struct Expected: Sendable {
        /// Device and inode.
        public var identity: FileStatus.Identity
        /// Bytes.
        public var size: Int64
        /// mtime.
        public var modified: WallTime

        /// What the file must still be.
        public init(identity: FileStatus.Identity, size: Int64, modified: WallTime) {
            self.identity = identity
            self.size = size
            self.modified = modified
        }

        func fits(_ status: FileStatus) -> Bool {
            status.kind == .regular && status.identity == identity && status.size == size
                && status.modified == modified
        }
    }

    /// What came of it.
    public enum Result: Sendable {
        /// Its bytes are ours.
        case owned(OwnedOriginal)
        /// It is not what settled, or somebody has it open for writing: it goes back and settles again.
        case changed(String)
    }

    private let newFiles: Directory
    private let archiveDevice: UInt64
    private let user: UInt32
    private let canClone = Atomic<Bool>(true)

    /// - Parameter newFiles: where copies are made, on the archive's file system; swept at every start.
    public init(newFiles: Directory) throws(FileError) {
        self.newFiles = newFiles
        archiveDevice = try newFiles.status().identity.device
        user = newFiles.calls.effectiveUser()
    }

    /// Owns the bytes of a file in custody.
    ///
    /// What it adopts is hashed and under way to the disk; whether the disk has it is asked by
    /// ``OwnedOriginal/writtenBytes()``, after all of a batch are under way.
    /// - Parameters:
    ///   - mayAdopt: false for what was found in custody at a start: its pages may be a lie about the disk.
    ///   - mayClone: false for the same: a clone shares what the disk has, not what the pages show.
    ///   - writesAhead: whether what it adopts is under way to the disk while it is hashed; false where it is likely not
    ///     to be kept.
    /// - Throws: ``FileError``, ``Fixity/GivenUp``; the file is what it was before, its mode too.
    public func own(
        _ name: PathBytes,
        in folder: Directory,
        expected: Expected,
        mayAdopt: Bool,
        mayClone: Bool,
        writesAhead: Bool = true,
        progress: Fixity.Progress
    ) throws -> Result {
        let source = try folder.open(name, .read)
        var status = try source.status()
        guard expected.fits(status) else { return .changed("it changed while it was taken") }
        if mayAdopt && status.uid == user && status.links == 1 && status.identity.device == archiveDevice {
            switch try proveSole(source, status) {
            case .proven: return try adopt(source, status, writesAhead: writesAhead, progress)
            case .openForWriting: return .changed("somebody has it open for writing")
            case .notProven:
                // The proof has set the mode and set it back: that is no change of the file's.
                status = try source.status()
                guard expected.fits(status) else { return .changed("it changed while it was taken") }
            }
        }
        if try source.askLease() == .refused { return .changed("somebody has it open for writing") }
        return try copy(source, status, mayClone: mayClone, progress)
    }

    private enum Proof { case proven, openForWriting, notProven }

    /// The proof, in this order: read-only by mode, so that no new descriptor can write; one link, so that no other
    /// path leads here; then the lease, which is granted only if no descriptor, mapping or message in flight can write.
    ///
    ///     fchmod 0444   statx: one link   fcntl F_SETLEASE F_RDLCK   fcntl F_SETLEASE F_UNLCK
    private func proveSole(_ source: borrowing Descriptor, _ status: FileStatus) throws(FileError) -> Proof {
        try source.setPermissions(0o444)
        let proof: Proof
        do {
            if try source.status().links != 1 {
                proof = .notProven
            } else {
                switch try source.askLease() {
                case .granted: return .proven
                case .refused: proof = .openForWriting
                case .unavailable: proof = .notProven
                }
            }
        } catch {
            try? source.setPermissions(status.permissions)
            throw error
        }
        try source.setPermissions(status.permissions)
        return proof
    }

    private func adopt(
        _ source: consuming Descriptor,
        _ status: FileStatus,
        writesAhead: Bool,
        _ progress: Fixity.Progress
    ) throws -> Result {
        do {
            if writesAhead { source.startWriteback() }
            let fixity = try Fixity.read(source, expecting: status.size, progress: progress)
            guard fixity.size == status.size, try source.status().modified == status.modified else {
                try source.setPermissions(status.permissions)
                return .changed("it changed while it was read")
            }
            return .owned(
                OwnedOriginal(
                    source,
                    fixity: fixity,
                    how: .adopted(permissions: status.permissions),
                    isUnderWay: writesAhead,
                    in: newFiles
                )
            )
        } catch {
            try? source.setPermissions(status.permissions)
            throw error
        }
    }

    /// Shares the blocks of a file whose blocks hold its bytes.
    ///
    ///     FS_IOC_FIEMAP   FICLONE
    private func clone(
        _ source: borrowing Descriptor,
        _ status: FileStatus,
        into target: borrowing Descriptor
    ) throws(FileError) -> Bool {
        guard canClone.load(ordering: .relaxed), try source.writtenBytes(upTo: status.size) != .notAll else {
            return false
        }
        if try target.clone(of: source) { return true }
        canClone.store(false, ordering: .relaxed)
        return false
    }

    ///     openat(O_CREAT|O_EXCL) archive/.new/RANDOM   clone, or read and write   statx: unchanged   fchmod 0444
    private func copy(
        _ source: borrowing Descriptor,
        _ status: FileStatus,
        mayClone: Bool,
        _ progress: Fixity.Progress
    ) throws -> Result {
        let temporary = PathBytes(RandomName.make(newFiles.calls))
        let target = try newFiles.open(temporary, .createNew, permissions: 0o600)
        do {
            let fixity: Fixity
            if mayClone, try clone(source, status, into: target) {
                fixity = try Fixity.read(target, expecting: status.size, progress: progress)
            } else {
                fixity = try Fixity.read(source, copyingTo: target, expecting: status.size, progress: progress)
            }
            let after = try source.status()
            guard fixity.size == status.size, after.size == status.size, after.modified == status.modified,
                after.changed == status.changed, try source.askLease() != .refused
            else {
                try newFiles.unlink(temporary)
                return .changed("it changed while it was read")
            }
            try target.setPermissions(0o444)
            return .owned(
                OwnedOriginal(
                    target,
                    fixity: fixity,
                    how: .copied(temporary: temporary),
                    isUnderWay: false,
                    in: newFiles
                )
            )
        } catch {
            _ = try? newFiles.unlinkIfThere(temporary)
            throw error
        }
    }
}

/// Bytes that only the service can write, hashed, not yet in the archive.
public final class OwnedOriginal: Sendable {
    /// How they became ours.
    public enum How: Sendable, Equatable {
        /// The dropped inode itself, with the mode it had.
        case adopted(permissions: UInt32)
        /// A new inode under this name among the new files.
        case copied(temporary: PathBytes)
    }

    /// The hash, and what kind of bytes.
    public let fixity: Fixity
    /// How they became ours.
    public let how: How
    private let descriptor: Descriptor
    private let isUnderWay: Bool
    private let newFiles: Directory

    init(
        _ descriptor: consuming Descriptor,
        fixity: Fixity,
        how: How,
        isUnderWay: Bool,
        in newFiles: Directory
    ) {
        self.descriptor = descriptor
        self.isUnderWay = isUnderWay
        self.fixity = fixity
        self.how = how
        self.newFiles = newFiles
    }

    /// Starts write-back of the bytes, unless they are under way since they were read.
    public func startWriteback() { if !isUnderWay { descriptor.startWriteback() } }

    /// Whether the disk has the bytes that were hashed, or will after a flush; a copy's are fresh pages that no write-back
    /// has failed on.
    public func writtenBytes() throws(FileError) -> WrittenBytes {
        if case .adopted = how { try descriptor.writtenBytes(upTo: fixity.size) } else { .all }
    }

    /// The bytes themselves, at most so many of them.
    public func bytes(upTo count: Int) throws(FileError) -> [UInt8] {
        try descriptor.readAll(count: count, ofSize: fixity.size)
    }

    /// The bytes are on the disk, and the mode that keeps them as they are: fdatasync(2) would leave that out. An error
    /// is final.
    public func flush() throws(FileError) { try descriptor.flush() }

    /// They are not kept: a copy goes, an adopted file gets its mode back.
    public func abandon() throws(FileError) {
        switch how {
        case .adopted(let permissions): try descriptor.setPermissions(permissions)
        case .copied(let temporary): try newFiles.unlinkIfThere(temporary)
        }
    }
}

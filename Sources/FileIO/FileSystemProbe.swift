internal import CLinux
import ReleaseModel
public import SystemPackage

/// Tries what the service needs of a file system, on files of its own that have no name, or have one for an instant.
public struct FileSystemProbe: Sendable, Equatable {
    /// What came of one try.
    public enum Answer: Sendable, Equatable {
        /// It works.
        case works
        /// The file system or the kernel does not do it.
        case fails(Errno)
        /// It could not be tried.
        case untried(Errno)
    }

    /// Files without a name (open(2), `O_TMPFILE`).
    public var nameless: Answer
    /// Read leases on files of one's own (fcntl(2), `F_SETLEASE`).
    public var leases: Answer
    /// Copies that share their blocks (ioctl_ficlone(2)).
    public var clones: Answer
    /// Whether it says where bytes lie (`FS_IOC_FIEMAP`).
    public var extents: Answer
    /// renameat2(2) with `RENAME_NOREPLACE`; nil where it was not asked for.
    public var renames: Answer?
    /// link(2); nil where it was not asked for.
    public var links: Answer?

    /// Answers, as a probe gives them.
    public init(
        nameless: Answer,
        leases: Answer,
        clones: Answer,
        extents: Answer,
        renames: Answer? = nil,
        links: Answer? = nil
    ) {
        self.nameless = nameless
        self.leases = leases
        self.clones = clones
        self.extents = extents
        self.renames = renames
        self.links = links
    }

    private static let name: PathBytes = "doctor-probe"
    private static let otherName: PathBytes = "doctor-probe.2"

    /// Tries all of it.
    /// - Parameter named: also what needs names: for a private folder only, where nobody else looks. A probe that was
    ///   killed leaves at most its two names, which the next one removes.
    /// - Throws: ``FileError`` when no file can be made here at all.
    public init(in folder: Directory, named: Bool) throws(FileError) {
        let calls = LinuxSystemCalls()
        nameless = try Self.tryNameless(in: folder, otherwise: named)
        let source = try Self.file(in: folder, nameless: nameless == .works)
        let target = try Self.file(in: folder, nameless: nameless == .works)
        try source.writeAll([UInt8](repeating: 0x2E, count: 4_096)[...])
        clones = Self.answer { () throws(Errno) in try calls.clone(source.raw, into: target.raw) }
        extents = Self.answer { () throws(Errno) in _ = try calls.isWhollyWritten(source.raw, size: 4_096) }
        leases = Self.lease(on: source)
        guard named else { return }
        (renames, links) = Self.tryNames(in: folder)
    }

    private static func tryNameless(in folder: Directory, otherwise: Bool) throws(FileError) -> Answer {
        do throws(FileError) {
            _ = try file(in: folder, nameless: true)
            return .works
        } catch {
            // Only a kernel or a file system without it goes on to a file with a name.
            let isUnknown = [.notSupported, .isDirectory, .invalidArgument, .noFunction].contains(error.code)
            guard isUnknown, otherwise else { throw error }
            return .fails(error.code)
        }
    }

    /// A file of ours that has no name, or none any more.
    private static func file(in folder: Directory, nameless: Bool) throws(FileError) -> Descriptor {
        guard !nameless else {
            do {
                let raw = try checked { clinux_open_nameless(folder.raw) }
                return Descriptor(raw, path: folder.path, calls: folder.calls)
            } catch {
                throw FileError(.open, folder.path, error)
            }
        }
        try folder.unlinkIfThere(name)
        let file = try folder.open(name, .createNew)
        try folder.unlink(name)
        return file
    }

    /// The descriptor is open for writing, so that a read lease is refused with EAGAIN: that refusal is the answer.
    private static func lease(on file: borrowing Descriptor) -> Answer {
        do {
            return try file.askLease() == .unavailable ? .fails(.invalidArgument) : .works
        } catch {
            return .untried(error.code)
        }
    }

    private static func tryNames(in folder: Directory) -> (Answer, Answer) {
        let calls = folder.calls
        do throws(FileError) {
            try folder.unlinkIfThere(name)
            try folder.unlinkIfThere(otherName)
            _ = try folder.open(name, .createNew)
        } catch {
            return (.untried(error.code), .untried(error.code))
        }
        let links = answer { () throws(Errno) in
            try calls.link(name, at: folder.raw, to: otherName, at: folder.raw)
            try calls.unlink(otherName, at: folder.raw)
        }
        let renames = answer { () throws(Errno) in
            try calls.rename(name, at: folder.raw, to: otherName, at: folder.raw, replacing: false)
        }
        for name in [name, otherName] { _ = try? folder.unlinkIfThere(name) }
        return (renames, links)
    }

    private static func answer(_ call: () throws(Errno) -> Void) -> Answer {
        do {
            try call()
            return .works
        } catch {
            switch error {
            case .noSpace, .diskQuotaExceeded, .tooManyOpenFiles, .ioError, .noSuchFileOrDirectory, .fileExists:
                return .untried(error)
            default: return .fails(error)
            }
        }
    }
}

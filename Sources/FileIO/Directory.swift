public import ReleaseModel
import SystemPackage

/// A directory held open. Every path operation of the service is anchored to one, so that no rename or link above it
/// can lead it elsewhere.
public final class Directory: Sendable {
    /// Its path as people know it, escaped.
    public let path: String
    /// The machine it is on.
    public let calls: any SystemCalls
    private let descriptor: Descriptor

    /// The number, for a call that does not keep it.
    public var raw: RawDescriptor { descriptor.raw }

    init(_ descriptor: consuming Descriptor, path: String, calls: any SystemCalls) {
        self.descriptor = descriptor
        self.path = path
        self.calls = calls
    }

    /// Opens a directory that the configuration names; links on the way to it are the sysadmin's and followed.
    public static func open(configured path: PathBytes, calls: any SystemCalls) throws(FileError) -> Directory {
        let shown = path.escaped
        do {
            let raw = try calls.open(path, at: currentDirectory, .configuredDirectory, permissions: 0)
            return Directory(Descriptor(raw, path: shown, calls: calls), path: shown, calls: calls)
        } catch {
            throw FileError(.open, shown, error)
        }
    }

    /// AT_FDCWD.
    static let currentDirectory: RawDescriptor = -100

    /// The path of something in this directory, for errors.
    public func shown(_ name: PathBytes) -> String { name.isEmpty ? path : path + "/" + name.escaped }

    /// Runs a system call on something in this directory and names both in its error.
    func attempt<Result>(
        _ operation: FileError.Operation,
        _ name: PathBytes,
        _ call: () throws(Errno) -> Result
    ) throws(FileError) -> Result {
        do { return try call() } catch { throw FileError(operation, shown(name), error) }
    }

    /// Opens what lies in this directory.
    public func open(_ name: PathBytes, _ mode: OpenMode, permissions: UInt32 = 0o600) throws(FileError) -> Descriptor {
        let opened = try attempt(.open, name) { () throws(Errno) in
            try calls.open(name, at: raw, mode, permissions: permissions)
        }
        return Descriptor(opened, path: shown(name), calls: calls)
    }

    /// Opens a directory in this one; a link is refused.
    public func directory(_ name: PathBytes) throws(FileError) -> Directory {
        Directory(try open(name, .directory), path: shown(name), calls: calls)
    }

    /// Opens a directory below this one, one component at a time, so that no link on the way is followed.
    public func directory(below path: PathBytes) throws(FileError) -> Directory {
        var here = self
        for component in path.components { here = try here.directory(component) }
        return here
    }

    /// Opens a directory in this one, made where missing.
    /// - Returns: the directory, and whether it was made now (then this one is to be flushed).
    public func madeDirectory(_ name: PathBytes, permissions: UInt32) throws(FileError) -> (Directory, isNew: Bool) {
        var isNew = true
        do { try calls.makeDirectory(name, at: raw, permissions: permissions & 0o777) } catch {
            guard error == .fileExists else { throw FileError(.makeDirectory, shown(name), error) }
            isNew = false
        }
        return (try directory(name), isNew)
    }

    /// statx(2) of something in this directory, its last link not followed.
    public func status(_ name: PathBytes = "") throws(FileError) -> FileStatus {
        try attempt(.look, name) { () throws(Errno) in try calls.status(name, at: raw) }
    }

    /// statx(2), nil where there is nothing of this name.
    public func statusIfThere(_ name: PathBytes) throws(FileError) -> FileStatus? {
        do { return try calls.status(name, at: raw) } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw FileError(.look, shown(name), error)
        }
    }

    /// Every name in this directory, in the order of the directory.
    public func entries() throws(FileError) -> [DirectoryEntry] {
        // A descriptor of its own: the position in a directory belongs to the descriptor.
        let own = try open(".", .directory)
        var all: [DirectoryEntry] = []
        while let some = try attempt(.list, "", { () throws(Errno) in try calls.nextEntries(own.raw) }) {
            all += some
        }
        return all
    }

    /// unlinkat(2).
    public func unlink(_ name: PathBytes) throws(FileError) {
        try attempt(.remove, name) { () throws(Errno) in try calls.unlink(name, at: raw) }
    }

    /// unlinkat(2), content where there is nothing of this name. - Returns: whether there was.
    @discardableResult
    public func unlinkIfThere(_ name: PathBytes) throws(FileError) -> Bool {
        do { try calls.unlink(name, at: raw) } catch {
            if error == .noSuchFileOrDirectory { return false }
            throw FileError(.remove, shown(name), error)
        }
        return true
    }

    /// rmdir(2).
    public func removeDirectory(_ name: PathBytes) throws(FileError) {
        try attempt(.remove, name) { () throws(Errno) in try calls.removeDirectory(name, at: raw) }
    }

    /// renameat2(2) with `RENAME_NOREPLACE`: fails with `EEXIST` rather than replace anything.
    public func move(_ name: PathBytes, to newName: PathBytes, in target: Directory) throws(FileError) {
        try attempt(.rename, name) { () throws(Errno) in
            try calls.rename(name, at: raw, to: newName, at: target.raw, replacing: false)
        }
    }

    /// rename(2): whatever had the new name goes.
    public func replace(_ name: PathBytes, to newName: PathBytes, in target: Directory) throws(FileError) {
        try attempt(.rename, name) { () throws(Errno) in
            try calls.rename(name, at: raw, to: newName, at: target.raw, replacing: true)
        }
    }

    /// linkat(2): refuses to replace anything.
    public func link(_ name: PathBytes, to newName: PathBytes, in target: Directory) throws(FileError) {
        try attempt(.link, name) { () throws(Errno) in
            try calls.link(name, at: raw, to: newName, at: target.raw)
        }
    }

    /// fsync(2): the names in this directory are on the disk.
    public func flush() throws(FileError) { try descriptor.flush() }

    /// fstatfs(2).
    public func fileSystem() throws(FileError) -> FileSystemStatus {
        try attempt(.look, "") { () throws(Errno) in try calls.fileSystem(raw) }
    }
}

import FileIO
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport

/// A real folder, open, with the calls made on it written down.
struct FolderOfOurs {
    let folder: TemporaryFolder
    let calls = RecordingCalls()
    let directory: Directory

    init() throws {
        folder = try TemporaryFolder("fileio")
        directory = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        calls.forget()
    }

    /// What another program makes there.
    func make(_ result: Int32) throws {
        if result != 0 { throw Errno(rawValue: errno) }
    }

    func makeLink(_ name: String, to target: String) throws {
        try make(unsafe symlink(target, folder.path(of: name)))
    }

    func makePipe(_ name: String) throws { try make(unsafe mkfifo(folder.path(of: name), 0o644)) }

    func makeSocket(_ name: String) throws { try make(unsafe mknod(folder.path(of: name), S_IFSOCK | 0o644, 0)) }

    func makeNullDevice(_ name: String) throws {
        try make(unsafe mknod(folder.path(of: name), S_IFCHR | 0o644, 0x103))
    }

    /// The error that something is to fail with.
    func failure(_ body: () throws -> Void) -> FileError? {
        do { try body() } catch { return error as? FileError }
        return nil
    }
}

import FileIO
import ReleaseModel
import SystemPackage

/// `state/damaged/TIME/`: what a repair replaced, as it was. Nothing in it is ever read by the service or by a reader
/// of the journal, and nothing removes it but a person.
final class KeptFiles {
    /// Its path below the root, for people.
    let shown: String
    private let state: Directory
    private let name: PathBytes
    private var opened: Directory?

    /// Nothing is made before the first file is kept.
    init(in state: Directory) {
        self.state = state
        let time = state.calls.wallTime().rfc3339(.milliseconds).filter { $0 != ":" }
        name = PathBytes(time)
        shown = "state/damaged/\(time)"
    }

    /// The folder, made where missing, with a text that says what it is.
    ///
    ///     mkdirat   fsync   write README.txt   fdatasync   fsync
    func folder() throws(FileError) -> Directory {
        if let opened { return opened }
        let damaged = try state.madeDirectory("damaged", permissions: 0o700).0
        let folder = try damaged.madeDirectory(name, permissions: 0o700).0
        try folder.replaceDurably("README.txt", with: Array(Self.text.utf8), permissions: 0o600)
        try damaged.flush()
        try state.flush()
        opened = folder
        return folder
    }

    /// Gives a file a second name here, so that it stays when the first is given to another. Done before that, and
    /// durable when this returns.
    ///
    ///     linkat   fsync
    func keep(_ file: PathBytes, of directory: Directory, as prefix: String) throws(FileError) {
        let folder = try folder()
        do { try directory.link(file, to: PathBytes(Array(prefix.utf8) + file.bytes), in: folder) } catch {
            if error.code != .fileExists { throw error }
        }
        try folder.flush()
    }

    /// Moves something here, whatever it is.
    ///
    ///     renameat2(RENAME_NOREPLACE)   fsync   fsync
    func take(_ file: PathBytes, of directory: Directory, as prefix: String) throws(FileError) {
        let folder = try folder()
        try directory.move(file, to: PathBytes(Array(prefix.utf8) + file.bytes), in: folder)
        try folder.flush()
        try directory.flush()
    }

    private static let text = """
        These files were found damaged, or speak of what was damaged, and `releasectl repair` put others in their
        places. They are as they were found: journal-… is a segment of the journal or a note beside one, log-… the
        commit log, archive-… an original whose bytes are not those of its name. Nothing here is read by the service.
        Remove the folder once you are sure that nothing in it is needed any more.

        """
}

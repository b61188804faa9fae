/// A Python script on `watchdog`, `hashlib` and `sqlite3`.
struct WatchdogPeer: Peer {
    /// Whether nothing is recorded before it is on the disk: the file, both folders, and a commit for each file.
    let isFlushing: Bool

    var name: String { "Python watchdog + sqlite, " + (isFlushing ? "fsync" : "no fsync") }
    /// Enough for the half second that `watchdog` may wait for the other half of a rename not to show.
    var files: Int { isFlushing ? 2_000 : 5_000 }
    var without: [PeerOmission] { (isFlushing ? [] : [.flush]) + [.settle, .scan, .repair, .duplicates] }
    var target: Double? { isFlushing ? 10 : nil }

    /// Arguments: inbox, folder of what is done, database, `fsync` or `none`.
    static let script = """
        import hashlib
        import os
        import sqlite3
        import sys

        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer

        inbox, done, database, flushing = sys.argv[1:5]


        def fsync_folder(path):
            folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


        class Recorder(FileSystemEventHandler):
            def __init__(self):
                self.connection = sqlite3.connect(database, check_same_thread=False)
                self.connection.execute("PRAGMA journal_mode = WAL")
                self.connection.execute("PRAGMA synchronous = " + ("FULL" if flushing == "fsync" else "OFF"))
                self.connection.execute("CREATE TABLE files (name TEXT PRIMARY KEY, digest TEXT NOT NULL)")
                self.connection.commit()

            def on_created(self, event):
                self.take(event.src_path)

            def on_closed(self, event):
                self.take(event.src_path)

            def take(self, path):
                name = os.path.basename(path)
                try:
                    file = open(path, "rb")
                except FileNotFoundError:
                    return
                with file:
                    digest = hashlib.sha256(file.read()).hexdigest()
                    if flushing == "fsync":
                        os.fsync(file.fileno())
                os.rename(path, os.path.join(done, name))
                if flushing == "fsync":
                    fsync_folder(done)
                    fsync_folder(inbox)
                self.connection.execute("INSERT INTO files VALUES (?, ?)", (name, digest))
                self.connection.commit()
                print(digest, "", name, flush=True)


        observer = Observer()
        observer.schedule(Recorder(), inbox)
        observer.start()
        observer.join()

        """

    /// Prints what the database holds, in the form of the log.
    static let reading = """
        import sqlite3
        import sys

        for name, digest in sqlite3.connect(sys.argv[1]).execute("SELECT name, digest FROM files"):
            print(digest, "", name)

        """

    func absence() -> String? {
        Self.python == nil
            ? "no python3 with watchdog and sqlite3 (Debian package python3-watchdog, PyPI watchdog)" : nil
    }

    func start(_ place: PeerPlace) throws -> PeerProcess {
        let script = try place.write(Self.script, to: "watch.py")
        let arguments = [script, place.inbox, place.done, place.path("files.sqlite"), isFlushing ? "fsync" : "none"]
        let process = try PeerProcess(try interpreter(), arguments, isPrintingLog: true, in: place)
        try process.waitUntilWatching(1)
        return process
    }

    func records(_ place: PeerPlace) throws -> [String: String] {
        let script = try place.write(Self.reading, to: "read.py")
        let text = try HelperCommand.run(try interpreter(), [script, place.path("files.sqlite")], in: place)
        return try PeerVerification.lines(text)
    }

    private func interpreter() throws -> String {
        guard let python = Self.python else { throw BenchFailure(absence() ?? "no python3") }
        return python
    }

    /// The first Python that knows the library: the one in front is not always the one that Debian's packages are for.
    private static let python = Programs.all("python3").first {
        HelperCommand.succeeds($0, ["-c", "import sqlite3, watchdog.observers"])
    }
}

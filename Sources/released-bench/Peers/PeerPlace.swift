import FileIO
import Foundation
import ReleaseModel

/// The folders of one run of a peer.
struct PeerPlace {
    /// Whole, from the root: some peers run elsewhere.
    let root: String
    let directory: Directory
    let inboxDirectory: Directory
    let doneDirectory: Directory
    /// What ends the peer when the measuring is interrupted.
    let workplace: Workplace

    var inbox: String { path("inbox") }
    var done: String { path("done") }
    /// A line for each file that was recorded.
    var log: String { path("log") }

    /// Makes the folders, and an empty log.
    init(_ folder: String, in workplace: Workplace, calls: any SystemCalls) throws {
        self.workplace = workplace
        root = URL(fileURLWithPath: folder).path
        directory = try Directory.open(configured: PathBytes(root), calls: calls)
        inboxDirectory = try directory.madeDirectory("inbox", permissions: 0o755).0
        doneDirectory = try directory.madeDirectory("done", permissions: 0o755).0
        try directory.open("log", .createNew, permissions: 0o644).close()
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Makes one more folder. - Returns: its path.
    func folder(_ name: String) throws -> String {
        _ = try directory.madeDirectory(PathBytes(name), permissions: 0o755)
        return path(name)
    }

    /// Writes a script, a table, a configuration. - Returns: its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
        return path(name)
    }

    func logText() throws -> String { try String(contentsOfFile: log, encoding: .utf8) }
}

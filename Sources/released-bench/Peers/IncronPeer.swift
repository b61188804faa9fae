import Foundation

/// `incrond` with a table of its own, which starts a script for each file.
struct IncronPeer: Peer {
    let name = "incron + sha256sum + mv"
    let files = 300
    let without: [PeerOmission] = [.flush, .scan, .repair, .duplicates]
    let target: Double? = nil

    /// Arguments: inbox, name, folder of what is done, log.
    static let script = """
        #!/bin/bash
        digest=$(sha256sum "$1/$2")
        mv -- "$1/$2" "$3/$2"
        printf '%s  %s\\n' "${digest%% *}" "$2" >> "$4"

        """

    func absence() -> String? {
        Programs.absence(of: ["incrond": "Debian package incron", "bash": "bash"])
            // incrond takes a configuration of its own from root alone.
            ?? (geteuid() == 0 ? nil : "incrond -f wants root: run released-bench as root to see it")
    }

    /// Never the machine's own tables: a configuration with two folders of tables here.
    func start(_ place: PeerPlace) throws -> PeerProcess {
        let script = try place.write(Self.script, to: "one.sh")
        let (systemTables, userTables) = (try place.folder("system-tables"), try place.folder("user-tables"))
        let table = Self.table(inbox: place.inbox, command: ["bash", script, "$@", "$#", place.done, place.log])
        _ = try place.write(table, to: "system-tables/drops")
        let configuration = """
            system_table_dir = \(systemTables)
            user_table_dir = \(userTables)
            lockfile_dir = \(place.root)
            lockfile_name = incrond

            """
        let path = try place.write(configuration, to: "incron.conf")
        let process = try PeerProcess("incrond", ["--foreground", "--config=\(path)"], in: place)
        // Both folders of tables, and the inbox.
        try process.waitUntilWatching(3)
        return process
    }

    /// A line of incrontab(5): spaces in names behind a backslash, but not those between words.
    static func table(inbox: String, command: [String]) -> String {
        func escaped(_ text: String) -> String {
            text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: " ", with: "\\ ")
        }
        return "\(escaped(inbox)) IN_CLOSE_WRITE,IN_MOVED_TO \(command.map(escaped).joined(separator: " "))\n"
    }
}

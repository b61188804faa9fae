import FileIO
import Foundation

/// A `watchman` of its own, whose trigger hands over many names at once: one `sha256sum` and one `mv` for all of them.
struct WatchmanPeer: Peer {
    let name = "watchman trigger, in lists"
    let files = 10_000
    let without: [PeerOmission] = [.flush, .settle, .repair, .duplicates]
    let target: Double? = nil

    /// Runs in the inbox. Arguments: folder of what is done, log; the names on the standard input.
    static let script = """
        #!/bin/bash
        mapfile -t names
        sha256sum -- "${names[@]}" > "$2.part" && mv -t "$1" -- "${names[@]}" && cat "$2.part" >> "$2"

        """

    func absence() -> String? {
        Programs.absence(of: ["watchman": "Debian package watchman", "bash": "bash"])
    }

    func start(_ place: PeerPlace) throws -> PeerProcess {
        let script = try place.write(Self.script, to: "list.sh")
        let socket = place.path("socket")
        // sun_path of unix(7), less the suffixes that watchman gives to names of its own.
        guard socket.utf8.count < 100 else { throw BenchFailure("the path \(socket) is too long for a socket") }
        let options = [
            "--foreground", "--sockname=\(socket)", "--statefile=\(place.path("state"))",
            "--logfile=\(place.path("watchman.log"))", "--pidfile=\(place.path("watchman.pid"))",
        ]
        let process = try PeerProcess("watchman", options, in: place)
        try process.wait("to listen") { FileManager.default.fileExists(atPath: socket) }
        try ask(["watch", place.inbox], socket, place)
        let trigger: [String: Any] = [
            "name": "record", "expression": ["allof", ["type", "f"], ["exists"]] as [Any],
            "stdin": "NAME_PER_LINE", "command": ["bash", script, place.done, place.log],
        ]
        try ask(["trigger", place.inbox, trigger], socket, place)
        try process.waitUntilWatching(1)
        return process
    }

    /// One command over the socket (`watchman -j`), to this watchman and no other.
    private func ask(_ command: [Any], _ socket: String, _ place: PeerPlace) throws {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: command), as: UTF8.self)
        let input = try place.write(text, to: "command.json")
        let arguments = ["--sockname=\(socket)", "--no-spawn", "--no-pretty", "--json-command"]
        let answer = try HelperCommand.run("watchman", arguments, input: input, in: place)
        guard !answer.contains("\"error\"") else { throw BenchFailure("watchman refused: \(answer)") }
    }
}

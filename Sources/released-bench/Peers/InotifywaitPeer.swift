/// `inotifywait` in a pipe, and for each name that it prints `sha256sum`, `mv` and a line in a log.
struct InotifywaitPeer: Peer {
    let name = "inotifywait + sha256sum + mv"
    let files = 1_000
    let without: [PeerOmission] = [.flush, .scan, .repair, .duplicates]
    let target: Double? = 40

    /// Arguments: inbox, folder of what is done, log.
    static let script = """
        #!/bin/bash
        inotifywait --quiet --monitor --event close_write,moved_to --format %f "$1" |
            while IFS= read -r name; do
                digest=$(sha256sum "$1/$name")
                mv -- "$1/$name" "$2/$name"
                printf '%s  %s\\n' "${digest%% *}" "$name" >> "$3"
            done

        """

    func absence() -> String? { Programs.absence(of: ["inotifywait": "Debian package inotify-tools", "bash": "bash"]) }

    func start(_ place: PeerPlace) throws -> PeerProcess {
        let script = try place.write(Self.script, to: "watch.sh")
        let process = try PeerProcess("bash", [script, place.inbox, place.done, place.log], in: place)
        try process.waitUntilWatching(1)
        return process
    }
}

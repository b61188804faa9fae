extension Report {
    /// The peers' part of the table: what each did, what it left out, and how many times as fast the service was.
    static func lines(_ peers: PeersFigures, isFloorSteady: Bool) -> [String] {
        var lines = [
            "",
            "peers    in turns with the burst, each on as many files of the same kind as it does in a few seconds, every"
                + " one verified; compared by files a second",
            row("files/s", ["minimum", "median", "maximum", "files"]) + "   what the service does and this does not",
        ]
        for peer in peers.measured {
            let files = peer.runs.map(\.files).max() ?? 0
            lines.append(
                row(peer.name, values(peer.filesPerSecond, 0) + ["\(files)"])
                    + "   " + peer.without.map(\.rawValue).joined(separator: ", ")
            )
        }
        lines += peers.unmeasured.map { "  \($0.name): not measured: \($0.reason)" }
        if peers.measured.isEmpty { return lines }
        lines.append(row("times as fast, service / peer", []))
        for peer in peers.measured {
            let target = peer.isTargetMet.map { verdict($0, isFloorSteady, "≥ \(Int(peer.target ?? 0))") }
            lines.append(row(peer.name, peer.ratio, 1) + (target ?? ""))
        }
        let omitted = PeerOmission.allCases.filter { omission in
            peers.measured.contains { $0.without.contains(omission) }
        }
        return lines + omitted.map { "  no \($0.rawValue): \($0.meaning)" }
    }
}

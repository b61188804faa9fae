/// The peers beside a burst of the service, each once in every run.
final class PeersMeasure {
    private let bench: Bench
    private let files: Int?
    private let bytes: Int
    private let peers: [any Peer]
    private var seconds: [String: [PeerFigures.Run]] = [:]
    private var unmeasured: [PeersFigures.Unmeasured] = []

    /// - Parameter files: how many each gets; nil: to each what it does in a few seconds.
    init(bench: Bench, files: Int?, bytes: Int, peers: [any Peer] = Peers.all) {
        self.bench = bench
        self.files = files
        self.bytes = bytes
        self.peers = peers
        for peer in peers {
            if let absence = peer.absence() { unmeasured.append(.init(name: peer.name, reason: absence)) }
        }
    }

    /// One run of each. A peer that does not do its work is said to, and not asked again.
    /// - Parameter service: what the service did in this run, files a second.
    func run(beside service: Double) {
        for peer in peers where !unmeasured.contains(where: { $0.name == peer.name }) {
            bench.tell("  \(peer.name)")
            let count = files ?? peer.files
            do {
                let took = try PeerBurst(bench: bench, peer: peer, files: count, bytes: bytes).run()
                seconds[peer.name, default: []].append(.init(files: count, seconds: took, service: service))
            } catch {
                bench.workplace.giveWayToInterruption()
                unmeasured.append(.init(name: peer.name, reason: "did not do its work: \(error)"))
            }
        }
    }

    /// What they gave.
    var figures: PeersFigures {
        let measured = peers.filter { peer in !unmeasured.contains { $0.name == peer.name } }
        return PeersFigures(
            measured: measured.compactMap { peer in
                seconds[peer.name].map {
                    PeerFigures(name: peer.name, without: peer.without, target: peer.target, runs: $0)
                }
            },
            unmeasured: unmeasured
        )
    }
}

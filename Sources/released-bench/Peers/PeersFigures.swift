/// What the peers gave.
struct PeersFigures: Codable {
    /// One of which nothing can be said.
    struct Unmeasured: Codable, Equatable {
        let name: String
        /// What it wants, or what it did wrong.
        let reason: String
    }

    let measured: [PeerFigures]
    let unmeasured: [Unmeasured]
}

/// What one peer gave.
struct PeerFigures: Codable {
    /// Right after the service, in the same run.
    struct Run: Codable {
        let files: Int
        let seconds: Double
        let filesPerSecond: Double
        /// Files a second of the service through those of the peer: bursts of different lengths are compared by it.
        let ratio: Double

        /// - Parameter service: what the service did in the same run, files a second.
        init(files: Int, seconds: Double, service: Double) {
            self.files = files
            self.seconds = seconds
            filesPerSecond = Double(files) / seconds
            ratio = service / filesPerSecond
        }
    }

    let name: String
    /// What the service does and the peer does not.
    let without: [PeerOmission]
    let runs: [Run]
    let filesPerSecond: Spread
    let ratio: Spread
    /// How many times as fast the service should be; nil where nothing is demanded.
    let target: Double?
    let isTargetMet: Bool?

    /// - precondition: there is at least one run.
    init(name: String, without: [PeerOmission], target: Double?, runs: [Run]) {
        self.name = name
        self.without = without
        self.runs = runs
        self.target = target
        filesPerSecond = Spread(runs.map(\.filesPerSecond))
        let ratio = Spread(runs.map(\.ratio))
        self.ratio = ratio
        isTargetMet = target.map { ratio.median >= $0 }
    }
}

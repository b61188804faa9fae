import ReleaseModel

/// How often values fell into each of some ranges, and their sum: what Prometheus calls a histogram.
public struct Histogram: Sendable, Equatable {
    /// The upper ends of the ranges, rising, each belonging to its range; what is larger than the last falls into one
    /// range more.
    public let bounds: [Int64]
    /// How many values fell into each range.
    public private(set) var counts: [Int]
    /// The sum of all values.
    public private(set) var sum: Int64 = 0

    /// One that has seen nothing yet.
    public init(bounds: [Int64]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// One that has seen values before.
    /// - Returns: nil where there are not as many counts as ranges, or a number is negative.
    init?(bounds: [Int64], counts: [Int], sum: Int64) {
        guard counts.count == bounds.count + 1, counts.allSatisfy({ $0 >= 0 }), sum >= 0 else { return nil }
        self.bounds = bounds
        self.counts = counts
        self.sum = sum
    }

    /// How many values there were.
    public var count: Int { counts.reduce(0, +) }

    /// Takes in one more value.
    public mutating func add(_ value: Int64) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        let (sum, overflow) = sum.addingReportingOverflow(max(0, value))
        self.sum = overflow ? .max : sum
    }
}

/// How fast the disk takes what the service commits, since the process began.
public struct CommitPace: Sendable, Equatable {
    /// Of each batch, how long the flush of its originals and of the folders that name them took, in microseconds.
    public var originals = Histogram(bounds: flushBounds)
    /// Of each batch, how long its frame took to be written into the commit log and flushed, in microseconds.
    public var commit = Histogram(bounds: flushBounds)
    /// Files in each batch.
    public var batchFiles = Histogram(bounds: batchBounds)

    /// No batch yet.
    public init() {}

    /// A batch was committed.
    public mutating func count(originals: Duration, commit: Duration, files: Int) {
        self.originals.add(originals.inNanoseconds / 1_000)
        self.commit.add(commit.inNanoseconds / 1_000)
        batchFiles.add(Int64(files))
    }

    /// From 1 ms, a good disk, to 30 s, after which the watchdog has bitten.
    static let flushBounds: [Int64] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000].map {
        $0 * 1_000
    }
    static let batchBounds: [Int64] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
}

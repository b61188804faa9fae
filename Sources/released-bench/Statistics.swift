/// The smallest, the middle and the largest of what several runs gave: the form in which every figure is reported.
struct Spread: Codable, Equatable {
    let minimum: Double
    let median: Double
    let maximum: Double

    /// How far the runs lie apart: the largest through the smallest.
    var range: Double { maximum / minimum }

    /// Whether the runs agree well enough to be compared with anything: a floor that moves says that somebody else had
    /// the machine or its disk.
    var isSteady: Bool { range <= 1.5 }

    /// - precondition: there is at least one value.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        precondition(!sorted.isEmpty, "nothing was measured")
        minimum = sorted[0]
        median = Statistics.median(sorted)
        maximum = sorted[sorted.count - 1]
    }

    /// The same in another unit.
    func times(_ factor: Double) -> Spread { Spread([minimum * factor, median * factor, maximum * factor]) }
}

/// What is computed from measured values.
enum Statistics {
    /// The middle value; of an even number, the mean of the two in the middle.
    /// - precondition: there is at least one value.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The smallest value that at least `percent` of all values do not exceed (nearest rank).
    /// - precondition: there is at least one value, and `percent` is 1 to 100.
    static func percentile(_ percent: Int, of values: [Double]) -> Double {
        precondition((1...100).contains(percent), "a percentile is 1 to 100")
        let rank = (values.count * percent + 99) / 100
        return values.sorted()[rank - 1]
    }
}

extension Duration {
    /// In seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}

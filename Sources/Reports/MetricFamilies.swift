import ReleaseModel

/// Lines of Prometheus' text format, family by family. One without a sample says nothing and is left out.
struct MetricFamilies {
    enum Kind: String { case gauge, counter, histogram }

    private(set) var text = ""
    private var name = ""
    private var header = ""

    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        self.name = "released_" + name
        header = "# HELP \(self.name) \(Self.escaped(help))\n# TYPE \(self.name) \(kind.rawValue)\n"
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Int64, _ labels: [String: String] = [:]) {
        begin(name, .gauge, help)
        add(value, labels)
    }

    mutating func gauge(_ name: String, _ help: String, _ time: WallTime) {
        begin(name, .gauge, help)
        add(time, [:])
    }

    mutating func add(_ value: Int64, _ labels: [String: String]) { sample("", labels, "\(value)") }

    /// Seconds since 1970, with milliseconds.
    mutating func add(_ time: WallTime, _ labels: [String: String]) {
        let milliseconds = String(time.nanoseconds / 1_000_000 + 1_000).dropFirst()
        // Before 1970 whole seconds must do.
        sample("", labels, time.seconds < 0 ? "\(time.seconds)" : "\(time.seconds).\(milliseconds)")
    }

    /// One sample an outcome.
    mutating func add(_ counts: ServiceStatus.Counts, _ inbox: String) {
        let outcomes = [
            ("accepted", counts.accepted), ("revised", counts.revised), ("duplicate", counts.duplicates),
            ("rejected", counts.rejected),
        ]
        for (type, count) in outcomes {
            add(Int64(count), ["type": type].merging(inbox.isEmpty ? [:] : ["inbox": inbox]) { $1 })
        }
    }

    /// - Parameter unit: how many of the histogram's values make one of the metric's unit.
    mutating func add(_ histogram: Histogram, per unit: Int64, _ labels: [String: String]) {
        var count = 0
        for (bound, inRange) in zip(histogram.bounds, histogram.counts) {
            count += inRange
            let end = ["le": Self.decimal(bound, per: unit)]
            sample("_bucket", labels.merging(end) { $1 }, "\(count)")
        }
        sample("_bucket", labels.merging(["le": "+Inf"]) { $1 }, "\(histogram.count)")
        sample("_sum", labels, Self.decimal(histogram.sum, per: unit))
        sample("_count", labels, "\(histogram.count)")
    }

    private mutating func sample(_ suffix: String, _ labels: [String: String], _ value: String) {
        text += header
        header = ""
        // `le` last, as everybody writes it; the others in the order of their names.
        let sorted = labels.sorted { ($0.key == "le" ? 1 : 0, $0.key) < ($1.key == "le" ? 1 : 0, $1.key) }
        let pairs = sorted.map { "\($0.key)=\"\(Self.escaped($0.value, quotes: true))\"" }
        text += name + suffix + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(value)\n"
    }

    /// Backslash and newline in a HELP, the quotation mark too in a label's value; any other character stands for itself.
    static func escaped(_ text: String, quotes: Bool = false) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\"" where quotes: out += "\\\""
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// `value / unit`, exactly; `unit` is a power of ten.
    static func decimal(_ value: Int64, per unit: Int64) -> String {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
        guard rest > 0 else { return "\(whole)" }
        var digits = String(String(unit + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }
}

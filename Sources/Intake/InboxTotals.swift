import Register
import ReleaseModel
import Reports

/// All records ever, by the `source` of their inbox: that is what the journal knows an inbox by.
struct InboxTotals {
    private(set) var bySource: [String: (totals: ServiceStatus.Totals, last: WallTime)] = [:]

    init(_ tallies: [Tally]) { add(tallies) }

    mutating func add(_ tallies: [Tally]) {
        for tally in tallies {
            var entry = bySource[tally.source] ?? (ServiceStatus.Totals(), tally.last)
            entry.last = max(entry.last, tally.last)
            switch EventType(rawValue: tally.type) {
            case .accepted: Self.add(tally, \.accepted, to: &entry.totals)
            case .revised: Self.add(tally, \.revised, to: &entry.totals)
            case .duplicate: Self.add(tally, \.duplicates, to: &entry.totals)
            case .rejected: Self.add(tally, \.rejected, to: &entry.totals)
            case nil: break
            }
            bySource[tally.source] = entry
        }
    }

    private static func add(
        _ tally: Tally,
        _ outcome: WritableKeyPath<ServiceStatus.Counts, Int>,
        to totals: inout ServiceStatus.Totals
    ) {
        totals.records[keyPath: outcome] += tally.records
        let sum = totals.bytes[keyPath: outcome].addingReportingOverflow(Int(tally.bytes))
        totals.bytes[keyPath: outcome] = sum.overflow ? Self.bytesMax : min(sum.partialValue, Self.bytesMax)
    }

    private static let bytesMax = Limits.statusCountMax

    /// Gives each inbox what is its own; of inboxes that share a source the first has all. The rest is of inboxes that
    /// are not configured any more.
    func fill(_ status: inout ServiceStatus, sources: [String]) {
        var rest = bySource
        for (index, source) in sources.enumerated() {
            guard let entry = bySource[source] else { continue }
            status.inboxes[index].lastRecord = entry.last
            if let entry = rest.removeValue(forKey: source) { status.inboxes[index].totals = entry.totals }
        }
        for entry in rest.values { status.formerInboxes += entry.totals }
    }
}

extension Report.Figures {
    /// What can be drawn of what was measured.
    var charts: [any Chart] {
        [burst?.chart].compactMap(\.self) + latency.map(\.chart) + [reading?.chart, growth?.chart].compactMap(\.self)
    }
}

extension BurstFigures {
    /// Ours beside the floor and the peers.
    var chart: any Chart {
        let peers = peers?.measured ?? []
        let own = [
            BarChart.Bar(
                name: "bare loop",
                note: "the same calls and flushes",
                value: floorFilesPerSecond,
                maker: .floor
            ),
            BarChart.Bar(name: "released", note: "flushed, recorded", value: serviceFilesPerSecond, maker: .ours),
        ]
        let others = peers.sorted { $0.filesPerSecond.median > $1.filesPerSecond.median }.map { peer in
            let omitted = peer.without.map(\.rawValue).joined(separator: ", ")
            return BarChart.Bar(name: peer.name, note: "no \(omitted)", value: peer.filesPerSecond, maker: .other)
        }
        return BarChart(
            title: "Files of \(bytes) bytes, dropped at once",
            unit: "files a second, more is better",
            bars: own + others
        )
    }
}

extension LatencyFigures {
    /// Ours beside the floor.
    var chart: any Chart {
        BarChart(
            title: "One file, from its rename into the inbox to its record, \(title)",
            unit: "milliseconds, less is better",
            bars: [
                .init(name: "bare loop, median", value: floorMedian.times(1_000), maker: .floor),
                .init(name: "released, median", value: serviceMedian.times(1_000), maker: .ours),
                .init(name: "bare loop, p99", value: floorPercentile99.times(1_000), maker: .floor),
                .init(name: "released, p99", value: servicePercentile99.times(1_000), maker: .ours),
            ]
        )
    }
}

extension ReadingFigures {
    /// With and without reading.
    var chart: any Chart {
        BarChart(
            title: "Releases in four languages, dropped at once",
            unit: "releases a second, more is better",
            bars: [
                .init(name: "released, not reading", value: floorPerSecond, maker: .floor),
                .init(name: "released, reading", value: servicePerSecond, maker: .ours),
            ]
        )
    }
}

extension GrowthFigures {
    /// What a file costs with so many records before it.
    var chart: any Chart {
        LineChart(
            title: "What one file costs as the journal grows",
            xLabel: "records there are already",
            yLabel: "microseconds a file",
            series: series.prefix(1).map { .init(name: $0.name, points: Array(zip($0.records, $0.medians))) }
        )
    }
}

import ArgumentParser
import Testing

@testable import released_bench

@Suite struct PlotTests {
    @Test(
        "a logarithmic axis ends at 1, 2 or 5 times a power of ten and spans ten times at least",
        arguments: [
            ([120, 17_000], 100, 20_000), ([60, 75], 20, 500), ([1], 0.2, 5), ([1, 10], 1, 10), ([0.03, 0.9], 0.02, 1),
        ] as [([Double], Double, Double)]
    )
    func ends(values: [Double], lowest: Double, highest: Double) {
        let scale = LogScale(values)
        #expect(abs(scale.lowest / lowest - 1) < 1e-9, "\(scale.lowest)")
        #expect(abs(scale.highest / highest - 1) < 1e-9, "\(scale.highest)")
        #expect(scale.highest / scale.lowest > 9.999)
    }

    @Test("equal factors are equal lengths")
    func share() {
        let scale = LogScale([1, 1_000])
        #expect(scale.share(1) == 0)
        #expect(abs(scale.share(10) - 1.0 / 3) < 1e-9)
        #expect(abs(scale.share(1_000) - 1) < 1e-9)
    }

    @Test("a short axis has marks at 1, 2 and 5, a long one at powers of ten")
    func ticks() {
        #expect(LogScale([100, 2_000]).ticks.map(LogScale.label) == ["100", "200", "500", "1\u{A0}000", "2\u{A0}000"])
        #expect(LogScale([1, 100_000]).ticks.count == 6)
    }

    @Test(
        "numbers are written as people read them",
        arguments: [
            (0.05, "0.05"), (0.0123, "0.0123"), (1, "1"), (7.5, "7.5"), (16.64, "16.6"), (307.4, "307"),
            (12_034, "12\u{A0}034"), (10_000_000, "10\u{A0}M"), (1_500_000, "1.5\u{A0}M"),
        ] as [(Double, String)]
    )
    func labels(value: Double, text: String) { #expect(LogScale.label(value) == text) }

    private let bars = BarChart(
        title: "A <b> & \"c\"",
        unit: "files a second",
        bars: [
            .init(name: "one", note: "no flush", value: Spread([10, 11, 9]), maker: .floor),
            .init(name: "two", value: Spread([100]), maker: .ours),
            .init(name: "three", value: Spread([1_000]), maker: .other),
        ]
    )

    private func widths(_ svg: String) -> [Double] {
        svg.matches(of: /<rect class="(?:ours|floor|other)"[^>]*width="([0-9.]+)"/).compactMap { Double($0.output.1) }
    }

    @Test("a bar is longer the more it counts")
    func barLengths() {
        let widths = widths(bars.svg)
        #expect(widths.count == 3)
        #expect(widths == widths.sorted())
        // From ten to a hundred as far as from a hundred to a thousand.
        #expect(abs((widths[1] - widths[0]) - (widths[2] - widths[1])) < 1)
    }

    private let lines = LineChart(
        title: "Growth",
        xLabel: "records",
        yLabel: "µs a file",
        series: [
            .init(name: "cost", points: [(10_000, 61), (1_000, 60), (10_000_000, 75)]),
            .init(name: "find", points: [(1_000, 900), (10_000_000, 2_000)]),
        ]
    )

    @Test("a curve goes from left to right, whatever the order of its points")
    func curve() throws {
        let svg = lines.svg
        let curves = svg.matches(of: /<polyline class="curve colour[01]" points="([^"]+)"/)
        #expect(curves.count == 2)
        let across = curves[0].output.1.split(separator: " ").compactMap { Double($0.split(separator: ",")[0]) }
        #expect(across.count == 3)
        #expect(across == across.sorted())
        #expect(svg.contains(">records</text>") && svg.contains(">µs a file</text>") && svg.contains(">find</text>"))
    }

    @Test("a plot stands by itself: its own ground, light and dark, and nothing from outside")
    func alone() {
        let svg = Plot(charts: [bars, lines], caption: "a machine").svg
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(svg.contains("class=\"ground\"") && svg.contains("prefers-color-scheme: dark"))
        #expect(svg.contains(">a machine</text>"))
        for foreign in ["href", "<script", "@import", "url(", "<b>"] { #expect(!svg.contains(foreign), "\(foreign)") }
        #expect(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"))
    }

    @Test("charts stand below each other")
    func stacked() throws {
        let both = Plot(charts: [bars, bars], caption: "").svg
        let tops = both.matches(of: /<text class="title" x="24" y="([0-9.]+)"/).compactMap { Double($0.output.1) }
        #expect(tops.count == 2)
        #expect(abs(tops[1] - tops[0] - bars.height) < 0.1)
    }

    @Test("a long caption goes on on the next line")
    func wrapping() {
        #expect(Plot.wrapped("one two three", columns: 8) == ["one two", "three"])
        #expect(Plot.wrapped("", columns: 8).isEmpty)
    }

    @Test("a plot is refused before anything is measured where it could not be written")
    func options() throws {
        #expect(try CommonOptions.parse(["--plot", "/tmp/x.svg"]).plot == "/tmp/x.svg")
        #expect(throws: (any Error).self) { try CommonOptions.parse(["--plot", "/tmp/no/such/folder/x.svg"]) }
    }

    @Test("a burst is drawn as ours, the floor, and the peers, the fastest first")
    func burst() {
        let took = BurstFigures.Took(seconds: 1, processorSeconds: 1)
        let peers = [("slow", 5.0), ("fast", 0.5)].map { name, seconds in
            let run = PeerFigures.Run(files: 100, seconds: seconds, service: 1_000)
            return PeerFigures(name: name, without: [.flush], target: nil, runs: [run])
        }
        let figures = BurstFigures(
            files: 1_000,
            bytes: 4_096,
            runs: [.init(floor: took, service: took, ratio: 1, adopted: 1)],
            peers: PeersFigures(measured: peers, unmeasured: [])
        )
        let svg = figures.chart.svg
        #expect(widths(svg).count == 4)
        #expect(svg.contains("no flush"))
        let (fast, slow) = (svg.firstRange(of: ">fast<"), svg.firstRange(of: ">slow<"))
        #expect(fast.flatMap { fast in slow.map { fast.lowerBound < $0.lowerBound } } == true)
    }
}

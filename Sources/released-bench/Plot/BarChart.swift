/// Lying bars on a logarithmic axis: what was measured of different makers beside each other.
struct BarChart: Chart {
    /// Whose bar it is: its colour.
    enum Maker: String {
        case ours, floor, other
    }

    /// One bar, as long as the median; a line from the minimum to the maximum lies over it.
    struct Bar {
        let name: String
        /// A few words below the name.
        var note = ""
        let value: Spread
        let maker: Maker
    }

    let title: String
    /// What the bars count, and which way is better.
    let unit: String
    let bars: [Bar]

    private static let (row, head, foot) = (40.0, 44.0, 58.0)

    var height: Double { Self.head + Double(bars.count) * Self.row + Self.foot }

    /// - precondition: there is a bar, and each is more than zero.
    func draw(into drawing: inout Drawing, top: Double) {
        let scale = LogScale(bars.flatMap { [$0.value.minimum, $0.value.maximum] })
        let names = bars.map { max(Drawing.width($0.name), Drawing.width($0.note) * 0.9) }.max() ?? 0
        let left = Plot.margin + names + 12
        // The rest is for the number behind the longest bar.
        let right = Plot.width - Plot.margin - 64
        let (first, last) = (top + Self.head, top + Self.head + Double(bars.count) * Self.row)
        func place(_ value: Double) -> Double { left + scale.share(value) * (right - left) }

        drawing.text(title, Plot.margin, top + 24, "title")
        for tick in scale.ticks {
            drawing.line(place(tick), first - 4, place(tick), last + 4, "grid")
            drawing.text(LogScale.label(tick), place(tick), last + 20, "small", .middle)
        }
        for (index, bar) in bars.enumerated() {
            let middle = first + (Double(index) + 0.5) * Self.row
            drawing.text(bar.name, Plot.margin, bar.note.isEmpty ? middle + 4 : middle - 2)
            if !bar.note.isEmpty { drawing.text(bar.note, Plot.margin, middle + 13, "small") }
            let end = place(bar.value.median)
            drawing.box(left, middle - 11, width: end - left, height: 22, bar.maker.rawValue)
            drawing.line(place(bar.value.minimum), middle, place(bar.value.maximum), middle, "whisker")
            drawing.text(
                LogScale.label(bar.value.median),
                max(end, place(bar.value.maximum)) + 7,
                middle + 4,
                "value"
            )
        }
        drawing.text("\(unit) (logarithmic; median, minimum to maximum)", left, last + 40, "small")
    }
}

/// Curves over two logarithmic axes: how a cost grows.
struct LineChart: Chart {
    /// One curve.
    struct Series {
        let name: String
        let points: [(x: Double, y: Double)]
    }

    let title: String
    let xLabel: String
    let yLabel: String
    /// - precondition: there is a point; all lie above zero, both ways. At most ``Plot/colours`` curves.
    let series: [Series]

    private static let (head, body, foot) = (66.0, 260.0, 58.0)

    var height: Double { Self.head + Self.body + Self.foot }

    func draw(into drawing: inout Drawing, top: Double) {
        precondition(series.count <= Plot.colours, "there are \(Plot.colours) colours")
        let points = series.flatMap(\.points)
        let (across, up) = (LogScale(points.map(\.x)), LogScale(points.map(\.y)))
        let (left, right) = (Plot.margin + 72, Plot.width - Plot.margin - 16)
        let (highest, lowest) = (top + Self.head, top + Self.head + Self.body)
        func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
            (left + across.share(point.x) * (right - left), lowest - up.share(point.y) * (lowest - highest))
        }

        drawing.text(title, Plot.margin, top + 24, "title")
        drawLegend(into: &drawing, top + 48)
        for tick in across.ticks {
            let x = place((tick, up.lowest)).x
            drawing.line(x, highest, x, lowest, "grid")
            drawing.text(LogScale.label(tick), x, lowest + 18, "small", .middle)
        }
        for tick in up.ticks {
            let y = place((across.lowest, tick)).y
            drawing.line(left, y, right, y, "grid")
            drawing.text(LogScale.label(tick), left - 8, y + 4, "small", .end)
        }
        for (number, curve) in series.enumerated() {
            let places = curve.points.sorted { $0.x < $1.x }.map(place)
            drawing.path(places, "curve colour\(number)")
            for point in places { drawing.dot(point.x, point.y, "colour\(number)") }
        }
        drawing.text(xLabel, (left + right) / 2, lowest + 40, "small", .middle)
        drawing.uprightText(yLabel, Plot.margin + 8, (highest + lowest) / 2, "small")
    }

    private func drawLegend(into drawing: inout Drawing, _ y: Double) {
        var x = Plot.margin
        for (number, curve) in series.enumerated() {
            drawing.line(x, y - 4, x + 18, y - 4, "curve colour\(number)")
            drawing.dot(x + 9, y - 4, "colour\(number)")
            drawing.text(curve.name, x + 25, y)
            x += 25 + Drawing.width(curve.name) + 22
        }
    }
}

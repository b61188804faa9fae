/// A panel of a plot.
protocol Chart {
    var title: String { get }
    /// In pixels, all that it draws into.
    var height: Double { get }
    /// Draws it from `top` down, as wide as a plot is.
    func draw(into drawing: inout Drawing, top: Double)
}

extension Chart {
    /// This chart alone.
    var svg: String { Plot(charts: [self], caption: "").svg }
}

/// Charts below each other on a ground of their own, with nothing from outside: no font, no script.
struct Plot {
    let charts: [any Chart]
    /// One line below all: the machine.
    let caption: String

    /// In pixels.
    static let width = 760.0
    static let margin = 24.0

    /// The file's text.
    var svg: String {
        var drawing = Drawing()
        var top = Self.margin / 2
        for chart in charts {
            chart.draw(into: &drawing, top: top)
            top += chart.height
        }
        // Two lines where the machine is a long one.
        for line in Self.wrapped(caption, columns: 110) {
            top += 16
            drawing.text(line, Self.margin, top, "small")
        }
        let size = "\(Drawing.number(Self.width)) \(Drawing.number(top + 18))"
        let (width, height) = (Drawing.number(Self.width), Drawing.number(top + 18))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(width)" height="\(height)" role="img">
            <title>\(Drawing.escaped(charts.map(\.title).joined(separator: "; ")))</title>
            <style>
            \(Self.style)
            </style>
            <rect class="ground" x="0.5" y="0.5" width="\(Drawing.number(Self.width - 1))" \
            height="\(Drawing.number(top + 17))" rx="6"/>
            \(drawing.elements.joined(separator: "\n"))
            </svg>

            """
    }

    /// Words on lines of no more than so many characters.
    static func wrapped(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// How many colours there are for curves.
    static let colours = 6

    /// Light, and dark where the reader's screen is.
    static let style = """
        text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328 }
        .title { font-size: 16px; font-weight: 600 }
        .value { font-weight: 600 }
        .small { font-size: 11.5px; fill: #59636e }
        .ground { fill: #ffffff; stroke: #d1d9e0 }
        .grid { stroke: #d1d9e0; stroke-width: 1 }
        .whisker { stroke: #1f2328; stroke-width: 1.5 }
        .ours { fill: #0969da } .floor { fill: #bf8700 } .other { fill: #8c959f }
        .curve { stroke-width: 2.5 } polyline.curve { fill: none }
        .colour0 { stroke: #0969da; fill: #0969da } .colour1 { stroke: #bc4c00; fill: #bc4c00 }
        .colour2 { stroke: #1a7f37; fill: #1a7f37 } .colour3 { stroke: #8250df; fill: #8250df }
        .colour4 { stroke: #bf8700; fill: #bf8700 } .colour5 { stroke: #59636e; fill: #59636e }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .small { fill: #9198a1 }
        .ground { fill: #0d1117; stroke: #3d444d }
        .grid { stroke: #3d444d }
        .whisker { stroke: #e6edf3 }
        .ours { fill: #4493f8 } .floor { fill: #d29922 } .other { fill: #656c76 }
        .colour0 { stroke: #4493f8; fill: #4493f8 } .colour1 { stroke: #f0883e; fill: #f0883e }
        .colour2 { stroke: #3fb950; fill: #3fb950 } .colour3 { stroke: #ab7df8; fill: #ab7df8 }
        .colour4 { stroke: #d29922; fill: #d29922 } .colour5 { stroke: #9198a1; fill: #9198a1 }
        }
        """
}

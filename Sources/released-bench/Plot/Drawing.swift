import Foundation

/// Lines, boxes and words, as the text of an SVG (SVG 1.1).
struct Drawing {
    /// Where a word stands against its place.
    enum Anchor: String {
        case start, middle, end
    }

    /// The elements so far.
    private(set) var elements: [String] = []

    /// - Parameter style: a class of ``Plot/style``.
    mutating func text(_ words: String, _ x: Double, _ y: Double, _ style: String = "label", _ anchor: Anchor = .start)
    {
        elements.append(
            #"<text class="\#(style)" x="\#(Self.number(x))" y="\#(Self.number(y))""#
                + #" text-anchor="\#(anchor.rawValue)">\#(Self.escaped(words))</text>"#
        )
    }

    /// Words along an axis that goes up.
    mutating func uprightText(_ words: String, _ x: Double, _ y: Double, _ style: String = "label") {
        let place = "\(Self.number(x)) \(Self.number(y))"
        elements.append(
            #"<text class="\#(style)" transform="translate(\#(place)) rotate(-90)" text-anchor="middle">"#
                + Self.escaped(words) + "</text>"
        )
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
        elements.append(
            #"<line class="\#(style)" x1="\#(Self.number(x1))" y1="\#(Self.number(y1))""#
                + #" x2="\#(Self.number(x2))" y2="\#(Self.number(y2))"/>"#
        )
    }

    mutating func box(_ x: Double, _ y: Double, width: Double, height: Double, _ style: String, radius: Double = 2) {
        elements.append(
            #"<rect class="\#(style)" x="\#(Self.number(x))" y="\#(Self.number(y))""#
                + #" width="\#(Self.number(width))" height="\#(Self.number(height))" rx="\#(Self.number(radius))"/>"#
        )
    }

    mutating func dot(_ x: Double, _ y: Double, _ style: String) {
        elements.append(#"<circle class="\#(style)" cx="\#(Self.number(x))" cy="\#(Self.number(y))" r="3.5"/>"#)
    }

    mutating func path(_ points: [(x: Double, y: Double)], _ style: String) {
        let places = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        elements.append(#"<polyline class="\#(style)" points="\#(places)"/>"#)
    }

    /// With a tenth of a pixel: more is not seen.
    static func number(_ value: Double) -> String {
        let text = String(format: "%.1f", value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// What XML would take for its own is written so that it does not.
    static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }

    /// About how wide words are in the size of labels: no font is measured here, and none is brought along.
    static func width(_ words: String) -> Double { Double(words.count) * 7 }
}

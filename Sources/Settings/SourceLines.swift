/// The line on which each key, table and list element of a TOML document stands: the parser knows lines only for what
/// it cannot read.
struct SourceLines {
    /// One step from the top of a document down to a value.
    enum Step: Hashable {
        case key(String)
        /// From 0.
        case element(Int)
    }

    private let lines: [[Step]: Int]
    /// The first line with a NUL written as an escape in a string. TOML allows that; the parser's strings end there.
    let nulLine: Int?
    /// What the parser would not survive, and where.
    let trap: (line: Int, problem: String)?

    /// - Parameter text: any text at all; of one that is not TOML, some lines may be missing.
    init(_ text: String) {
        var scanner = SourceScanner(text)
        scanner.scan()
        lines = scanner.lines
        nulLine = scanner.nulLine
        trap = scanner.trap
    }

    /// The line of what these steps lead to, or of the nearest thing around it; nil at the top of the document.
    func line(of steps: [Step]) -> Int? {
        var steps = steps
        while !steps.isEmpty {
            if let line = lines[steps] { return line }
            steps.removeLast()
        }
        return nil
    }
}

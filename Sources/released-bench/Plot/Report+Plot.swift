import Foundation

extension Report {
    /// Draws the figures into a file, which is whole once it is there.
    func plot(to path: String) throws {
        let charts = figures.charts
        guard !charts.isEmpty else { throw BenchFailure("there is nothing to plot in this: leave out --plot") }
        do {
            let svg = Plot(charts: charts, caption: machine.line).svg
            try svg.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw BenchFailure("cannot write \(path): \(error.localizedDescription)")
        }
    }
}

extension Plot {
    /// Whether there is a folder for such a file.
    static func canBeWritten(to path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return FileManager.default.isWritableFile(atPath: folder)
    }
}

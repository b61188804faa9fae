/// Prints what a verification finds as it finds it: a list of any length costs no memory.
final class FindingReport {
    let progress = Progress()
    private(set) var faults = 0

    /// Something is not as it was recorded.
    func fault(_ text: String) {
        faults += 1
        print("fault: \(text)")
    }

    /// Something to know, and no fault.
    func note(_ text: String) { print("note: \(text)") }

    private func print(_ line: String) {
        progress.clear()
        // Who reads no list still gets the exit code.
        try? StandardStreams.line(line)
    }
}

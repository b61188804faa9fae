/// Why nothing can be said: a run that could not be made, or one whose result is not what it must be.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// What one look came to: what is there, why that matters, and the commands that mend it.
struct Finding: Equatable {
    /// From good to bad; whether it could be looked at at all.
    enum Result: String, CaseIterable {
        case ok, note, warning, error, skipped

        /// Whether somebody has something to do.
        var isToMend: Bool { self == .warning || self == .error }
    }

    let result: Result
    /// One line, harmless.
    let found: String
    /// One line; empty where nothing follows from it.
    let why: String
    /// For a shell, each a line of its own, in this order.
    let mend: [String]

    private init(_ result: Result, _ found: String, why: String = "", mend: [String] = []) {
        self.result = result
        self.found = found
        self.why = why
        self.mend = mend
    }

    static func ok(_ found: String) -> Finding { Finding(.ok, found) }

    static func note(_ found: String, why: String, mend: [String] = []) -> Finding {
        Finding(.note, found, why: why, mend: mend)
    }

    static func warning(_ found: String, why: String, mend: [String] = []) -> Finding {
        Finding(.warning, found, why: why, mend: mend)
    }

    static func error(_ found: String, why: String, mend: [String] = []) -> Finding {
        Finding(.error, found, why: why, mend: mend)
    }

    static func skipped(_ found: String) -> Finding { Finding(.skipped, found) }
}

/// One thing that is wrong in a configuration file: where it is, what it is, and what to write instead.
public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, as the caller named it.
    public var origin: String
    /// The line, from 1; nil where none is to blame, as for a setting that is not there.
    public var line: Int?
    /// The setting, `inbox.path` for those of an inbox; nil where the whole file is meant.
    public var key: String?
    /// What is wrong, lower case, without a full stop.
    public var problem: String
    /// What to do about it, lower case, without a full stop.
    public var remedy: String

    /// A fault at a place.
    public init(origin: String, line: Int?, key: String?, problem: String, remedy: String) {
        self.origin = origin
        self.line = line
        self.key = key
        self.problem = problem
        self.remedy = remedy
    }

    /// `released.toml:12: poll: bad duration "5 parsecs": write a number and a unit, such as "5s", "2min", "1d"`:
    /// always one line of harmless text, whatever stands in the file.
    public var description: String {
        let place = origin.harmless + (line.map { ":\($0)" } ?? "")
        return ([place] + [key?.harmless].compactMap(\.self) + [problem, remedy]).joined(separator: ": ")
    }
}

/// Every fault found in a configuration file, in the order of its lines: never empty.
public struct ConfigurationFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// The faults.
    public var faults: [Fault]

    /// Faults, one at least.
    public init(faults: [Fault]) { self.faults = faults }

    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A text that is not what it should be: a duration, a size, a pattern.
public struct BadText: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, with the text in quotes.
    public var problem: String
    /// What to write instead.
    public var remedy: String

    /// The problem and its remedy on one line.
    public var description: String { "\(problem): \(remedy)" }
}

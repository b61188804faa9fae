/// Where in the source something was said: `CODE_FILE=` and its siblings in the system journal
/// (systemd.journal-fields(7)).
public struct CodePlace: Sendable, Equatable {
    /// Module and file, as `#fileID` gives them.
    public let file: String
    /// The function.
    public let function: String
    /// The line, from 1.
    public let line: UInt

    /// A place in the source.
    public init(file: String, function: String, line: UInt) {
        self.file = file
        self.function = function
        self.line = line
    }
}

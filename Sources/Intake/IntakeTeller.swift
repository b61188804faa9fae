/// Passes on what the intake tells, with the place in the source where it was told: a log line leads to the line of
/// code that knew, not to the one that wrote it.
public struct IntakeTeller {
    /// Takes an event, and where it was told.
    public typealias Listener = (_ event: IntakeEvent, _ place: CodePlace) -> Void

    private let listener: Listener

    init(_ listener: @escaping Listener) { self.listener = listener }

    /// Tells. The last three are the caller's own place unless it speaks for another.
    func callAsFunction(
        _ event: IntakeEvent,
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        listener(event, CodePlace(file: file, function: function, line: line))
    }
}

import Journal
public import ReleaseModel

/// For whoever follows the journal within the service.
extension Intake {
    /// The last record that readers can see; nil before the first.
    public var lastRecord: SequenceNumber? { unwritten.isEmpty ? journal.head.last : nil }
}

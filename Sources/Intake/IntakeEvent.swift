public import Journal
public import ReleaseModel

/// What a sysadmin may want to read in the log. The program writes the lines; modules only tell.
public enum IntakeEvent: Sendable {
    /// A drop has its record.
    case recorded(Recorded)
    /// A degraded state began, or its words changed. Said once a situation.
    case conditionBegan(code: String, text: String)
    /// It is over.
    case conditionEnded(code: String)
    /// Something that is no fault of the service is worth a look. Said once a situation.
    case noticeBegan(code: String, text: String)
    /// It is over.
    case noticeEnded(code: String)
    /// One file is left alone for now.
    case postponed(inbox: String, path: PathBytes, reason: String)
    /// A claimed file went back to the inbox, or settles in custody.
    case wentBack(inbox: String, path: PathBytes, reason: String)
    /// A start found something and put it right.
    case recovered(JournalRecovery.Finding)
    /// A start found files in custody that have no record yet.
    case foundInCustody(files: Int)
    /// The register was brought up to date, or made anew.
    case registerMended(reason: String, records: UInt64)
    /// An original that was missing from the archive was put back from a duplicate drop.
    case originalRestored(SequenceNumber)

    /// One record, for the log.
    public struct Recorded: Sendable {
        /// Its sequence.
        public let sequence: SequenceNumber
        /// Its type.
        public let type: EventType
        /// The inbox.
        public let inbox: String
        /// Folder and name below the inbox.
        public let path: PathBytes
        /// Its content.
        public let digest: ContentDigest?
        /// Bytes.
        public let sizeInBytes: Int64
        /// Why it was set aside.
        public let rejection: Rejection?
        /// How it stands to an earlier record.
        public let relation: ReleaseRelation?
    }
}

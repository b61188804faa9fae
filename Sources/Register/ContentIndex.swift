public import ReleaseModel

/// Decides "first or seen". Derived from the journal: whoever keeps it may lose its end, or all of it, and the next
/// start makes it right.
public protocol ContentIndex: AnyObject {
    /// The last record known here, nil before the first.
    func mark() throws(RegisterFault) -> ContentRegister.Mark?
    /// What is known of each of these contents; what is not known is left out.
    func seen(_ digests: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: ContentRegister.Seen]
    /// The first release of each of these texts; what is not known is left out.
    func releases(ofTexts texts: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: ReleaseEntry]
    /// The newest releases with this headline, and the newest ones since `time` with one of these e-mail addresses.
    /// - Parameter limit: how many at most with the headline, and how many with each address.
    func releases(
        withHeadline headline: UInt64?,
        orEmails emails: [UInt64],
        since time: Int64,
        limit: Int
    ) throws(RegisterFault) -> [ReleaseEntry]
    /// A release by its record, nil where none is known.
    func release(_ sequence: SequenceNumber) throws(RegisterFault) -> ReleaseEntry?
    /// The newest releases with a language, the oldest of them first.
    func newestFingerprints(_ limit: Int) throws(RegisterFault) -> [ReleaseFingerprint]
    /// Keeps what was missing; nil for a text that is not compared, which then has no language here.
    func setFingerprints(_ fingerprints: [(SequenceNumber, UInt64?)]) throws(RegisterFault)
    /// The newest version of a release by its subject, nil where none is known.
    func newestVersion(of subject: String) throws(RegisterFault) -> Int?
    /// Records by inbox and type, over the journal's whole life.
    func tallies() throws(RegisterFault) -> [Tally]
    /// Adds what a batch made known, counts its records, and moves the mark on; all or nothing.
    func add(
        _ contents: [(ContentDigest, ContentRegister.Seen)],
        releases: [ReleaseEntry],
        tallies: [Tally],
        mark: ContentRegister.Mark
    ) throws(RegisterFault)
    /// Runs `body`, which adds many times over.
    func inBulk(_ body: () throws -> Void) throws
    /// Whether ``tidy()`` has nothing to do.
    var isTidy: Bool { get }
    /// Does some of what was put off, some ten milliseconds of it: for when nothing else is to be done.
    func tidy() throws(RegisterFault)
    /// Nothing is asked of it after this.
    func close() throws(RegisterFault)
}

extension ContentIndex {
    /// One that puts nothing off is always tidy.
    public var isTidy: Bool { true }

    /// Nothing was put off.
    public func tidy() throws(RegisterFault) {}

    /// Adds what a batch without texts made known.
    public func add(
        _ contents: [(ContentDigest, ContentRegister.Seen)],
        tallies: [Tally],
        mark: ContentRegister.Mark
    ) throws(RegisterFault) {
        try add(contents, releases: [], tallies: tallies, mark: mark)
    }
}

extension ContentRegister: ContentIndex {}

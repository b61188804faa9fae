public import ReleaseModel

/// Decides "first or seen". Derived from the journal: whoever keeps it may lose its end, or all of it, and the next
/// start makes it right.
public protocol ContentIndex: AnyObject {
    /// The last record known here, nil before the first.
    func mark() throws(RegisterFault) -> ContentRegister.Mark?
    /// What is known of each of these contents; what is not known is left out.
    func seen(_ digests: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: ContentRegister.Seen]
    /// Records by inbox and type, over the journal's whole life.
    func tallies() throws(RegisterFault) -> [Tally]
    /// Adds what a batch made known, counts its records, and moves the mark on; all or nothing.
    func add(
        _ contents: [(ContentDigest, ContentRegister.Seen)],
        tallies: [Tally],
        mark: ContentRegister.Mark
    ) throws(RegisterFault)
    /// Runs `body`, which adds many times over.
    func inBulk(_ body: () throws -> Void) throws
    /// Nothing is asked of it after this.
    func close() throws(RegisterFault)
}

extension ContentRegister: ContentIndex {}

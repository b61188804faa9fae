public import ReleaseModel

extension Limits {
    /// The line for `STATUS=`, in Unicode scalars: what `systemctl status` shows without wrapping it twice.
    public static let statusLineLengthMax = 200
    /// Files that `released --once` names in each list of its summary.
    public static let summaryNamesMax = 20
    /// An extension longer than this is no extension, and is cut with the rest of a name set aside.
    public static let extensionBytesMax = 16
    /// The largest count in a status: what every reader of JSON takes exactly (RFC 8259, section 6).
    public static let statusCountMax = 1 << 53
    /// Conditions, and notices, that become metrics: each is a time series of its own.
    public static let metricConditionsMax = 100
    /// A sentence for sysadmins inside a text for staff, in Unicode scalars.
    public static let whyDetailLengthMax = 300
}

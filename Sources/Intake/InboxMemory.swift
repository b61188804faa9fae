import ReleaseModel

/// What is remembered of an inbox from one run to the next, in `state/inboxes/NAME`: whether it is the root of a
/// mount, since when it has been served, and under which `source`. One line, its words separated by spaces.
struct InboxMemory: Equatable {
    var isMount: Bool
    /// nil where an earlier version of the service wrote it, which did not know.
    var servedSince: WallTime?
    var source: String?

    init(isMount: Bool, servedSince: WallTime?, source: String?) {
        self.isMount = isMount
        self.servedSince = servedSince
        self.source = source
    }

    init(_ bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 2)
        isMount = words.first == "mount"
        servedSince = words.dropFirst().first.flatMap { WallTime(rfc3339: String($0)) }
        source = words.count == 3 ? String(words[2]) : nil
    }

    var bytes: [UInt8] {
        var text = isMount ? "mount" : "folder"
        if let servedSince, let source { text += " \(servedSince.rfc3339(.nanoseconds)) \(source)" }
        return Array(text.utf8)
    }
}

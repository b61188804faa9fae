internal import Logging
internal import ReleaseModel

/// One log entry with everything that belongs to it, before it takes the form of its destination.
struct LogEntry {
    let event: LogEvent
    /// From the handler, its provider, the call and its error; the later one of two for the same key. Sorted by key,
    /// so that the same entry is the same text every time.
    let metadata: [(key: String, value: String)]
    /// What names the kind of entry to the journal's catalog: 32 hexadecimal digits.
    let messageIdentifier: String?

    init(_ event: LogEvent, handler: Logger.Metadata, provider: Logger.MetadataProvider?) {
        self.event = event
        var merged = handler
        merged.merge(provider?.get() ?? [:]) { $1 }
        merged.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { merged["error"] = .string("\(error)") }
        messageIdentifier = merged.removeValue(forKey: JournalLogHandler.messageIdentifierKey)?.description
        metadata = merged.map { ($0.key, $0.value.description) }.sorted { $0.key < $1.key }
    }
}

extension String {
    /// The text as one harmless line: what is unfit for display stands as `\u{…}`. A backslash stays as it is, since
    /// names arrive here escaped already.
    var onOneLine: String {
        guard unicodeScalars.contains(where: \.isUnfitForDisplay) else { return self }
        var line = ""
        for scalar in unicodeScalars {
            if scalar.isUnfitForDisplay {
                line += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}

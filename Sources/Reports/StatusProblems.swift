import ReleaseModel

/// What is out of order, in the words of its conditions, cut to the room there is.
enum StatusProblems {
    /// - Returns: nil when nothing is out of order.
    static func text(_ status: ServiceStatus, room: Int) -> String? {
        let texts = status.conditions.map { HarmlessText.line($0.text) }
        let fault = status.configuration.fault.map(HarmlessText.line)
        switch (texts.isEmpty, fault) {
        case (true, nil): return nil
        case (false, nil): return conditions(texts, room: room)
        case (true, let fault?): return configuration(fault, room: room)
        case (false, let fault?):
            // Each may have what the other leaves, and neither less than half.
            let both = room - StatusLine.separator.utf8.count
            let wanted = configuration(fault, room: .max).unicodeScalars.count
            let first = conditions(texts, room: max(both / 2, both - wanted))
            let second = configuration(fault, room: both - first.unicodeScalars.count)
            return first + StatusLine.separator + second
        }
    }

    private static func conditions(_ texts: [String], room: Int) -> String {
        let prefix = "degraded: "
        let all = prefix + texts.joined(separator: StatusLine.separator)
        guard all.unicodeScalars.count > room, let first = texts.first else { return all }
        let suffix = texts.count > 1 ? " (and \(texts.count - 1) more)" : ""
        return enclose(first, prefix, suffix, room: room)
    }

    private static func configuration(_ fault: String, room: Int) -> String {
        enclose(fault, "configuration not reloaded: ", "; the old one stays in force", room: room)
    }

    private static func enclose(_ text: String, _ prefix: String, _ suffix: String, room: Int) -> String {
        let around = prefix.unicodeScalars.count + suffix.unicodeScalars.count
        return prefix + HarmlessText.cut(text, to: max(0, room - around)) + suffix
    }
}

import ReleaseModel

/// The line that systemd keeps as `STATUS=` and `systemctl status` shows: for a tired person, worst news first.
///
/// It holds no file's name and no control character: systemd's protocol is separated by newlines, and a name could
/// otherwise speak to it (sd_notify(3)).
public enum StatusLine {
    /// At most ``ReleaseModel/Limits/statusLineLengthMax`` scalars. What does not fit goes by importance: last what
    /// is wrong, and how many wait.
    public static func render(_ status: ServiceStatus) -> String {
        let facts = StatusFacts.inOrder(of: status)
        // Each part is counted with a separator behind it, and the last has none.
        var room = Limits.statusLineLengthMax + separator.utf8.count
        func cost(_ text: String) -> Int { text.unicodeScalars.count + separator.utf8.count }

        var shown = facts.indices.filter { facts[$0].importance == .indispensable }
        for index in shown { room -= cost(facts[index].text) }
        let problems = StatusProblems.text(status, room: room - separator.utf8.count)
        if let problems { room -= cost(problems) }
        let others = facts.indices.filter { facts[$0].importance != .indispensable }
        for index in others.sorted(by: { facts[$0].importance < facts[$1].importance })
        where cost(facts[index].text) <= room {
            shown.append(index)
            room -= cost(facts[index].text)
        }
        let parts = (problems.map { [$0] } ?? []) + shown.sorted().map { facts[$0].text }
        return HarmlessText.cut(parts.joined(separator: separator), to: Limits.statusLineLengthMax)
    }

    static let separator = "; "
}

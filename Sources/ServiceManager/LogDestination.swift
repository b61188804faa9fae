internal import Glibc
public import Logging

/// Where this process's log entries belong.
public enum LogDestination {
    /// The system journal where standard error leads there anyway, else standard error itself.
    /// - Parameter label: the program's name, `SYSLOG_IDENTIFIER` in the journal.
    /// - Parameter environment: `JOURNAL_STREAM` and `NO_COLOR` count.
    public static func handler(label: String, environment: [String: String]) -> any LogHandler {
        isJournal(STDERR_FILENO, environment["JOURNAL_STREAM"])
            ? JournalLogHandler(identifier: label) : StandardErrorLogHandler(environment: environment)
    }

    /// Whether the descriptor is the stream that systemd connected to the journal: `JOURNAL_STREAM` names its device
    /// and inode in decimal (systemd.exec(5)). It is inherited: a child whose standard error leads elsewhere sees the
    /// variable too, which is why the numbers have to be compared.
    static func isJournal(_ descriptor: Int32, _ journalStream: String?) -> Bool {
        guard let parts = journalStream?.split(separator: ":", omittingEmptySubsequences: false), parts.count == 2,
            let device = UInt64(parts[0]), let inode = UInt64(parts[1])
        else { return false }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return false }
        return (UInt64(status.st_dev), UInt64(status.st_ino)) == (device, inode)
    }
}

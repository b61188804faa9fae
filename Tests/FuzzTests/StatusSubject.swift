import ReleaseModel
import Reports

extension FuzzSubject {
    /// `state/status.json`.
    static let status = FuzzSubject(
        description: "status",
        rounds: 600,
        samples: [StatusDocument.encode(SampleStatus.serving), StatusDocument.encode(SampleStatus.recovering)],
        words: [
            "9223372036854775807", "-9223372036854775808", "-1", "0", "1e9", "null", "0.001", "\"", "{}", "[]", "2",
        ]
        .map { [UInt8](text: $0) } + SampleStatus.numbers
    ) { bytes in
        do throws(StatusDocument.Fault) {
            let status = try StatusDocument.decode(bytes)
            guard (try? StatusDocument.decode(StatusDocument.encode(status))) == status else {
                // Only so many files are written.
                return status.waitingFiles.count > Limits.statusFilesMax ? nil : "another status when written again"
            }
            let line = StatusLine.render(status)
            if line.unicodeScalars.count > Limits.statusLineLengthMax { return "a long line" }
            return line.unicodeScalars.contains("\n") ? "two lines" : nil
        } catch {
            return error.description.isEmpty ? "no words" : nil
        }
    }
}

enum SampleStatus {
    private static let now = WallTime(seconds: 1_795_248_072, nanoseconds: 123_456_789)

    static let serving = {
        var status = ServiceStatus(processIdentifier: 4_711, phase: .serving, root: "/srv/releases", startedAt: now)
        status.inboxes = [ServiceStatus.InboxStatus(name: "inbox", path: "/srv/releases/inbox")]
        status.recorded.accepted = 3
        status.recorded.rejected = 1
        status.waiting = 2
        status.oldestWaiting = .milliseconds(14_050)
        status.lastRecord = ServiceStatus.LastRecord(sequence: SequenceNumber(4), time: now)
        status.conditions = [ServiceStatus.Condition(code: "disk-full", text: "the disk is full", since: now)]
        status.waitingFiles = [
            ServiceStatus.WaitingFile(
                inbox: "inbox",
                folder: "",
                name: PathBytes([0xFF]),
                reason: "settling",
                settlesIn: .seconds(1),
                age: .seconds(2)
            )
        ]
        return status
    }()

    static let recovering = ServiceStatus(
        processIdentifier: 1,
        phase: .recovering(done: 7, total: 9),
        root: "/",
        startedAt: now
    )

    /// Each number of the document made as large, or as small, as it can be.
    static let numbers: [[UInt8]] = ["accepted", "duplicates", "rejected", "waiting", "inCustody", "deferred", "count"]
        .flatMap { name in
            [Int.max, Int.min, -1].map { [UInt8](text: "\"\(name)\":\($0)") }
        }
}

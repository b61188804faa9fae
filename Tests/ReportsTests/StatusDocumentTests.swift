import ReleaseModel
import Reports
import Testing

@Suite("Status document")
struct StatusDocumentTests {
    static func full(phase: ServiceStatus.Phase = .serving) -> ServiceStatus {
        var full = status(phase: phase)
        full.inboxes += [
            ServiceStatus.InboxStatus(name: "press \"two\"", path: "/mnt/\\xff", mode: .polling, folders: 12),
            ServiceStatus.InboxStatus(name: "gone", path: "/gone", mode: .missing, folders: 0),
        ]
        full.recorded = ServiceStatus.Counts(accepted: 1, revised: 4, duplicates: 2, rejected: 3)
        full.waiting = 4
        full.oldestWaiting = .milliseconds(14_250)
        full.inCustody = 5
        full.ignored = 6
        full.changingTooLong = ServiceStatus.Aged(count: 7, oldest: .seconds(3_601))
        full.inProgressTooLong = ServiceStatus.Aged(count: 8, oldest: .milliseconds(1))
        full.deferred = 9
        full.lastRecord = lastRecord(4_711)
        full.conditions = [condition("disk\nfull \u{202E}\u{2028}\u{1F600}\u{E0001}"), condition("")]
        full.notices = [condition("inbox main has had no record for over 3 days")]
        full.formerInboxes.records = ServiceStatus.Counts(accepted: 10, revised: 13, duplicates: 11, rejected: 12)
        full.inboxes[1].waiting = 13
        full.inboxes[1].oldestWaiting = .seconds(14)
        full.inboxes[1].ignored = 15
        full.inboxes[1].changingTooLong = ServiceStatus.Aged(count: 16, oldest: .seconds(17))
        full.inboxes[1].inProgressTooLong = ServiceStatus.Aged(count: 18, oldest: .seconds(19))
        full.inboxes[1].totals.bytes = ServiceStatus.Counts(accepted: 20, revised: 23, duplicates: 21, rejected: 22)
        full.inboxes[1].lastRecord = now
        full.inboxes[1].quietAfter = .seconds(23)
        full.inboxes[1].isQuiet = true
        full.pace.count(originals: .milliseconds(7), commit: .seconds(40), files: 24)
        full.configuration = ServiceStatus.ConfigurationStatus(generation: 3, loadedAt: now, fault: "line 3")
        full.waitingFiles = hostileNames.map { name in
            ServiceStatus.WaitingFile(
                inbox: "main",
                folder: name,
                name: name,
                reason: "still changing",
                settlesIn: .milliseconds(-1_500),
                age: .seconds(86_400 * 365)
            )
        }
        return full
    }

    static let phases: [ServiceStatus.Phase] = [
        .recovering(done: 0, total: nil), .recovering(done: .max, total: .max), .serving, .reloading, .stopping,
    ]

    @Test(arguments: phases)
    func `what is decoded is what was encoded`(phase: ServiceStatus.Phase) throws {
        let full = Self.full(phase: phase)
        #expect(try StatusDocument.decode(StatusDocument.encode(full)) == full)
        let empty = status(phase: phase)
        #expect(try StatusDocument.decode(StatusDocument.encode(empty)) == empty)
    }

    @Test(arguments: [
        WallTime(seconds: 0, nanoseconds: 0), WallTime(seconds: -1, nanoseconds: 999_999_999),
        WallTime(seconds: -62_167_219_200, nanoseconds: 0), WallTime(seconds: 253_402_300_799, nanoseconds: 1),
        WallTime(seconds: 951_782_400, nanoseconds: 0), WallTime(seconds: 951_868_799, nanoseconds: 5),
        WallTime(seconds: 4_107_542_400, nanoseconds: 0), WallTime(seconds: -62_162_035_201, nanoseconds: 0),
    ])
    func `every time keeps its nanoseconds`(time: WallTime) throws {
        var status = status()
        status.updatedAt = time
        #expect(try StatusDocument.decode(StatusDocument.encode(status)).updatedAt == time)
    }

    @Test func `durations keep their milliseconds and lose what is finer`() throws {
        var status = status()
        for milliseconds in [0, 1, 10, 999, 1_000, 1_001, 14_250, 3_155_760_000_123] as [Int64] {
            status.oldestWaiting = .milliseconds(milliseconds) + .microseconds(999)
            let decoded = try StatusDocument.decode(StatusDocument.encode(status))
            #expect(decoded.oldestWaiting == .milliseconds(milliseconds))
        }
    }

    @Test func `it is one line of ASCII-safe JSON whatever the names`() {
        let text = String(decoding: StatusDocument.encode(Self.full()), as: UTF8.self)
        #expect(text.hasSuffix("}\n"))
        #expect(String(text.dropLast()).isHarmless)
        #expect(text.contains(#""text":"disk\nfull \u202e\u2028😀\udb40\udc01""#))
    }

    @Test func `its members are those that are documented`() {
        var status = status()
        status.waiting = 1
        status.oldestWaiting = .milliseconds(14_050)
        status.lastRecord = lastRecord(3)
        status.waitingFiles = [
            ServiceStatus.WaitingFile(
                inbox: "main",
                folder: "",
                name: PathBytes([0x61, 0xFF]),
                reason: "changing",
                age: .seconds(14)
            )
        ]
        let none = #"{"accepted":0,"revised":0,"duplicates":0,"rejected":0}"#
        let nothing = #"{"records":\#(none),"bytes":\#(none)}"#
        let flushes =
            #"{"upTo":[1000,2000,5000,10000,20000,50000,100000,200000,500000,1000000,2000000,5000000,10000000,"#
            + #"30000000],"counts":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"sum":0}"#
        let expected =
            #"{"format":2,"healthy":true,"processIdentifier":4711,"phase":"serving","root":"/srv/releases","#
            + #""startedAt":"1970-01-01T00:00:00.000000000Z","updatedAt":"2026-11-21T08:01:12.123456789Z","#
            + #""inboxes":[{"name":"main","path":"/srv/releases/inbox","mode":"events","folders":1,"#
            + #""waiting":0,"oldestWaitingSeconds":null,"ignored":0,"changingTooLong":{"count":0,"oldestSeconds":null},"#
            + #""inProgressTooLong":{"count":0,"oldestSeconds":null},"totals":\#(nothing),"lastRecordTime":null,"#
            + #""quietAfterSeconds":null,"quiet":false}],"#
            + #""recorded":{"accepted":0,"revised":0,"duplicates":0,"rejected":0},"formerInboxes":\#(nothing),"waiting":1,"oldestWaitingSeconds":14.050,"#
            + #""inCustody":0,"ignored":0,"changingTooLong":{"count":0,"oldestSeconds":null},"#
            + #""inProgressTooLong":{"count":0,"oldestSeconds":null},"deferred":0,"#
            + #""lastRecord":{"sequence":"000000000003","time":"2026-11-21T08:01:12.123456789Z"},"conditions":[],"notices":[],"#
            + #""originalsFlushMicroseconds":\#(flushes),"commitFlushMicroseconds":\#(flushes),"#
            + #""batchFiles":{"upTo":[1,2,4,8,16,32,64,128,256,512],"counts":[0,0,0,0,0,0,0,0,0,0,0],"sum":0},"#
            + #""configuration":{"generation":1,"loadedAt":"1970-01-01T00:00:00.000000000Z","fault":null},"#
            + #""waitingFiles":[{"inbox":"main","folder":"","name":"a�","nameBytes":"Yf8=","reason":"changing","#
            + #""settlesInSeconds":null,"ageSeconds":14}]}"# + "\n"
        #expect(String(decoding: StatusDocument.encode(status), as: UTF8.self) == expected)
    }

    @Test func `no more files are named than the limit`() throws {
        var status = status()
        let file = ServiceStatus.WaitingFile(inbox: "main", folder: "", name: "a", reason: "r", age: .seconds(1))
        status.waitingFiles = Array(repeating: file, count: Limits.statusFilesMax + 1)
        #expect(try StatusDocument.decode(StatusDocument.encode(status)).waitingFiles.count == Limits.statusFilesMax)
    }

    @Test(arguments: [
        (#"{"format":3}"#, "format 3"), ("", "not JSON"), ("[]", "it is no object"), ("{}", "format is missing"),
        (#"{"format":2}"#, "processIdentifier is missing"), (#"{"format":"1"}"#, "format is no whole number"),
    ])
    func `what is not a status is refused with a reason`(text: String, reason: String) {
        let fault = #expect(throws: StatusDocument.Fault.self) { try StatusDocument.decode(Array(text.utf8)) }
        #expect(fault?.description.contains(reason) == true)
        #expect(fault?.description.isHarmless == true)
    }

    @Test(arguments: [
        (#""phase":"serving""#, #""phase":"dreaming""#), (#""mode":"events""#, #""mode":"guessing""#),
        (#""sequence":"000000004711""#, #""sequence":"-1""#), ("08:01:12.123456789Z", "08:01:12.1234Z"),
        ("2026-11-21T", "2026-02-30T"), (#""nameBytes":"#, #""nameBytes":"AA==","was":"#),
        (#""nameBytes":"#, #""nameBytes":"?","was":"#), (#""ageSeconds":31536000"#, #""ageSeconds":1e300"#),
        (#""waiting":4"#, #""waiting":"4""#), (#""waiting":4"#, #""waiting":4.0"#), (#""waiting":4,"#, ""),
        (#""processIdentifier":4711"#, #""processIdentifier":2147483648"#), (#""fault":"line 3""#, #""fault":3"#),
        (#""conditions":["#, #""conditions":[null,"#), (#""nameBytes":"#, #""nameBytes":null,"was":"#),
        (#""quiet":true"#, #""quiet":1"#), (#""upTo":[1000,"#, #""upTo":[1001,"#), (#""sum":7000"#, #""sum":-1"#),
        (#""counts":[0,"#, #""counts":["#), (#""counts":[0,"#, #""counts":[-1,"#),
        (#""counts":[0,"#, #""counts":["0","#),
    ])
    func `a value nobody writes is refused`(written: String, found: String) {
        let text = String(decoding: StatusDocument.encode(Self.full()), as: UTF8.self)
        let parts = text.utf8.split(separator: written.utf8, maxSplits: 1).map { String(Substring($0)) }
        #expect(parts.count == 2)
        #expect(throws: StatusDocument.Fault.self) {
            try StatusDocument.decode(Array(parts.joined(separator: found).utf8))
        }
    }

    @Test func `a document cut short at any byte is refused`() {
        let bytes = StatusDocument.encode(Self.full())
        for length in stride(from: 0, to: bytes.count - 1, by: 97) {
            #expect(throws: StatusDocument.Fault.self) { try StatusDocument.decode(Array(bytes.prefix(length))) }
        }
    }
}

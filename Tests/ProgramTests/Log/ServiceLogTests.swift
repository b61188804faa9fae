import Intake
import Logging
import ReleaseModel
import Synchronization
import Testing

@testable import ServiceManager
@testable import released

@Suite("The service's log")
struct ServiceLogTests {
    /// What the journal would have been sent.
    private final class Sent: Sendable {
        private let entries = Mutex<[[[UInt8]]]>([])
        var all: [[[UInt8]]] { entries.withLock { $0 } }

        func log(_ level: Logger.Level = .info) -> ServiceLog {
            let handler = JournalLogHandler(identifier: "released", fallback: .plain) { fields in
                self.entries.withLock { $0.append(fields) }
                return 0
            }
            var logger = Logger(label: "released") { _ in handler }
            logger.logLevel = level
            return ServiceLog(logger)
        }

        func fields() -> [[String: String]] {
            all.map { entry in
                Dictionary(
                    entry.map { String(decoding: $0, as: UTF8.self).split(separator: "=", maxSplits: 1) }
                        .map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") }
                ) { _, _ in "twice" }
            }
        }
    }

    /// systemd.journal-fields(7), and those of ours.
    private static let names = Set(
        ["MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER", "CODE_FILE", "CODE_LINE", "CODE_FUNC"]
            + EventField.allCases.map { "RELEASED_" + $0.rawValue.uppercased() }
    )

    @Test func `no name of a file breaks an entry, forges a field or speaks to a terminal`() {
        let sent = Sent()
        for event in ServiceEventSamples.all { sent.log().say(event) }
        #expect(sent.all.count == ServiceEventSamples.all.count)
        for entry in sent.all {
            for field in entry {
                let text = String(decoding: field, as: UTF8.self)
                #expect(text.utf8.elementsEqual(field), "\(text)")
                #expect(text.unicodeScalars.allSatisfy { !$0.isUnfitForDisplay }, "\(text)")
                #expect(Self.names.contains(String(text.prefix { $0 != "=" })), "\(text)")
            }
        }
        for (event, fields) in zip(ServiceEventSamples.all, sent.fields()) {
            #expect(fields["MESSAGE_ID"] == event.kind.messageIdentifier)
            #expect(fields["RELEASED_EVENT"] == event.kind.name)
            #expect(!fields.values.contains("twice"), "\(fields)")
        }
    }

    @Test func `an entry names the place where it was said, not the log's own`() {
        let sent = Sent()
        sent.log().say(.stopped(root: "/", records: 0, waiting: 0))
        let line = #line - 1
        let place = CodePlace(file: "Intake/Intake.swift", function: "tick()", line: 12)
        sent.log().tell(.foundInCustody(files: 1), at: place)
        let fields = sent.fields()
        #expect(fields.map { $0["CODE_FILE"] } == ["ProgramTests/ServiceLogTests.swift", "Intake/Intake.swift"])
        #expect(fields.map { $0["CODE_LINE"] } == ["\(line)", "12"])
        #expect(fields[1]["CODE_FUNC"] == "tick()")
    }

    @Test func `an accepted drop's entry has what one searches for`() throws {
        let sent = Sent()
        let event = try #require(ServiceEventSamples.all.first { $0.kind == .accepted })
        sent.log().say(event)
        let fields = try #require(sent.fields().first)
        #expect(fields["RELEASED_SEQUENCE"] == "000000000002")
        #expect(fields["RELEASED_SHA256"] == String(repeating: "0a", count: 32))
        #expect(fields["RELEASED_INBOX"] == "main")
        #expect(fields["RELEASED_SIZE"] == "12")
        #expect(fields["RELEASED_FILE"] == ServiceEventSamples.hostile.escaped)
        #expect(fields["PRIORITY"] == "6")
    }

    @Test(arguments: [(Logger.Level.info, 5), (.notice, 1), (.warning, 1), (.error, 0)])
    func `who asks for graver things only is spared the rest`(level: Logger.Level, count: Int) {
        let sent = Sent()
        let events = ServiceEventSamples.all.filter { [.accepted, .duplicate].contains($0.kind) }
        let rejected = ServiceEventSamples.all.first { $0.kind == .rejected }
        for event in events + [rejected].compactMap(\.self) { sent.log(level).say(event) }
        #expect(sent.all.count == count)
    }
}

import Logging
import Synchronization
import Testing

@testable import ServiceManager

/// What a handler would have sent to the journal.
final class SentEntries: Sendable {
    private let entries = Mutex<[[String]]>([])
    /// What the journal answers: 0, or a negative errno.
    let answer: Int32

    init(answering answer: Int32 = 0) { self.answer = answer }

    var all: [[String]] { entries.withLock { $0 } }

    func handler(fallback: StandardErrorLogHandler = .plain) -> JournalLogHandler {
        JournalLogHandler(identifier: "released", fallback: fallback) { fields in
            self.entries.withLock { $0.append(fields.map { String(decoding: $0, as: UTF8.self) }) }
            return self.answer
        }
    }
}

@Suite("JournalLogHandler")
struct JournalLogHandlerTests {
    private func logger(_ handler: JournalLogHandler) -> Logger {
        var logger = Logger(label: "test") { _ in handler }
        logger.logLevel = .trace
        return logger
    }

    @Test func `an entry goes out as fields`() throws {
        let sent = SentEntries()
        logger(sent.handler()).notice(
            "recorded as 4711",
            metadata: ["sequence": "4711", "sha256": "707e"],
            file: "Sources/Intake/Batch.swift",
            function: "commit()",
            line: 12
        )
        #expect(
            sent.all == [
                [
                    "MESSAGE=recorded as 4711", "PRIORITY=5", "SYSLOG_IDENTIFIER=released",
                    "CODE_FILE=Sources/Intake/Batch.swift", "CODE_LINE=12", "CODE_FUNC=commit()",
                    "RELEASED_SEQUENCE=4711", "RELEASED_SHA256=707e",
                ]
            ]
        )
    }

    @Test(
        arguments: zip(Logger.Level.allCases, ["7", "7", "6", "5", "4", "3", "2"])
    )
    func `levels are those of syslog`(level: Logger.Level, priority: String) throws {
        let sent = SentEntries()
        logger(sent.handler()).log(level: level, "x")
        #expect(try #require(sent.all.first).contains("PRIORITY=\(priority)"))
    }

    @Test func `the identifier of the kind of entry is the journal's own field`() throws {
        let sent = SentEntries()
        let identifier = "8b6f2c3f4a0e4c0f9d6d1e5b7a9c0d1e"
        logger(sent.handler()).info("x", metadata: ["message-id": "\(identifier)", "event": "recorded"])
        let fields = try #require(sent.all.first)
        #expect(fields.contains("MESSAGE_ID=\(identifier)"))
        #expect(fields.filter { $0.hasPrefix("RELEASED_") } == ["RELEASED_EVENT=recorded"])
    }

    @Test(arguments: [
        ("event", "RELEASED_EVENT"), ("media-type", "RELEASED_MEDIA_TYPE"), ("Größe 2", "RELEASED_GR__E_2"),
        ("a=b\nMESSAGE", "RELEASED_A_B_MESSAGE"), ("", "RELEASED_"), ("_x", "RELEASED__X"), ("ß", "RELEASED__"),
        (String(repeating: "k", count: 80), "RELEASED_" + String(repeating: "K", count: 55)),
    ])
    func `keys become names that the journal accepts`(key: String, name: String) throws {
        let sent = SentEntries()
        logger(sent.handler()).info("x", metadata: [key: "v"])
        #expect(try #require(sent.all.first).last == "\(name)=v")
    }

    @Test func `message and values are one line each, and harmless`() throws {
        let sent = SentEntries()
        logger(sent.handler()).info("a\nb\u{202E}c\\x41", metadata: ["path": "x\ny\u{1B}", "parts": ["p", "q"]])
        let fields = try #require(sent.all.first)
        #expect(fields.first == "MESSAGE=a\\u{a}b\\u{202e}c\\x41")
        #expect(fields.suffix(2) == ["RELEASED_PARTS=[\"p\", \"q\"]", "RELEASED_PATH=x\\u{a}y\\u{1b}"])
    }

    @Test func `metadata of the call counts before the provider's, and that before the handler's`() throws {
        let sent = SentEntries()
        var handler = sent.handler()
        handler.metadata = ["a": "handler", "b": "handler", "c": "handler"]
        handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
        handler[metadataKey: "d"] = "handler"
        #expect(handler[metadataKey: "d"] == "handler")
        logger(handler).info("x", metadata: ["c": "call"])
        #expect(
            try #require(sent.all.first).suffix(4) == [
                "RELEASED_A=handler", "RELEASED_B=provider", "RELEASED_C=call", "RELEASED_D=handler",
            ]
        )
    }

    @Test func `an entry's error is a field too`() throws {
        struct Torn: Error, CustomStringConvertible { let description = "the last frame is cut short" }
        let sent = SentEntries()
        logger(sent.handler()).error("x", error: Torn())
        #expect(try #require(sent.all.first).last == "RELEASED_ERROR=the last frame is cut short")
    }

    @Test(arguments: [(Int32(0), ""), (-28, "error: the disk is full place=archive\n")])
    func `what the journal does not take is written to standard error`(answer: Int32, line: String) throws {
        let sink = try Sink()
        let handler = SentEntries(answering: answer)
            .handler(fallback: StandardErrorLogHandler(style: .plain, descriptor: sink.writing))
        logger(handler).error("the disk is full", metadata: ["place": "archive"])
        #expect(sink.writes().joined() == line)
    }
}

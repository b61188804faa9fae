import Glibc
import Logging
import ReleaseModel
import Testing

@testable import ServiceManager

/// A socket that keeps writes apart: what one write(2) wrote, one recv(2) gets.
final class Sink {
    let writing: Int32
    private let reading: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
        (writing, reading) = (ends[0], ends[1])
    }

    deinit {
        close(writing)
        close(reading)
    }

    /// Every write so far.
    func writes() -> [String] {
        var all: [String] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe recv(reading, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { return all }
            all.append(String(decoding: buffer[..<count], as: UTF8.self))
        }
    }
}

@Suite("StandardErrorLogHandler")
struct StandardErrorLogHandlerTests {
    private func logged(
        _ style: LogLine.Style,
        _ message: String,
        _ metadata: Logger.Metadata = [:],
        level: Logger.Level = .notice
    ) throws -> [String] {
        let sink = try Sink()
        var logger = Logger(label: "test") { _ in StandardErrorLogHandler(style: style, descriptor: sink.writing) }
        logger.logLevel = .trace
        logger.log(level: level, "\(message)", metadata: metadata)
        return sink.writes()
    }

    @Test func `elsewhere than on a terminal an entry is a plain line`() throws {
        #expect(try logged(.plain, "ready") == ["notice: ready\n"])
        #expect(
            try logged(.plain, "set aside", ["name": "a b.txt", "event": "rejected"], level: .warning)
                == ["warning: set aside event=rejected name=\"a b.txt\"\n"]
        )
    }

    @Test func `on a terminal it is short: the time of day and the message, no fields`() throws {
        let line = try #require(try logged(.terminal(isColoured: false), "ready", ["inboxes": "2"]).first)
        let match = line.wholeMatch(of: /(\d\d):(\d\d):(\d\d) notice  ready\n/)
        let parts = try #require(match)
        #expect(try #require(Int(parts.1)) < 24 && #require(Int(parts.2)) < 60 && #require(Int(parts.3)) <= 60)
    }

    @Test func `colours begin and end within the line`() {
        let entry = LogEntry(
            LogEvent(level: .error, message: "no", metadata: ["a": "1"], source: nil, file: "", function: "", line: 1),
            handler: [:],
            provider: nil
        )
        #expect(
            LogLine(entry, style: .terminal(isColoured: true)) { "12:04:05" }.text
                == "\u{1B}[2m12:04:05\u{1B}[0m \u{1B}[1;31merror  \u{1B}[0m no"
        )
        #expect(
            LogLine(entry, style: .terminal(isColoured: false)) { "12:04:05" }.text == "12:04:05 error   no"
        )
    }

    @Test(arguments: [LogLine.Style.plain, .terminal(isColoured: false)])
    func `an entry is one line and one write, whatever it holds`(style: LogLine.Style) throws {
        let hostile = "a\nb\r\u{1B}[2Jc\u{202E}d\u{2028}e\0f\u{7F}g\u{85}h"
        let writes = try logged(style, hostile, [hostile: "\(hostile)"])
        #expect(writes.count == 1)
        let line = try #require(writes.first)
        #expect(line.hasSuffix("\n"))
        #expect(!line.dropLast().unicodeScalars.contains { $0.isUnfitForDisplay })
        #expect(line.contains("a\\u{a}b\\u{d}\\u{1b}[2Jc\\u{202e}d\\u{2028}e\\u{0}f\\u{7f}g\\u{85}h"))
    }

    @Test func `a long entry is still one write`() throws {
        let writes = try logged(.plain, String(repeating: "long ", count: 4_000))
        #expect(writes.map(\.utf8.count) == [8 + 20_000 + 1])
    }

    @Test(arguments: [
        ("", "\"\""), ("plain", "plain"), ("a b", "\"a b\""), ("a=b", "\"a=b\""), ("say \"no\"", "\"say \\\"no\\\"\""),
        ("Ü\\x41", "Ü\\x41"),
    ])
    func `a value that could be taken for several stands in quotes`(value: String, written: String) throws {
        #expect(try logged(.plain, "x", ["k": "\(value)"]) == ["notice: x k=\(written)\n"])
    }

    @Test func `what names an entry to the journal's catalog is not for people`() throws {
        #expect(try logged(.plain, "x", ["message-id": "8b6f"]) == ["notice: x\n"])
    }

    @Test(arguments: [
        ([:], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
        (["TERM": "xterm"], true),
    ])
    func `a terminal is coloured unless that is refused`(environment: [String: String], isColoured: Bool) throws {
        let terminal = try Terminal()
        StandardErrorLogHandler(environment: environment, descriptor: terminal.inner).log(event: event("hello"))
        let line = terminal.read()
        #expect(line.contains("hello"))
        #expect(line.contains("\u{1B}[") == isColoured)
        #expect(!line.hasPrefix("notice:"))
    }

    @Test func `what is no terminal is never coloured`() throws {
        let sink = try Sink()
        StandardErrorLogHandler(environment: [:], descriptor: sink.writing).log(event: event("hello"))
        #expect(sink.writes() == ["notice: hello\n"])
    }

    @Test func `nobody to write to stops nobody`() {
        StandardErrorLogHandler(style: .plain, descriptor: -1).log(event: event("hello"))
    }

    private func event(_ message: String) -> LogEvent {
        LogEvent(
            level: .notice,
            message: "\(message)",
            metadata: nil,
            source: nil,
            file: "",
            function: "",
            line: 1
        )
    }
}

/// A pseudoterminal: what a program writes to the inner end, the outer one shows.
final class Terminal {
    let inner: Int32
    private let outer: Int32

    init() throws {
        // What posix_openpt(3), unlockpt(3) and ptsname(3) do; Swift's Glibc knows neither them
        // nor their ioctls (TIOCSPTLCK and TIOCGPTN, ioctl_tty(2)).
        outer = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(outer >= 0)
        var lock: CInt = 0
        try #require(unsafe ioctl(outer, 0x4004_5431, &lock) == 0)
        var number: CInt = 0
        try #require(unsafe ioctl(outer, 0x8004_5430, &number) == 0)
        inner = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(inner >= 0)
    }

    deinit {
        close(inner)
        close(outer)
    }

    func read() -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe Glibc.read(outer, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}

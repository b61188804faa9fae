import Glibc
import Logging
import Testing

@testable import ServiceManager

@Suite("LogDestination")
struct LogDestinationTests {
    @Test func `the journal is chosen where its stream is the descriptor's own`() throws {
        let (journal, other) = (try Sink(), try Sink())
        let stream = try name(of: journal.writing)
        #expect(LogDestination.isJournal(journal.writing, stream))
        #expect(!LogDestination.isJournal(other.writing, stream))
        #expect(!LogDestination.isJournal(-1, stream))
    }

    @Test(arguments: ["", ":", "1", "1:", ":1", "x:y", "-1:5", "1:2:3", "0x1:0x2", " 1:2"])
    func `a variable that names nothing is none`(stream: String) throws {
        #expect(!LogDestination.isJournal(try Sink().writing, stream))
    }

    @Test func `a stream that goes on after the inode is none`() throws {
        let sink = try Sink()
        #expect(!LogDestination.isJournal(sink.writing, try name(of: sink.writing) + ":0"))
        #expect(!LogDestination.isJournal(sink.writing, nil))
    }

    @Test func `the handler is the journal's where standard error leads there, else one for standard error`() throws {
        let stream = try name(of: STDERR_FILENO)
        #expect(LogDestination.handler(label: "released", environment: ["JOURNAL_STREAM": stream]) is JournalLogHandler)
        #expect(LogDestination.handler(label: "released", environment: [:]) is StandardErrorLogHandler)
    }

    private func name(of descriptor: Int32) throws -> String {
        var status = stat()
        try #require(unsafe fstat(descriptor, &status) == 0)
        return "\(status.st_dev):\(status.st_ino)"
    }
}

import FileIO
import Intake
import ReleaseModel
import Settings
import TestSupport
import Testing

/// The order of system calls is the protocol: what must be durable before what can be read.
@Suite("The calls of one batch")
struct BatchOrderTests {
    private func calls(adopt: Bool) throws -> [String] {
        let place = try Place()
        place.configuration.adopt = adopt
        try place.prepare()
        let calls = place.machine(flushes: true)
        let intake = try place.start(calls)
        try place.drop("new.txt", "new")
        try place.drop("sub/again.txt", "new")
        try place.drop("empty.exe", "refused")
        place.configuration.inboxes[0].refuse = ["*.exe"]
        try intake.reload(place.configuration)
        calls.forget()
        try place.run(intake, calls, for: .seconds(4))
        let looks: Set = ["open", "status", "nextEntries", "fileSystem", "read", "readLease", "watch"]
        return calls.events.filter { !looks.contains($0.call) }.map { event in
            event.description.split(separator: "/").map { part in
                part.count == 16 && part.allSatisfy(\.isHexDigit) ? "BATCH" : String(part)
            }.joined(separator: "/")
        }
    }

    private func index(_ calls: [String], _ matches: (String) -> Bool) throws -> Int {
        let found = calls.firstIndex(where: matches)
        return try #require(found, "\(calls)")
    }

    @Test(arguments: [true, false])
    func `stand in the protocol's order`(adopt: Bool) throws {
        let calls = try calls(adopt: adopt)
        let claims = calls.indices.filter { calls[$0].hasPrefix("rename inbox/") }
        #expect(claims.count == 3, "\(calls)")
        let originals = calls.indices.filter { calls[$0].contains("→ archive/sha256/") }
        #expect(originals.count == 1, "\(calls)")
        let commitWrite = try index(calls) { $0.hasPrefix("write state/log/") }
        let commit = try index(calls) { $0.hasPrefix("flushData state/log/") }
        let journal = try index(calls) { $0.hasPrefix("write journal/") }
        let lastClaim = try #require(claims.last)
        let original = try #require(originals.first)
        #expect(lastClaim < original && original < commitWrite)
        #expect(commitWrite < commit && commit < journal)
        let gone = calls.indices.filter { index in
            calls[index].hasPrefix("unlink custody/")
                || calls[index].hasPrefix("rename custody/")
                    && calls[index].contains("→ inbox/Rejected/")
        }
        #expect(gone.count == 3, "\(calls)")
        #expect(gone.allSatisfy { $0 > journal })
        // Between the last change of names and the commit: every folder that a claim left or entered.
        let between = calls[original...commitWrite]
        for folder in [
            "flush inbox", "flush inbox/sub", "flush custody/BATCH/inbox", "flush custody/BATCH/inbox/sub",
        ] {
            #expect(between.count { $0 == folder } == 1, "\(folder) in \(between)")
        }
        // The folders of the batch itself were made while nobody waited: their names are on the disk since then.
        for (made, flushed) in [("custody/BATCH", "custody"), ("custody/BATCH/inbox", "custody/BATCH")] {
            let making = try index(calls) { $0 == "makeDirectory " + made }
            let flush = try #require(calls[making...].firstIndex { $0 == "flush " + flushed }, "\(calls)")
            #expect(flush < (claims.first ?? 0), "\(calls)")
            #expect(!between.contains("flush " + flushed))
        }
        #expect(between.contains { $0.hasPrefix("flush archive/sha256/") })
        let isOriginal: (String) -> Bool = { call in
            adopt
                ? call.hasPrefix("flush custody/BATCH/") && call.hasSuffix(".txt")
                : call.hasPrefix("flush archive/.new/BATCH")
        }
        #expect(between.contains(where: isOriginal), "\(between)")
    }

    @Test func `of a file found in custody flush what its claim left and entered`() throws {
        let place = try Place()
        try place.prepare()
        try place.folder.write("root/custody/0123456789abcdef/inbox/sub/left.txt", "left")
        try place.folder.makeFolder("root/inbox/sub")
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.run(intake, calls, for: .seconds(3))
        let events = calls.events
        // A log is written under its first name until it is begun; whatever is written later is a frame.
        let commit = try #require(events.firstIndex { $0.call == "write" && $0.path.hasPrefix("journal/") })
        for folder in [
            "inbox/sub", "custody/0123456789abcdef/inbox/sub", "custody/0123456789abcdef/inbox",
            "custody/0123456789abcdef",
        ] {
            #expect(events[..<commit].contains { $0.call == "flush" && $0.path == folder }, "\(folder)")
        }
    }

    @Test func `a checkpoint flushes the journal and every folder of custody before the log forgets`() throws {
        let place = try Place()
        try place.prepare()
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        try place.run(intake, calls, for: .seconds(4))
        calls.forget()
        try intake.stop()
        let texts = calls.events.map { "\($0.call) \($0.path)" }
        let journal = try #require(texts.firstIndex { $0.hasPrefix("flushData journal/") })
        let custody = try #require(texts.firstIndex(of: "flush custody"))
        let log = try #require(texts.firstIndex { $0.hasPrefix("rename state/log/") })
        #expect(journal < log && custody < log)
        #expect(texts[log...].contains("flush state/log"))
    }
}

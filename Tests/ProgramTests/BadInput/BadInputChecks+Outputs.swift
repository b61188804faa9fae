import Foundation
import TestSupport
import Testing

extension BadInputTable {
    /// No output for people, machines or terminals holds a raw control character, a mark of direction, a separator of
    /// lines, anything invisible or bytes that are not UTF-8; STATUS holds no name at all.
    func checkOutputs() async throws {
        for command in ["status", "journal --output short", "journal --output table"] {
            let answer = try await explainer.answer(command)
            #expect(harm(in: answer) == [], "releasectl \(command)")
            #expect(answer.count > 100, "releasectl \(command): \(String(decoding: answer, as: UTF8.self))")
        }
        #expect(harm(in: try await explainer.answer("journal")) == [])
        #expect(harm(in: try root.path.appending("state/status.json").read()) == [])
        #expect(harm(in: try log.read()) == [], "the log")
        let names: Set = ["READY", "STATUS", "WATCHDOG", "EXTEND_TIMEOUT_USEC"]
        for message in notify.messages {
            #expect(harm(in: message.bytes) == [], "\(message.text)")
            #expect(Set(message.fields.keys).isSubset(of: names), "\(message.text)")
            for name in droppedNames where message.text.contains(name) { Issue.record("STATUS: \(message.text)") }
        }
        #expect(process.exitCode == nil, "the service ended")
    }

    /// Names of cases and their folders that are no words of ours.
    private var droppedNames: [String] {
        families.flatMap { family in
            family.cases.indices.map { "\(family.folder($0))" } + family.cases.map { $0.path.name.description }
        }.filter { $0.utf8.count > 4 }
    }

    /// One line, one JSON text, the chain whole, every original there, nothing outside ever read.
    func checkJournal() async throws {
        for segment in try root.journal().segments {
            #expect(harm(in: segment.bytes) == [], "\(segment.path.name)")
        }
        #expect(allRecords.allSatisfy { $0.line.count < 65_535 })
        #expect(try root.faults() == [])
        let canary = IndependentSHA256.hex(OddKinds.canary)
        #expect(!allRecords.contains { $0.digest == canary })
        #expect(try RawPath(root.folder.path(of: "canary")).read() == OddKinds.canary)
        #expect(root.path.appending("custody").filesBelow == [])
        let verified = String(decoding: try await explainer.answer("verify --fixity"), as: UTF8.self)
        #expect(verified.contains("\(allRecords.count)"), "\(verified)")
    }
}

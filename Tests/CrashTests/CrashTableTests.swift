import ReleaseModel
import TestSupport
import Testing

/// The README's table, row by row.
struct CrashTableRow: Sendable, CustomTestStringConvertible {
    /// The step that the power is cut after.
    let step: String
    /// The call of the copying protocol that it comes before.
    let next: String
    /// Whether this may be on the disk then.
    let mayBeOnDisk: @Sendable (CrashTableRow.Disk) -> Bool

    var testDescription: String { "power cut after: \(step)" }

    /// Where the one file and its record are.
    struct Disk {
        let inInbox: Bool
        let inCustody: Bool
        let inArchive: Bool
        /// Whether the commit log holds a whole frame, and whether part of one.
        let isCommitted: Bool
        let isReadable: Bool

        init(_ volume: Volume) {
            inInbox = volume.contents("/srv/inbox/a.txt") != nil
            inCustody = !volume.files(below: "/srv/custody").isEmpty
            inArchive = volume.files(below: "/srv/archive").contains { $0.hasPrefix("sha256/") }
            let line = Array("\"name\":\"a.txt\"".utf8)
            let logs = volume.names(in: "/srv/state/log").compactMap {
                volume.contents(PathBytes("/srv/state/log/\($0.text)"))
            }
            isCommitted = logs.contains {
                String(decoding: $0, as: UTF8.self).contains(String(decoding: line, as: UTF8.self))
            }
            let journal = volume.contents("/srv/journal/000000000001.jsonl") ?? []
            isReadable = journal.contains(0x0A) && journal.first == 0x7B
        }
    }

    static let all = [
        CrashTableRow(step: "settle", next: "makeDirectory custody/BATCH") { disk in
            disk.inInbox && !disk.inCustody && !disk.inArchive && !disk.isReadable
        },
        CrashTableRow(step: "claim", next: "open (makes) archive/.new/TEMPORARY") { disk in
            (disk.inInbox || disk.inCustody) && !disk.inArchive && !disk.isReadable
        },
        CrashTableRow(step: "archive", next: "flush archive/sha256/XX/HASH") { disk in
            (disk.inInbox || disk.inCustody) && !disk.isCommitted && !disk.isReadable
        },
        CrashTableRow(step: "torn frame", next: "flushData state/log/N.log") { disk in
            !disk.inInbox && disk.inCustody && disk.inArchive && !disk.isReadable
        },
        CrashTableRow(step: "log flushed", next: "write journal/SEGMENT") { disk in
            !disk.inInbox && disk.inCustody && disk.inArchive && disk.isCommitted && !disk.isReadable
        },
        CrashTableRow(step: "journal written", next: "unlink custody/BATCH/INBOX/NAME") { disk in
            !disk.inInbox && disk.inCustody && disk.inArchive && disk.isCommitted
        },
        CrashTableRow(step: "finish", next: "removeDirectory custody/BATCH/INBOX") { disk in
            !disk.inInbox && disk.inArchive && disk.isCommitted
        },
    ]
}

@Suite("The crash table")
struct CrashTableTests {
    @Test(arguments: CrashTableRow.all)
    func `says what is on the disk, and what the next start makes of it`(row: CrashTableRow) throws {
        let scenario = try #require(Scenario.all.first { $0.name == "one file, copied" })
        let stage = Stage(scenario: scenario, seed: 1)
        let setting = try stage.set()
        setting.disk.takeSnapshots()
        guard case .stopped = stage.serve(setting) else { throw Stage.NotSet(description: "it does not serve") }
        let snapshot = try #require(
            setting.disk.snapshots.first { CallSite.name($0.call, on: $0.volume) == row.next },
            "no \(row.next)"
        )
        var numbers = SeededNumbers(seed: 1)
        let survival = Survival(snapshot.volume)
        for way in survival.ways(300, &numbers) {
            let volume = survival.disk(keeping: way)
            #expect(row.mayBeOnDisk(CrashTableRow.Disk(volume)), "kept \(way)")
            let disk = stage.machine(volume, level: 1)
            guard case .stopped = stage.service(disk).serve(for: .seconds(3)) else {
                Issue.record("no start, kept \(way)")
                continue
            }
            #expect(Promises.faults(disk.volume, setting.drops(), inboxes: scenario.inboxes) == [], "kept \(way)")
            #expect(CrashTableRow.Disk(disk.volume).isReadable)
        }
    }
}

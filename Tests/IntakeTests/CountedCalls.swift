import Crypto
import FileIO
import Foundation
import Glibc
import Intake
import ReleaseModel
import Settings
import TestSupport

/// How often the real service makes each system call for drops of one kind: by the difference between a few drops and
/// many, so that what is done once a batch, a poll or a start is not in it.
struct CountedCalls {
    /// Calls by name, of one service from the moment its drops lie in the inbox.
    struct Counts {
        var calls: [String: Int] = [:]
        /// Bytes written, by the folder they went to: `journal`, `state`, `archive`.
        var bytes: [String: Int] = [:]
        /// Bytes that SQLite has written ahead of its database.
        var registerBytes = 0

        init(_ events: [FaultyCalls.Event]) {
            for event in events {
                calls[event.call, default: 0] += 1
                guard event.call == "write", let count = Int(event.detail.prefix { $0 != " " }) else { continue }
                bytes[String(event.path.prefix { $0 != "/" }), default: 0] += count
            }
        }
    }

    /// How it is served.
    var configure: (inout Configuration) -> Void = { _ in }
    /// Before the service starts.
    var before: (Place, _ count: Int) throws -> Void = { _, _ in }
    /// What is dropped when it has started.
    var drop: (Place, _ count: Int) throws -> Void = { try Self.moveIn($0, $1) }
    /// How long it is served before the count begins.
    var ahead = Duration.zero
    /// How long it is counted.
    var time = Duration.seconds(30)

    /// - Parameter count: drops, at most as many as one batch takes.
    func counts(of count: Int) throws -> Counts {
        let place = try Place()
        configure(&place.configuration)
        try place.prepare()
        try before(place, count)
        let calls = place.machine()
        let intake = try place.start(calls)
        try drop(place, count)
        try place.run(intake, calls, for: ahead)
        calls.forget()
        try place.run(intake, calls, for: time)
        var counts = Counts(calls.events)
        counts.registerBytes = place.size("state/register.sqlite-wal")
        try intake.stop()
        try Ledger(place.folder).checkTheRest(place.folder)
        return counts
    }

    /// What `more` drops on top of `few` come to.
    func difference(_ few: Int, _ more: Int) throws -> Counts {
        let (small, large) = (try counts(of: few), try counts(of: few + more))
        var difference = large
        difference.calls.merge(small.calls) { $0 - $1 }
        difference.bytes.merge(small.bytes) { $0 - $1 }
        difference.registerBytes -= small.registerBytes
        return difference
    }

    /// Whole files, as programs are told to drop them: written elsewhere, renamed in.
    static func moveIn(
        _ place: Place,
        _ count: Int,
        prefix: String = "drop",
        _ content: (Int) -> [UInt8] = Self.content
    ) throws {
        for number in 0..<count {
            let name = "\(prefix)-\(number)"
            try place.folder.write("made/\(name)", content(number))
            let inbox = place.folder.path(of: "root/inbox/\(name)")
            guard unsafe rename(place.folder.path(of: "made/\(name)"), inbox) == 0 else { throw POSIXError(.EIO) }
        }
    }

    /// Bytes that are no text. All their hashes begin with the same byte: all originals lie in one folder, which is
    /// opened and flushed once a batch.
    static func content(_ number: Int) -> [UInt8] { inOneFolder { Array("\0release \(number) \($0)".utf8) } }

    /// The first of `contents` whose hash begins with zeros.
    static func inOneFolder(_ contents: (Int) -> [UInt8]) -> [UInt8] {
        var attempt = 0
        while true {
            let content = contents(attempt)
            if SHA256.hash(data: content).first(where: { _ in true }) == 0 { return content }
            attempt += 1
        }
    }
}

extension Place {
    /// Bytes of a file below the root; 0 where there is none.
    func size(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path(of: "root/" + path))
        return attributes?[.size] as? Int ?? 0
    }
}

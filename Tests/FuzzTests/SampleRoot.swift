import FileIO
import Foundation
import Journal
import ReleaseModel
import TestSupport

/// A journal and a commit log in memory, where a flush costs nothing.
final class SampleRoot {
    let folder: TemporaryFolder
    let journal: Directory
    let logs: Directory

    init() throws {
        folder = try TemporaryFolder("fuzz", inMemory: true)
        try folder.makeFolder("journal")
        try folder.makeFolder("log")
        let root = try Directory.open(configured: PathBytes(folder.path), calls: LinuxSystemCalls())
        journal = try root.directory("journal")
        logs = try root.directory("log")
    }

    func recover() throws -> JournalRecovery { try JournalRecovery(journal: journal, logs: logs) { _ in } }

    func segment(_ first: UInt64 = 1) -> (Directory, PathBytes) {
        (journal, JournalSegment.name(SequenceNumber(first)))
    }

    func log(_ generation: UInt64) -> (Directory, PathBytes) {
        (logs, PathBytes(SequenceNumber(generation).description + ".log"))
    }

    /// Puts a file there with exactly these bytes, written where another has been.
    func write(_ place: (folder: Directory, name: PathBytes), _ bytes: [UInt8]) {
        do {
            let permissions = try place.folder.statusIfThere(place.name)?.permissions
            if permissions == 0o444 { try place.folder.open(place.name, .read).setPermissions(0o644) }
            let file = try place.folder.open(place.name, .readWriteOrCreate, permissions: 0o644)
            try file.writeAll(bytes[...], at: 0)
            try file.truncate(to: Int64(bytes.count))
            if permissions == 0o444 { try file.setPermissions(0o444) }
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// A file's mode and its bytes.
    struct File: Equatable {
        let permissions: UInt32
        /// Compared at once, where an array is compared byte by byte in a debug build.
        let bytes: Data
    }

    /// Every file of the journal and of the log.
    func snapshot() -> [[PathBytes: File]] {
        [journal, logs].map { folder in
            var files: [PathBytes: File] = [:]
            for entry in (try? folder.entries()) ?? [] {
                let permissions = (try? folder.status(entry.name).permissions) ?? 0
                let contents = (try? folder.contents(entry.name)) ?? nil
                files[entry.name] = File(permissions: permissions, bytes: Data(contents ?? []))
            }
            return files
        }
    }

    /// Puts everything back as it was.
    func restore(_ snapshot: [[PathBytes: File]]) throws {
        let now = self.snapshot()
        if now == snapshot { return }
        for (index, folder) in [journal, logs].enumerated() {
            let (found, wanted) = (now[index], snapshot[index])
            for (name, file) in found where wanted[name] != file { try folder.unlink(name) }
            for (name, file) in wanted where found[name] != file {
                let made = try folder.open(name, .createNew, permissions: 0o644)
                try made.writeAll(Array(file.bytes)[...])
                try made.setPermissions(file.permissions)
            }
        }
    }

    /// All lines of the journal as it can be read.
    func bytes() -> [UInt8] {
        let segments = (try? JournalSegment.list(in: journal)) ?? []
        return segments.flatMap { ((try? journal.contents(JournalSegment.name($0))) ?? nil) ?? [] }
    }

    /// What is wrong with a recovery: a head that is not the journal's end, a chain that is not whole, a log that does
    /// not say the same the next time.
    func whatIsWrong(_ recovery: JournalRecovery) throws -> String? {
        var check = ChainCheck(next: .first, previousHash: .zero)
        let reader = JournalReader(folder: journal, after: nil)
        do {
            while let line = try reader.line() { _ = try check.take(line.bytes, at: line.position) }
        } catch {
            return "recovered, and then: \(error)"
        }
        if check.next != recovery.head.next { return "the head says \(recovery.head.next), the journal \(check.next)" }
        if check.previousHash != recovery.head.lastHash { return "the head has another hash than the journal" }
        let size = try journal.status(JournalSegment.name(recovery.head.position.segment)).size
        if size != recovery.head.position.offset { return "the head is not at the end of its segment" }
        let again = try recover()
        return again.head == recovery.head && again.frames == recovery.frames ? nil : "recovered otherwise once more"
    }
}

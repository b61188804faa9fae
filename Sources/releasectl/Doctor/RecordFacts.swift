import FileIO
import Inbox
import Intake
import Journal
import Register
import ReleaseModel
import Reports
import Settings

/// Looks at what the service keeps.
struct RecordFacts {
    let place: Place
    let isRunning: Bool

    /// The shell's words for this place.
    let words: String

    /// The time of the last record, for the clock; nil where there is none, or it cannot be read.
    let lastTime: WallTime?
    let check: RecordsCheck

    init(_ place: Place, isRunning: Bool, words: String) {
        self.place = place
        self.isRunning = isRunning
        self.words = words
        let register = Self.register(place)
        let (journal, time, segments) = Self.journal(place)
        lastTime = time
        check = RecordsCheck(
            register: register,
            journal: journal,
            isRunning: isRunning,
            writableSegments: segments,
            place: words
        )
    }

    private static func register(_ place: Place) -> RecordsCheck.Register {
        do {
            guard !(try OpenRegister.isUnclosed(place)) else {
                return .unseen("the register was not closed and is not looked at: the next start puts it right")
            }
            guard let register = try OpenRegister.readOnly(place) else { return .nothing }
            defer { try? register.close() }
            return try register.mark().map { .knows(.init(sequence: $0.sequence, hash: $0.hash)) } ?? .nothing
        } catch let fault as RegisterFault {
            return .broken(fault.description.harmless)
        } catch {
            return .unseen("the register: \(Failure(of: error).text)")
        }
    }

    private static func journal(_ place: Place) -> (RecordsCheck.Journal, WallTime?, [PathBytes]) {
        do {
            guard try place.folder.statusIfThere(ServiceLayout.Name.journal) != nil else { return (.empty, nil, []) }
            let folder = try place.journal()
            let path = place.root.appending(ServiceLayout.Name.journal)
            let closed = try JournalSegment.list(in: folder).dropLast().map { JournalSegment.name($0) }
            let writable = try closed.filter { try folder.status($0).permissions & 0o222 != 0 }
            guard let last = try JournalEnd.last(in: folder) else { return (.empty, nil, writable) }
            let mark = RecordsCheck.Mark(sequence: last.record.sequence, hash: last.head.lastHash)
            return (.last(mark), WallTime(rfc3339: last.record.time), writable.map { path.appending($0) })
        } catch let damage as JournalDamage {
            return (.broken("\(damage.place): \(damage.problem)".harmless), nil, [])
        } catch {
            return (.unseen(Failure(of: error, mayBe: .readers).text), nil, [])
        }
    }

    /// What lies where it should have gone on.
    func leftovers(_ walks: [InboxWalk], now: WallTime) -> LeftoversCheck {
        let calls = place.folder.calls
        var custody = InboxWalk.Tally()
        var silent = InboxWalk.Tally()
        var litter = InboxWalk.Tally()
        var openFolders = InboxWalk.Tally()
        var unseen: [String] = []
        func look(_ parent: Directory, _ name: PathBytes, _ path: PathBytes, _ body: (Directory) throws -> Void) {
            do {
                guard try parent.statusIfThere(name)?.kind == .directory else { return }
                try body(parent.directory(name))
            } catch {
                let text = (error as? FileError)?.description ?? "\(error)"
                unseen.append("\(path.escaped): \(text.harmless): try `sudo releasectl doctor`")
            }
        }
        for inbox in place.configuration.inboxes {
            guard let open = try? Directory.open(configured: inbox.path, calls: calls) else { continue }
            let own = inbox.path.appending(PrivateFolder.custody)
            look(open, PrivateFolder.custody, own) { try Self.old($0, own, before: now, into: &custody) }
            let rejected = inbox.path.appending(PrivateFolder.rejected)
            look(open, PrivateFolder.rejected, rejected) { try Self.silent($0, rejected, into: &silent) }
        }
        let own = place.root.appending(ServiceLayout.Name.custody)
        look(place.folder, ServiceLayout.Name.custody, own) { try Self.old($0, own, before: now, into: &custody) }
        let archive = place.root.appending(ServiceLayout.Name.archive)
        look(place.folder, ServiceLayout.Name.archive, archive) {
            try Self.open($0, archive, depth: 0, into: &openFolders)
        }
        for walk in walks {
            for example in walk.litter.examples { litter.add(example) }
            litter.count += walk.litter.count - walk.litter.examples.count
        }
        return LeftoversCheck(
            custody: custody,
            silent: silent,
            litter: litter,
            openFolders: openFolders,
            archive: archive,
            isRunning: isRunning,
            unseen: unseen
        )
    }

    private static let oldSeconds: Int64 = 600

    private static func old(
        _ folder: Directory,
        _ path: PathBytes,
        before now: WallTime,
        into tally: inout InboxWalk.Tally
    ) throws {
        for entry in try folder.entries() {
            guard let status = try folder.statusIfThere(entry.name) else { continue }
            if status.kind == .directory {
                try old(folder.directory(entry.name), path.appending(entry.name), before: now, into: &tally)
            } else if now.seconds - status.changed.seconds > oldSeconds {
                tally.add(path.appending(entry.name))
            }
        }
    }

    private static func silent(_ folder: Directory, _ path: PathBytes, into tally: inout InboxWalk.Tally) throws {
        let names = Set(try folder.entries().map(\.name))
        for name in names where NameRule(file: name) == .ordinary && !name.hasSuffixIgnoringCase(SetAsideName.whySuffix)
        {
            let note = PathBytes(name.bytes + Array(SetAsideName.whySuffix.utf8))
            if !names.contains(note) { tally.add(path.appending(name)) }
        }
    }

    /// `archive`, `archive/sha256` and the 256 folders below it; the originals in them are many, and read-only.
    private static func open(
        _ folder: Directory,
        _ path: PathBytes,
        depth: Int,
        into tally: inout InboxWalk.Tally
    ) throws {
        if depth > 0, try folder.status().permissions & 0o022 != 0 { tally.add(path) }
        guard depth < 2 else { return }
        for entry in try folder.entries() where entry.kind == .directory || entry.kind == nil {
            guard try folder.statusIfThere(entry.name)?.kind == .directory else { continue }
            try open(folder.directory(entry.name), path.appending(entry.name), depth: depth + 1, into: &tally)
        }
    }
}

import FileIO
import Inbox
import Intake
import Journal
import ReleaseModel
import Reports
import Settings

/// What there is to say of a root that nobody serves now.
struct StoppedPicture {
    private let root: PathBytes
    private let last: JournalLine?
    private let journalFault: String?
    /// Each inbox and the files in it that a start would take; nil where it is not there.
    let inboxes: [(name: String, path: PathBytes, files: Int?)]

    /// - Throws: ``Failure``.
    init(_ place: Place) throws {
        root = place.root
        do {
            let hasJournal = try place.folder.statusIfThere(ServiceLayout.Name.journal) != nil
            last = hasJournal ? try JournalEnd.last(in: place.journal())?.record : nil
            journalFault = nil
        } catch {
            last = nil
            journalFault = Failure(of: error).text
        }
        let calls = place.folder.calls
        inboxes = place.configuration.inboxes.map { inbox in
            let folder = try? Directory.open(configured: inbox.path, calls: calls)
            return (inbox.name, inbox.path, folder.flatMap { try? Self.files(in: $0, depth: 0) })
        }
    }

    /// For people, the last newline included.
    var text: String {
        var lines = ["○ released: not running, root \(root.escaped)"]
        for (index, inbox) in inboxes.enumerated() {
            let files = inbox.files.map { $0 == 0 ? "empty" : "\(Words.count($0, "file")) to be taken" } ?? "not there"
            let text = "\(inbox.name): \(inbox.path.escaped) (\(files))"
            lines.append(StatusText.row(index == 0 ? "inboxes" : "", text))
        }
        lines.append(StatusText.row("last", journalFault ?? last.map { "record \($0.short)" } ?? "no record yet"))
        lines.append(StatusText.row("start", "`systemctl start released` or `released \(root.escaped)`"))
        return lines.map { $0 + "\n" }.joined()
    }

    /// For programs: members of `status.json` as far as they are known, `phase` being `stopped`.
    var document: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", StatusDocument.format)
            json.member("healthy", false)
            json.member("phase", "stopped")
            json.member("root", root.escaped)
            json.key("inboxes")
            json.array { json in
                for inbox in inboxes {
                    json.object { json in
                        json.member("name", inbox.name)
                        json.member("path", inbox.path.escaped)
                        json.key("files")
                        if let files = inbox.files { json.value(files) } else { json.null() }
                    }
                }
            }
            json.key("lastRecord")
            if let last {
                json.object { json in
                    json.member("sequence", last.sequence.description)
                    json.member("time", last.time)
                }
            } else {
                json.null()
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// Files that a start would take, litter and what was set aside left out.
    private static func files(in folder: Directory, depth: Int) throws(FileError) -> Int {
        guard depth <= Limits.folderDepthMax else { return 0 }
        var count = 0
        for entry in try folder.entries() {
            guard let status = try folder.statusIfThere(entry.name) else { continue }
            if status.kind == .directory {
                let isOurs = depth == 0 && entry.name == PrivateFolder.rejected
                guard !isOurs, NameRule(folder: entry.name) == .ordinary else { continue }
                count += (try? files(in: folder.directory(entry.name), depth: depth + 1)) ?? 0
            } else if NameRule(file: entry.name) == .ordinary {
                count += 1
            }
        }
        return count
    }
}

/// What there is to say of a service that has not said anything yet.
struct StartingPicture {
    private let running: ServiceProbe.Running
    private let root: PathBytes

    init(_ running: ServiceProbe.Running, root: PathBytes) {
        self.running = running
        self.root = root
    }

    /// For people, the newline included.
    var text: String {
        let pid = running.processIdentifier.map { ", pid \($0)" } ?? ""
        let what = running.silence
        let word = running.fault == nil ? "starting" : "running"
        return "● released: \(word)\(pid), root \(root.escaped)\n" + StatusText.row("note", what) + "\n"
    }

    /// For programs.
    var document: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", StatusDocument.format)
            json.member("healthy", false)
            json.member("phase", "starting")
            json.key("processIdentifier")
            if let pid = running.processIdentifier { json.value(pid) } else { json.null() }
            json.member("root", root.escaped)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

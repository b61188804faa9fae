import ArgumentParser
import FileIO
import Inbox
import Intake
import Journal
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// `releasectl explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a file waits, is ignored, was a duplicate or was rejected.",
        discussion: """
            FILE is a path in an inbox or in its folder Rejected, any other file, a name that was once dropped, or the \
            SHA-256 of something that was.

            Exit codes: 0 something is known of it; 66 nothing is.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Argument(help: "A path, a name, or 64 hexadecimal digits.")
    var file: String

    func validate() throws { if file.isEmpty { throw ValidationError("the file is empty: name one") } }

    func run() throws {
        let place = try Place(options)
        do {
            let lines = try Explanation(place).lines(for: RawArguments.path(file))
            try StandardStreams.write(Array(lines.map { $0 + "\n" }.joined().utf8)[...])
        } catch {
            throw Failure.wrap(error, mayBe: .owner)
        }
    }
}

/// Finds out what is known of a file.
struct Explanation {
    private let place: Place
    private let calls: any SystemCalls
    private let records: PastRecords

    init(_ place: Place) {
        self.place = place
        calls = place.folder.calls
        records = PastRecords(place)
    }

    /// One line after the other.
    /// - Throws: ``Failure`` 66 when nothing is known.
    func lines(for argument: PathBytes) throws -> [String] {
        let path = LinuxProcess.absolute(argument)
        if let found = try inInbox(path) ?? named(argument) { return try lines(in: found) }
        if try exists(path) { return try lines(outside: path) }
        if let digest = ContentDigest(hex: argument.text) { return try lines(of: digest) }
        let (folder, name) = argument.split
        let past = try records.lines(name: name, folder: folder.isEmpty ? nil : folder)
        guard !past.isEmpty else { throw nothing(argument) }
        let place = canSeeInboxes ? "not there now" : "whether it lies in an inbox now, only root and released can see"
        return ["\(argument.escaped): \(place)"] + past
    }

    /// Who may only read the journal is told what stands there.
    private var canSeeInboxes: Bool {
        place.configuration.inboxes.allSatisfy { inbox in
            do throws(FileError) {
                _ = try Directory.open(configured: inbox.path, calls: calls)
                return true
            } catch {
                return !error.isPermission
            }
        }
    }

    private func inInbox(_ path: PathBytes) throws -> InboxPath? {
        try InboxPath(path, in: place.configuration, calls: calls)
    }

    /// What a path means as seen from an inbox, when something is there.
    private func named(_ argument: PathBytes) throws -> InboxPath? {
        guard argument.bytes.first != UInt8(ascii: "/") else { return nil }
        if try exists(LinuxProcess.absolute(argument)) { return nil }
        for inbox in place.configuration.inboxes {
            let path = inbox.path.appending(argument)
            if (try? exists(path)) == true, let found = try inInbox(path) { return found }
        }
        return nil
    }

    private func exists(_ path: PathBytes) throws -> Bool {
        let (folder, name) = path.split
        do {
            let above = try Directory.open(configured: folder.isEmpty ? "/" : folder, calls: calls)
            return try above.statusIfThere(name.isEmpty ? "." : name) != nil
        } catch {
            if [.noSuchFileOrDirectory, .notDirectory, .fileNameTooLong].contains(error.code) { return false }
            throw error
        }
    }

    private func lines(in found: InboxPath) throws -> [String] {
        if found.below.isEmpty {
            return ["\(found.inbox.path.escaped): the inbox itself (inbox \(found.inbox.name)): drop files into it"]
        }
        if found.below.components.first == PrivateFolder.rejected { return try lines(rejected: found) }
        let (folder, name) = found.below.split
        let past = try records.lines(name: name, folder: folder)
        if let present = try PresentFile(found, place).lines { return present + past }
        if let waits = try inCustody(found) { return waits + past }
        guard !past.isEmpty else { throw nothing(found.path) }
        return ["\(found.path.escaped): not there now"] + past
    }

    /// It has left the inbox and has no record yet: the running service says what it does with it.
    private func inCustody(_ found: InboxPath) throws -> [String]? {
        let service = try ServiceProbe(ifPermitted: place)
        let file = service.status?.waitingFiles.first {
            $0.inbox == found.inbox.name && $0.folder.appending($0.name) == found.below
        }
        guard let file else { return nil }
        return ["\(found.path.escaped): not in the inbox any more; \(file.reason.harmless)"] + service.troubles
    }

    private func lines(rejected found: InboxPath) throws -> [String] {
        let title = "\(found.path.escaped): in the folder of rejected files (inbox \(found.inbox.name))"
        if found.below.components.count == 1 { return [title] }
        let suffix = ".why.txt"
        let note = found.below.hasSuffixIgnoringCase(suffix)
        let file = note ? PathBytes(found.below.bytes.dropLast(suffix.utf8.count)) : found.below
        let past = try records.lines(setAside: found.below) + (note ? records.lines(setAside: file) : [])
        guard past.isEmpty else { return [title] + past }
        guard try exists(found.path) else { throw nothing(found.path) }
        return [title, Row.text("record", "none: it was put there by hand; nothing in this folder is ever taken")]
    }

    private func lines(outside path: PathBytes) throws -> [String] {
        let inboxes = place.configuration.inboxes.map(\.path.escaped).joined(separator: ", ")
        let title = "\(path.escaped): not in an inbox, the service does not look at it (inboxes: \(inboxes))"
        let (folder, name) = path.split
        let above = try Directory.open(configured: folder.isEmpty ? "/" : folder, calls: calls)
        let status = try above.status(name.isEmpty ? "." : name)
        guard status.kind == .regular else { return [title] }
        let same = try SameBytes(place).lines(name, in: above, status)
        return [title] + same + (try records.lines(name: name, folder: nil))
    }

    private func lines(of digest: ContentDigest) throws -> [String] {
        let past = try records.lines(digest: digest)
        guard !past.isEmpty else { throw nothing(PathBytes(digest.hex)) }
        return past
    }

    private func nothing(_ path: PathBytes) -> Failure {
        let hint = "no such file, and no record of such a name or SHA-256 in \(place.root.escaped)"
        return Failure(Failure.notFound, "nothing is known of \(path.escaped)", hint: hint)
    }
}

/// Rows of a block for people.
enum Row {
    static func text(_ name: String, _ text: String) -> String { StatusText.row(name, text) }
}

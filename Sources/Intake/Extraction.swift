import Archive
import Custody
public import FileIO
import Journal
import Reading
public import ReleaseModel
public import Settings
import SystemPackage

/// What a drop of a file would get as its `data`: read as the service reads, without a service, an inbox or an archive.
/// Whether other releases are alike is not looked for.
public struct Extraction: Sendable {
    /// The record that it would get; its sequence, time, source and folder say nothing.
    public let record: ReleaseRecord
    /// The body as written, one element a paragraph.
    public let paragraphs: [String]
    /// The words of a correction as written, if there are some.
    public let correctionMarker: String?

    /// Reads a file of a folder.
    /// - Parameters:
    ///   - name: as it would be dropped.
    ///   - inbox: into which it would be dropped: its clock is that of embargoes that name no zone.
    /// - Returns: nil for what is no regular file.
    /// - Throws: ``Refused`` for what would be set aside; ``FileError``.
    public static func read(
        _ name: PathBytes,
        in folder: Directory,
        inbox: InboxConfiguration,
        _ configuration: Configuration
    ) throws -> Extraction? {
        guard let bytes = try FileBytes.of(name, in: folder, inbox, configuration) else { return nil }
        return Extraction(bytes, named: name, inbox, configuration)
    }

    private init(_ bytes: FileBytes, named name: PathBytes, _ inbox: InboxConfiguration, _ configuration: Configuration)
    {
        let (status, fixity) = (bytes.status, bytes.fixity)
        var content = fixity.probe.mediaType(name: name)
        let read = configuration.reading ? Self.read(bytes.text, content.contentType, inbox) : nil
        if let charset = read?.result.charset { content.charset = charset }
        var record = ReleaseRecord(
            sequence: .first,
            source: inbox.source,
            subject: nil,
            time: status.modified,
            previousHash: .zero,
            file: FileFacts(
                name: name,
                folder: "",
                sizeInBytes: fixity.size,
                content: content,
                digest: fixity.digest,
                modified: status.modified,
                owner: FileFacts.Owner(uid: status.uid, name: LinuxAccounts.user(status.uid)?.name),
                href: ArchiveStore.href(fixity.digest),
                setAside: nil
            ),
            outcome: .accepted(similarTo: nil),
            notes: read?.result.notes ?? []
        )
        if read != nil { record.reading = .nothing }
        if let text = read?.result.text, let facts = read?.result.facts {
            record.reading = .release(
                ReadRelease(
                    text: text,
                    textHref: ArchiveStore.textHref(fixity.digest),
                    facts: facts,
                    version: 1,
                    tellsContacts: configuration.contacts
                )
            )
        }
        self.record = record
        paragraphs = read?.result.paragraphs ?? []
        correctionMarker = read?.result.correctionMarker
    }

    /// A drop of it would be set aside.
    public struct Refused: Error, Sendable {
        /// Why.
        public let rejection: Rejection
    }

    private static func read(_ bytes: [UInt8]?, _ contentType: String, _ inbox: InboxConfiguration) -> ReadDrop {
        guard let bytes else { return ReadDrop.notExtracted(contentType) }
        return ReadDrop(bytes, contentType: contentType, zone: InboxClock.zone(inbox.timezone))
    }
}

/// What the disk has of a file.
private struct FileBytes {
    let status: FileStatus
    let fixity: Fixity
    /// Nil for what is not read as text.
    let text: [UInt8]?

    /// Nil for what is no regular file.
    static func of(
        _ name: PathBytes,
        in folder: Directory,
        _ inbox: InboxConfiguration,
        _ configuration: Configuration
    ) throws -> FileBytes? {
        let name: PathBytes = name.isEmpty ? "." : name
        let status = try folder.status(name)
        guard status.kind == .regular else { return nil }
        let patterns = inbox.refuse.compactMap { try? NamePattern($0) }
        let largest = configuration.largestBytes
        if let rejection = Refusal.of(name, status, largestBytes: largest, refuse: patterns) {
            throw Extraction.Refused(rejection: rejection)
        }
        return try opened(name, in: folder, status)
    }

    private static func opened(_ name: PathBytes, in folder: Directory, _ looked: FileStatus) throws(FileError)
        -> FileBytes?
    {
        let opened = try folder.openForeign(name, on: looked.identity.device)
        switch consume opened {
        case .file(let descriptor, let opened):
            return opened.identity == looked.identity ? try read(descriptor, name, opened) : nil
        case .other: return nil
        }
    }

    private static func read(
        _ file: borrowing Descriptor,
        _ name: PathBytes,
        _ status: FileStatus
    ) throws(FileError) -> FileBytes {
        let fixity: Fixity
        do { fixity = try Fixity.read(file) {} } catch {
            throw error as? FileError ?? FileError(.read, file.path, .ioError)
        }
        let contentType = fixity.probe.mediaType(name: name).contentType
        let isText = ReadDrop.mayBeText(contentType) && fixity.size <= Int64(ReadingOptions.bytesMax)
        let text = isText ? try file.readAll(count: ReadingOptions.bytesMax) : nil
        return FileBytes(status: status, fixity: fixity, text: text)
    }
}

/// `data` as JSON.
extension Extraction {
    /// What of `data` does not depend on a drop: of `file` all but its folder and its place in the archive; then `text`,
    /// `release` and `notes`, as the line of its record would have them.
    public var json: [UInt8] {
        let line = RecordEncoder.boundedLine(record)
        var file = JSONWriter()
        file.object { json in
            json.name(record.file.name, text: "name", bytes: "nameBytes")
            json.member("sizeInBytes", record.file.sizeInBytes)
            json.member("contentType", record.file.content?.contentType)
            json.member("charset", record.file.content?.charset)
            json.member("sha256", record.file.digest?.hex)
            json.member("modified", record.file.modified.rfc3339(.nanoseconds))
            json.key("owner")
            json.object { owner in
                owner.member("uid", record.file.owner.uid)
                owner.member("name", record.file.owner.name)
            }
        }
        return Array("{\"file\":".utf8) + file.bytes + Self.members(of: line[...]) + Array("}\n".utf8)
    }

    /// The members of `data` between `file` and the end, without `relation`. A quote within a text has a backslash
    /// before it, so no text looks like a member.
    private static func members(of line: ArraySlice<UInt8>) -> [UInt8] {
        let relation = Array(",\"relation\":null".utf8)
        guard let end = BytePattern(relation).firstIndex(in: line) else { return [] }
        let begin = BytePattern(Array(",\"text\":".utf8)).firstIndex(in: line) ?? end
        // The last three bytes close `data` and the event, and end the line.
        return Array(line[begin..<end] + line[(end + relation.count)...].dropLast(3))
    }
}

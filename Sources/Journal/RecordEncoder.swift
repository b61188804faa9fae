public import ReleaseModel

/// A record as the line of the journal that it becomes (RELEASES: the journal record).
public enum RecordEncoder {
    /// The line, its newline included.
    public static func line(_ record: ReleaseRecord) -> [UInt8] {
        var json = JSONWriter()
        json.object { event in
            event.member("specversion", "1.0")
            event.member("id", record.sequence.description)
            event.member("sequence", record.sequence.description)
            event.member("source", record.source)
            event.member("type", record.type.rawValue)
            if let subject = record.subject { event.member("subject", subject) }
            event.member("time", record.time.rfc3339(.milliseconds))
            event.member("prevhash", record.previousHash.hex)
            event.key("data")
            event.object { data in
                file(record.file, in: &data)
                outcome(record, in: &data)
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// The line of a record whose text may say more than a line holds: what is long in it is cut until it fits, and a
    /// note says so.
    public static func boundedLine(_ record: ReleaseRecord) -> [UInt8] {
        var line = line(record)
        guard case .release(let read) = record.reading else { return line }
        for (characters, paragraphs) in [(500, 1_000), (40, 100)] where line.count > Limits.recordBytesMax {
            var shorter = record
            shorter.notes = Set(record.notes + ["record-shortened"]).sorted()
            var cut = read
            cut.facts.shorten(characters: characters)
            shorter.reading = .release(cut)
            switch record.outcome {
            case .accepted(let similar?):
                shorter.outcome = .accepted(similarTo: shortened(similar, characters, paragraphs))
            case .revised(let earlier): shorter.outcome = .revised(shortened(earlier, characters, paragraphs))
            case .accepted(nil), .duplicate, .rejected: break
            }
            line = Self.line(shorter)
        }
        return line
    }

    private static func shortened(_ relation: ReleaseRelation, _ characters: Int, _ paragraphs: Int) -> ReleaseRelation
    {
        var relation = relation
        if let likeness = relation.likeness {
            relation.likeness?.changed = Array(likeness.changed.prefix(paragraphs))
            relation.likeness?.marker = likeness.marker.map { String($0.unicodeScalars.prefix(characters)) }
        }
        return relation
    }

    private static func file(_ facts: FileFacts, in data: inout JSONWriter) {
        data.key("file")
        data.object { file in
            file.name(facts.name, text: "name", bytes: "nameBytes")
            file.name(facts.folder, text: "folder", bytes: "folderBytes")
            file.member("sizeInBytes", facts.sizeInBytes)
            file.member("contentType", facts.content?.contentType)
            file.member("charset", facts.content?.charset)
            file.member("sha256", facts.digest?.hex)
            file.member("modified", facts.modified.rfc3339(.nanoseconds))
            file.key("owner")
            file.object { owner in
                owner.member("uid", facts.owner.uid)
                owner.member("name", facts.owner.name)
            }
            file.member("href", facts.href)
            if let setAside = facts.setAside { file.name(setAside, text: "setAside", bytes: "setAsideBytes") }
        }
    }

    /// A duplicate carries `file` and `relation` only; `notes` stand in every other record.
    private static func outcome(_ record: ReleaseRecord, in data: inout JSONWriter) {
        switch record.outcome {
        case .accepted(let similar):
            reading(record.reading, in: &data)
            relation(similar, in: &data)
            notes(record.notes, in: &data)
        case .revised(let earlier):
            reading(record.reading, in: &data)
            relation(earlier, in: &data)
            notes(record.notes, in: &data)
        case .duplicate(let original):
            relation(original, in: &data)
        case .rejected(let rejection):
            notes(record.notes, in: &data)
            data.member("reason", rejection.reason.rawValue)
            data.member("detail", rejection.detail)
        }
    }

    private static func relation(_ relation: ReleaseRelation?, in data: inout JSONWriter) {
        data.key("relation")
        if let relation { data.value(relation) } else { data.null() }
    }

    /// `text` and `release`: absent where nobody looked, null where nothing can be read.
    private static func reading(_ reading: ReleaseRecord.Reading, in data: inout JSONWriter) {
        switch reading {
        case .notLookedFor: break
        case .nothing:
            data.member("text", nil)
            data.member("release", nil)
        case .release(let read):
            data.key("text")
            data.value(read.text, href: read.textHref)
            data.key("release")
            data.value(read.facts, version: read.version, contacts: read.tellsContacts)
        }
    }

    private static func notes(_ notes: [String], in data: inout JSONWriter) {
        data.key("notes")
        data.array { list in for note in notes { list.value(note) } }
    }
}

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
        case .accepted:
            data.member("relation", nil)
            notes(record.notes, in: &data)
        case .duplicate(let original):
            data.key("relation")
            data.object { relation in
                relation.member("rel", "duplicateOf")
                relation.member("event", original.description)
                relation.member("match", "bytes")
            }
        case .rejected(let rejection):
            notes(record.notes, in: &data)
            data.member("reason", rejection.reason.rawValue)
            data.member("detail", rejection.detail)
        }
    }

    private static func notes(_ notes: [String], in data: inout JSONWriter) {
        data.key("notes")
        data.array { list in for note in notes { list.value(note) } }
    }
}

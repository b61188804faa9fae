import Foundation
import ReleaseModel
import TestSupport

/// Holds a disk against the promises, as somebody would who knows only the contract: another JSON parser, another
/// SHA-256, no code of the service.
struct Promises {
    /// The lines that readers have seen so far, whole segments' worth of them, by segment.
    private(set) var seen: [PathBytes: [UInt8]] = [:]

    /// What a reader sees now, to be held against what it sees later.
    mutating func read(_ volume: Volume) -> [String] {
        var faults: [String] = []
        let segments = Self.segments(volume)
        for (name, before) in seen {
            guard let now = segments[name] else {
                faults.append("promise 4: segment \(name.text) has gone")
                continue
            }
            if !now.starts(with: before) { faults.append("promise 4: segment \(name.text) says something else now") }
        }
        for (name, bytes) in segments { seen[name] = Self.wholeLines(bytes) }
        return faults
    }

    private static func segments(_ volume: Volume) -> [PathBytes: [UInt8]] {
        let folder = SimulatedPeople.root.appending("journal")
        var found: [PathBytes: [UInt8]] = [:]
        for name in volume.names(in: folder) where name.bytes.suffix(6) == Array(".jsonl".utf8) {
            found[name] = volume.contents(folder.appending(name))
        }
        return found
    }

    private static func wholeLines(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<(bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0)])
    }

    /// Everything that is wrong after a service that has taken all there was, and stopped.
    static func faults(_ volume: Volume, _ drops: [ExpectedDrop], inboxes: [PathBytes]) -> [String] {
        var check = PromiseCheck(volume)
        check.readJournal(segments(volume))
        check.checkRecords()
        check.checkDrops(drops)
        check.checkRest(inboxes)
        return check.faults
    }
}

/// One record, read by a JSON parser that is not the service's.
struct SeenRecord: Sendable {
    let sequence: String
    let type: String
    let previous: String
    let name: [UInt8]
    let folder: [UInt8]
    let source: String
    let sha256: String?
    let href: String?
    let setAside: String?
    let original: String?
    /// Of a relation: by what the two are alike.
    let match: String?
    /// Where the clean text lies.
    let textHref: String?

    init?(_ line: ArraySlice<UInt8>) {
        guard let event = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
            let data = event["data"] as? [String: Any], let file = data["file"] as? [String: Any],
            let type = event["type"] as? String, let sequence = event["sequence"] as? String,
            let previous = event["prevhash"] as? String, let source = event["source"] as? String
        else { return nil }
        func bytes(_ member: String) -> [UInt8] {
            if let base64 = file[member + "Bytes"] as? String { return Array(Data(base64Encoded: base64) ?? Data()) }
            return Array((file[member] as? String ?? "").utf8)
        }
        self.sequence = sequence
        self.type = String(type.dropFirst("released.".count).dropLast(".v1".count))
        self.previous = previous
        self.source = source
        name = bytes("name")
        folder = bytes("folder")
        sha256 = file["sha256"] as? String
        href = file["href"] as? String
        setAside = file["setAside"] as? String
        original = (data["relation"] as? [String: Any])?["event"] as? String
        match = (data["relation"] as? [String: Any])?["match"] as? String
        textHref = (data["text"] as? [String: Any])?["href"] as? String
    }

    /// `inbox/folder/name`, the inbox by the end of the source.
    var path: [UInt8] {
        let inbox = source.split(separator: "/").last.map { Array($0.utf8) } ?? []
        return inbox + [0x2F] + (folder.isEmpty ? [] : folder + [0x2F]) + name
    }
}

private struct PromiseCheck {
    let volume: Volume
    private(set) var faults: [String] = []
    private var records: [SeenRecord] = []

    init(_ volume: Volume) { self.volume = volume }

    private static let root = SimulatedPeople.root

    mutating func readJournal(_ segments: [PathBytes: [UInt8]]) {
        var previous = String(repeating: "0", count: 64)
        let names = segments.keys.sorted()
        for (index, name) in names.enumerated() {
            let bytes = segments[name] ?? []
            if name.text != Self.padded(records.count + 1) + ".jsonl" {
                faults.append("promise 4: segment \(name.text) where record \(records.count + 1) should begin one")
            }
            if index + 1 < names.count, volume.permissions(Self.root.appending("journal").appending(name)) != 0o444 {
                faults.append("promise 4: segment \(name.text) has a successor and can be written to")
            }
            if let last = bytes.last, last != 10 { faults.append("promise 4: \(name.text) ends within a line") }
            for line in bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
                guard let record = KnownRecords.record(line) else {
                    faults.append("promise 4: line \(records.count + 1) is no record")
                    return
                }
                if record.sequence != Self.padded(records.count + 1) {
                    faults.append("promise 2: line \(records.count + 1) is \(record.sequence)")
                }
                if record.previous != previous { faults.append("promise 4: the chain breaks at \(record.sequence)") }
                previous = KnownDigests.hex(line + [10])
                records.append(record)
            }
        }
    }

    mutating func checkRecords() {
        var accepted: [String: String] = [:]
        var texts: Set<String> = []
        for record in records {
            switch record.type {
            case "accepted", "revised":
                guard let sha256 = record.sha256 else {
                    faults.append("promise 3: \(record.sequence) has no hash")
                    continue
                }
                if accepted.updateValue(record.sequence, forKey: sha256) != nil {
                    faults.append("promise 2: \(record.sequence) accepts a content again")
                }
                checkOriginal(record, sha256)
                if let href = record.textHref {
                    texts.insert(href)
                    checkText(record, href)
                }
            case "duplicate" where record.match == "text":
                // Other bytes, which are kept; they are known from now on.
                guard let sha256 = record.sha256, accepted.updateValue(record.sequence, forKey: sha256) == nil,
                    let original = record.original, original < record.sequence
                else {
                    faults.append("promise 2: \(record.sequence) repeats the text of \(record.original ?? "nothing")")
                    continue
                }
                checkOriginal(record, sha256)
            case "duplicate":
                if record.original != record.sha256.flatMap({ accepted[$0] }) {
                    faults.append("promise 2: \(record.sequence) repeats \(record.original ?? "nothing")")
                }
            case "rejected": checkSetAside(record)
            default: faults.append("promise 2: \(record.sequence) is of type \(record.type)")
            }
        }
        let kept = volume.files(below: Self.root.appending("archive")).map(\.text)
        let known = texts.union(accepted.keys.map { "sha256/\($0.prefix(2))/\($0)" })
        for path in kept where !known.contains(path) {
            faults.append("promise 2: archive/\(path) has no record")
        }
    }

    private mutating func checkOriginal(_ record: SeenRecord, _ sha256: String) {
        let path = Self.root.appending("archive").appending(PathBytes(record.href ?? "-"))
        guard let bytes = volume.contents(path) else {
            faults.append("promise 3: \(record.sequence) has no original")
            return
        }
        if KnownDigests.hex(bytes[...]) != sha256 {
            faults.append("promise 5: \(record.sequence) has other bytes than its hash (\(bytes.count))")
        }
        if volume.permissions(path) != 0o444 {
            faults.append("promise 5: the original of \(record.sequence) can be written to")
        }
    }

    /// Of what is plain in every sense the clean text is known without reading it as the service does: the lines.
    private mutating func checkText(_ record: SeenRecord, _ href: String) {
        let path = Self.root.appending("archive").appending(PathBytes(href))
        guard let text = volume.contents(path), !text.isEmpty else {
            faults.append("promise 3: \(record.sequence) has no text")
            return
        }
        let original = volume.contents(Self.root.appending("archive").appending(PathBytes(record.href ?? "-"))) ?? []
        let isPlain = original.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) }
        if isPlain && text != original + (original.last == 10 ? [] : [10]) {
            faults.append("promise 3: \(record.sequence) has another text than its original (\(text.count) bytes)")
        }
        if volume.permissions(path) != 0o444 {
            faults.append("promise 5: the text of \(record.sequence) can be written to")
        }
    }

    private mutating func checkSetAside(_ record: SeenRecord) {
        let inbox = PathBytes(Array(record.path.prefix { $0 != 0x2F }))
        guard let setAside = record.setAside else {
            faults.append("promise 7: \(record.sequence) lies nowhere")
            return
        }
        let path = Self.root.appending(inbox).appending(PathBytes(setAside))
        let (folder, name) = path.split
        guard volume.names(in: folder).contains(name) else {
            faults.append("promise 1: \(record.sequence) is not at \(setAside)")
            return
        }
        let why = volume.contents(folder.appending(PathBytes(name.bytes + Array(".why.txt".utf8))))
        if !String(decoding: why ?? [], as: UTF8.self).contains(record.sequence) || why?.contains(0) ?? true {
            faults.append("promise 7: \(setAside) has no reason beside it (\(why?.count ?? -1) bytes)")
        }
    }

    mutating func checkDrops(_ drops: [ExpectedDrop]) {
        var left = Dictionary(grouping: records, by: \.path)
        let paths = Dictionary(grouping: drops, by: \.path.bytes)
        for (path, expected) in paths {
            let found = left.removeValue(forKey: path) ?? []
            let shown = PathBytes(path).escaped
            if found.count < expected.count { faults.append("promise 1: \(shown) has \(found.count) record(s)") }
            if found.count > expected.count { faults.append("promise 2: \(shown) has \(found.count) records") }
            for drop in expected where drop.bytes != nil {
                let digest = KnownDigests.hex((drop.bytes ?? [])[...])
                guard let record = found.first(where: { $0.sha256 == digest || $0.sha256 == nil && drop.isRejected })
                else {
                    faults.append("promise 1: \(shown) was not recorded with its own bytes")
                    continue
                }
                if (record.type == "rejected") != drop.isRejected {
                    faults.append("promise 6: \(shown) was \(record.type)")
                }
            }
        }
        for path in left.keys { faults.append("promise 2: a record of \(PathBytes(path).escaped), never dropped") }
    }

    mutating func checkRest(_ inboxes: [PathBytes]) {
        for file in volume.files(below: Self.root.appending("custody")) {
            faults.append("promise 1: custody still holds \(file.escaped)")
        }
        for inbox in inboxes {
            for file in volume.files(below: Self.root.appending(inbox)) where !file.hasPrefix("Rejected/") {
                faults.append("promise 1: \(inbox.text) still holds \(file.escaped)")
            }
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}

import Crypto
import Foundation
import TestSupport

/// Reads a root as somebody would who knows only the contract: the journal line by line with another JSON parser, the
/// archive by hashing every file.
struct Ledger {
    struct Record {
        let type: String
        let name: String
        let folder: String
        let sha256: String?
        let href: String?
        let setAside: String?
        let original: String?
        let sequence: String
        let match: String?
        let textHref: String?
        var path: String { folder.isEmpty ? name : folder + "/" + name }
    }

    /// Something is not as the contract says.
    struct Fault: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private(set) var records: [Record] = []

    init(_ folder: TemporaryFolder) throws {
        var previous = String(repeating: "0", count: 64)
        for name in folder.list("root/journal") {
            let bytes = try folder.read("root/journal/" + name)
            guard bytes.last ?? 10 == 10 else { throw Fault("\(name) ends within a line") }
            let first = Self.padded(records.count + 1) + ".jsonl"
            guard name == first else { throw Fault("segment \(name) where \(first) should be") }
            for line in bytes.split(separator: 10) {
                records.append(try Self.record(line, number: records.count + 1, previous))
                previous = Self.hex(line + [10])
            }
        }
    }

    /// The types of all records in order, without `released.` and `.v1`.
    var types: [String] { records.map(\.type) }

    func records(of path: String) -> [Record] { records.filter { $0.path == path } }

    /// Nothing lies in custody, no temporary file, no original without a record, no record without its original.
    func checkTheRest(_ folder: TemporaryFolder) throws {
        let custody = folder.list("root/custody").filter { !$0.hasSuffix("/") }
        guard custody.isEmpty else { throw Fault("custody holds \(custody)") }
        let new = folder.list("root/archive/.new")
        guard new.isEmpty else { throw Fault("temporary files \(new)") }
        // An older log that could not be removed does not count any more, and goes the next time.
        let logs = folder.list("root/state/log")
        guard !logs.isEmpty, logs.allSatisfy({ $0.hasSuffix(".log") }) else { throw Fault("logs \(logs)") }
        let accepted = records.filter { ["accepted", "revised"].contains($0.type) || $0.match == "text" }
        guard Set(accepted.map(\.sha256)).count == accepted.count else { throw Fault("a content accepted twice") }
        let kept = folder.list("root/archive").filter { !$0.hasSuffix("/") }
        let said = (accepted.compactMap(\.href) + records.compactMap(\.textHref)).sorted()
        guard kept == said else { throw Fault("the archive holds \(kept), the records say \(said)") }
        for path in kept {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(of: "root/archive/" + path))
            guard mode[.posixPermissions] as? Int == 0o444 else { throw Fault("\(path) can be written to") }
            if path.hasSuffix(".txt") {
                guard try !folder.read("root/archive/" + path).isEmpty else { throw Fault("\(path) is empty") }
                continue
            }
            let name = path.suffix(64)
            guard path == "sha256/\(name.prefix(2))/\(name)", Self.hex(try folder.read("root/archive/" + path)) == name
            else { throw Fault("\(path) does not hold what its name says") }
        }
        for record in records where record.type == "rejected" {
            guard let setAside = record.setAside else { throw Fault("\(record.path) is nowhere") }
            guard folder.exists("root/inbox/" + setAside) else { throw Fault("\(setAside) is not there") }
            let why = try? folder.text("root/inbox/" + setAside + ".why.txt")
            guard let why, why.contains(record.sequence) else { throw Fault("\(setAside) has no reason: \(why ?? "")") }
        }
    }

    static func hex(_ bytes: some Collection<UInt8>) -> String {
        SHA256.hash(data: Data(bytes)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func record(_ line: ArraySlice<UInt8>, number: Int, _ previous: String) throws -> Record {
        guard let event = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
            let data = event["data"] as? [String: Any], let file = data["file"] as? [String: Any],
            let type = event["type"] as? String, let name = file["name"] as? String,
            let folder = file["folder"] as? String, let sequence = event["sequence"] as? String
        else { throw Fault("line \(number) is no record") }
        guard sequence == padded(number) else { throw Fault("line \(number) is \(sequence)") }
        guard event["prevhash"] as? String == previous else { throw Fault("the chain breaks at \(number)") }
        return Record(
            type: String(type.dropFirst("released.".count).dropLast(".v1".count)),
            name: name,
            folder: folder,
            sha256: file["sha256"] as? String,
            href: file["href"] as? String,
            setAside: file["setAside"] as? String,
            original: (data["relation"] as? [String: Any])?["event"] as? String,
            sequence: sequence,
            match: (data["relation"] as? [String: Any])?["match"] as? String,
            textHref: (data["text"] as? [String: Any])?["href"] as? String
        )
    }
}

import Synchronization
import TestSupport

/// A root of a test's own, with what people do to its inbox and what they and the readers see of it.
final class ServiceRoot: Sendable {
    let folder: TemporaryFolder
    /// The root that the service is given.
    let path: RawPath
    /// The configuration, where one was written.
    let configuration: String
    private let staged = Atomic<Int>(0)

    /// - Parameter settings: TOML above the first `[[inbox]]`; a short quiet time where it says none.
    init(_ settings: String = "", inboxes: String = "") throws {
        folder = try TemporaryFolder("program")
        path = RawPath(folder.path(of: "root"))
        configuration = folder.path(of: "released.toml")
        try folder.makeFolder("staged")
        try folder.makeFolder("root")
        try configure(settings, inboxes: inboxes)
    }

    /// Writes the configuration anew.
    func configure(_ settings: String = "", inboxes: String = "") throws {
        let settle = settings.contains("settle =") ? "" : "settle = \"300ms\"\n"
        try folder.write("released.toml", "root = \"\(path)\"\n\(settle)\(settings)\n\(inboxes)\n")
    }

    var inbox: RawPath { path.appending("inbox") }
    var rejected: RawPath { inbox.appending("Rejected") }

    /// Starts the service with the configuration, and waits until it is ready.
    func start(_ environment: [String: String] = [:]) async throws -> ServiceProcess {
        try await ServiceProcess.started(["--config", configuration], environment: environment)
    }

    // What people do.

    /// A path outside the inbox on its mount, never used before.
    func stagedPath() -> RawPath {
        let number = staged.add(1, ordering: .relaxed).newValue
        return RawPath(folder.path(of: "staged/\(number)"))
    }

    /// Drops a file as programs should: written elsewhere, moved in by rename.
    func moveIn(_ name: RawPath, _ bytes: [UInt8]) throws {
        let elsewhere = stagedPath()
        try elsewhere.write(bytes)
        try elsewhere.rename(to: inbox.appending(name))
    }

    /// Drops a file by rename.
    func moveIn(_ name: RawPath, _ text: String) throws { try moveIn(name, Array(text.utf8)) }

    // What is seen of it.

    /// The journal now.
    func journal() throws -> JournalFile { try JournalFile(root: path) }

    /// Waits until so many records are there, and returns all.
    func records(_ count: Int, within deadline: Duration = .seconds(20)) async throws -> [JournalFile.Record] {
        var seen = 0
        do {
            try await waitUntil("\(count) records", within: deadline, every: .milliseconds(20)) {
                seen = try JournalFile.lastSequence(root: path)
                return seen >= count
            }
        } catch let error as WaitedInVain {
            throw WaitedInVain(description: "\(error), but only \(seen); in the inbox: \(inbox.filesBelow.prefix(20))")
        }
        return try journal().records()
    }

    /// `state/status.json`.
    func status() throws -> JSONTree { try JSONTree(path.appending("state").appending("status.json").read()) }

    /// The codes of the degraded states in `state/status.json`.
    func conditions() throws -> [String] {
        try status()["conditions"]?.elements.compactMap { $0["code"]?.text } ?? []
    }

    /// The kept original of a record, by its href.
    func original(of record: JournalFile.Record) -> RawPath {
        path.appending("archive").appending(record.file["href"]?.text ?? "no href")
    }

    /// What lies in the inbox and has not been set aside.
    var waiting: [RawPath] {
        let setAside = rejected.bytes + [UInt8(ascii: "/")]
        return inbox.filesBelow.filter { !$0.bytes.starts(with: setAside) }
    }

    /// What is wrong with journal and archive as a whole: the chain, originals that are not there or hold other
    /// bytes, contents that are new twice, duplicates of what came later, records of one release with two subjects.
    func faults() throws -> [String] {
        let journal = try journal()
        var faults = try journal.faults()
        var (first, subjects): ([String: String], [String: JSONTree?]) = ([:], [:])
        for record in try journal.records() where record.kind != "rejected" {
            guard let digest = record.digest else { continue }
            let relation = record.data["relation"]
            let event = relation?["event"]?.text
            let isRepeated = relation?["match"] == .text("bytes")
            if isRepeated, event != first[digest] {
                faults.append("\(record.sequence) repeats \(event ?? "-"), not \(first[digest] ?? "-")")
            }
            if !isRepeated, let first = first[digest] {
                faults.append("\(record.sequence) makes new what \(first) has")
            }
            if let event, relation?["rel"] != .text("similarTo"), subjects[event] != record.event["subject"] {
                faults.append("\(record.sequence) has another subject than \(event)")
            }
            if !isRepeated { faults += originalFaults(record, digest) }
            first[digest] = first[digest] ?? record.sequence
            subjects[record.sequence] = record.event["subject"]
        }
        return faults
    }

    private func originalFaults(_ record: JournalFile.Record, _ digest: String) -> [String] {
        let original = original(of: record)
        guard let bytes = try? original.read() else { return ["\(record.sequence): no original at \(original)"] }
        var faults: [String] = []
        if IndependentSHA256.hex(bytes) != digest { faults.append("\(record.sequence): other bytes in \(original)") }
        if original.status?.permissions != 0o444 { faults.append("\(record.sequence): \(original) is not read-only") }
        return faults
    }
}

/// A quiet word in the output of a test run: what was not tested here, and why.
func skipped(_ what: String) { print("not tested here: \(what)") }

import TestSupport

extension ServiceRoot {
    /// Runs the service once over what lies in the inbox, and returns all records.
    func once() async throws -> [JournalFile.Record] {
        let process = try ChildProcess(try BuiltPrograms.path(of: "released"), ["--once", "--config", configuration])
        let code = try await process.end(within: .seconds(60))
        guard code == 0 else { throw WaitedInVain(description: "exit code \(code): \(process.errors)") }
        return try journal().records()
    }

    /// Drops each text in turn, the next when the one before has its record, and returns all records.
    func drop(_ texts: [String]) async throws -> [JournalFile.Record] {
        var records = try journal().records()
        for text in texts {
            try moveIn(RawPath("\(records.count).txt"), text)
            records = try await self.records(records.count + 1)
        }
        return records
    }
}

extension JournalFile.Record {
    /// `data.relation`.
    var relation: JSONTree { data["relation"] ?? .null }
    /// `data.release`.
    var release: JSONTree { data["release"] ?? .null }
    /// `data.notes`.
    var notes: [String] { data["notes"]?.elements.compactMap(\.text) ?? [] }

    /// A relation without its likeness.
    var link: [String] { ["rel", "event", "match"].compactMap { relation[$0]?.text } }
}

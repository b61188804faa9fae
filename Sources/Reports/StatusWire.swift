/// The members of `status.json` as they stand there, before they are held against what the model allows.
struct StatusWire: Decodable {
    /// What must be known before anything else is believed.
    struct Header: Decodable {
        let format: Int
    }

    struct Recovery: Decodable {
        let doneRecords: UInt64
        let totalRecords: UInt64?
    }

    struct Inbox: Decodable {
        let name: String
        let path: String
        let mode: String
        let folders: Int
    }

    struct Recorded: Decodable {
        let accepted: Int
        let duplicates: Int
        let rejected: Int
    }

    struct Aged: Decodable {
        let count: Int
        let oldestSeconds: Double?
    }

    struct Record: Decodable {
        let sequence: String
        let time: String
    }

    struct Condition: Decodable {
        let code: String
        let text: String
        let since: String
    }

    struct Configuration: Decodable {
        let generation: Int
        let loadedAt: String
        let fault: String?
    }

    struct File: Decodable {
        let inbox: String
        let folder: String
        let folderBytes: String?
        let name: String
        let nameBytes: String?
        let reason: String
        let settlesInSeconds: Double?
        let ageSeconds: Double
    }

    let processIdentifier: Int32
    let phase: String
    let recovery: Recovery?
    let root: String
    let startedAt: String
    let updatedAt: String
    let inboxes: [Inbox]
    let recorded: Recorded
    let waiting: Int
    let oldestWaitingSeconds: Double?
    let inCustody: Int
    let ignored: Int
    let changingTooLong: Aged
    let inProgressTooLong: Aged
    let deferred: Int
    let lastRecord: Record?
    let conditions: [Condition]
    let configuration: Configuration
    let waitingFiles: [File]
}

import Foundation
import TestSupport
import Testing

/// Families of cases that one service has met: all of them dropped at once, each into a folder of its own, a plain
/// file right behind each of them; then what everyone sees of it.
final class BadInputTable: Sendable {
    /// The one of the suite that runs.
    @TaskLocal static var current: BadInputTable?

    let root: ServiceRoot
    let process: ChildProcess
    let notify: NotifySocket
    let explainer: Explainer
    /// What the service logs, byte for byte.
    let log: RawPath
    let families: [BadInputFamily]
    /// What became of making each case, by its rule.
    let drops: [String: Dropped]
    /// By the folder of the case.
    let records: [RawPath: [JournalFile.Record]]
    /// Every record.
    let allRecords: [JournalFile.Record]

    /// One case made.
    struct Dropped: Sendable {
        let place: DropPlace
        let failure: (any Error)?
        /// When the plain file behind it was dropped.
        let next: Date
    }

    static let nextName: RawPath = "next.txt"

    /// - Parameter user: whom the service runs as; nil for the tests' own user.
    init(_ families: [BadInputFamily], user: UInt32? = nil) async throws {
        self.families = families
        root = try ServiceRoot(
            """
            refuse = ["*.exe"]
            largest = "\(OddKinds.largest / 1_048_576) MiB"
            poll = "2s"
            settle_remote = "1s"
            tidy = "15s"
            """
        )
        explainer = Explainer(root: root)
        try RawPath(root.folder.path(of: "canary")).write(OddKinds.canary)
        notify = try NotifySocket()
        log = RawPath(root.folder.path(of: "log"))
        process = try await Self.start(root, notify, log, user)
        drops = await Self.drop(families, root, explainer)
        // A minute for empty files, and what a busy machine adds.
        let end = ContinuousClock.now + .seconds(150)
        var grouped: [RawPath: [JournalFile.Record]] = [:]
        while true {
            let isLast = ContinuousClock.now >= end
            grouped = Dictionary(grouping: try root.journal().records(), by: Self.folder)
            if isLast || Self.isComplete(grouped, families, drops) { break }
            try await Task.sleep(for: .milliseconds(500))
        }
        // What should not come has had its time, too.
        try await Task.sleep(for: .seconds(2))
        allRecords = try root.journal().records()
        records = Dictionary(grouping: allRecords, by: Self.folder)
    }

    /// Ends the service, and takes away what keeps the folder from being removed.
    func end() async throws -> Int32 {
        process.signal(SIGTERM)
        let code = try await process.end()
        for family in families {
            for index in family.cases.indices {
                let folder = root.inbox.appending(family.folder(index)).description
                try await ChildProcess.run("umount", "--lazy", "--quiet", "\(folder)/other")
            }
        }
        try await ChildProcess.run("chattr", "-R", "-f", "-ia", root.inbox.description)
        // Paths too long for one call are rm's business.
        try await ChildProcess.run("rm", "-rf", root.path.description)
        return code
    }

    private static func start(_ root: ServiceRoot, _ notify: NotifySocket, _ log: RawPath, _ user: UInt32?) async throws
        -> ChildProcess
    {
        var command = [try BuiltPrograms.path(of: "released"), "--config", root.configuration, "--log-level", "debug"]
        if let user {
            // It must be able to reach its root and the socket, and own the first.
            for folder in [root.folder.path, RawPath(notify.path).parent] { try RawPath(folder).setPermissions(0o755) }
            try RawPath(notify.path).setPermissions(0o666)
            try await ChildProcess.run("chown", "\(user)", root.path.description)
            // Where it was built others may not be let in.
            let program = root.folder.path(of: "released")
            try await ChildProcess.run("cp", command[0], program)
            command[0] = program
            command = ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"] + command
        }
        command = ["-c", "exec \"$@\" 2> \"$0\"", log.description] + command
        let process = try ChildProcess("/bin/sh", command, environment: ["NOTIFY_SOCKET": notify.path])
        try await waitUntil("ready") {
            guard process.exitCode == nil else {
                throw WaitedInVain(description: String(decoding: try log.read(), as: UTF8.self))
            }
            return notify.messages.contains { $0["READY"] == "1" }
        }
        return process
    }

    /// All cases at once, as on a busy share.
    private static func drop(_ families: [BadInputFamily], _ root: ServiceRoot, _ explainer: Explainer) async
        -> [String: Dropped]
    {
        await withTaskGroup { group in
            for family in families {
                for (index, input) in family.cases.enumerated() {
                    let place = DropPlace(
                        root: root,
                        name: family.folder(index),
                        below: input.path,
                        content: Array("\(family.name): \(input.rule)\n".utf8),
                        explainer: explainer
                    )
                    group.addTask { (input.rule, await drop(input, place)) }
                }
            }
            var drops: [String: Dropped] = [:]
            for await (rule, dropped) in group { drops[rule] = dropped }
            return drops
        }
    }

    private static func drop(_ input: BadInput, _ place: DropPlace) async -> Dropped {
        var failure: (any Error)?
        do {
            try place.folder.makeFolder()
            // As a share gives it to all.
            try place.folder.setPermissions(0o777)
            try await input.drop(place)
        } catch { failure = error }
        let now = Date()
        do { try place.moveIn(nextName, Array("behind ".utf8) + place.content) } catch { failure = failure ?? error }
        return Dropped(place: place, failure: failure, next: now)
    }

    /// The top folder, which is the case's.
    private static func folder(_ record: JournalFile.Record) -> RawPath {
        RawPath(Array(record.path.bytes.prefix { $0 != UInt8(ascii: "/") }))
    }

    private static func isComplete(
        _ records: [RawPath: [JournalFile.Record]],
        _ families: [BadInputFamily],
        _ drops: [String: Dropped]
    ) -> Bool {
        families.allSatisfy { family in
            family.cases.enumerated().allSatisfy { index, input in
                let count = records[family.folder(index)]?.count ?? 0
                guard let dropped = drops[input.rule], dropped.failure == nil else { return count > 0 }
                if case .gone = input.outcome, dropped.place.path.exists { return false }
                return count > input.outcome.recordCount
            }
        }
    }
}

extension RawPath {
    /// The folder it lies in.
    fileprivate var parent: String { String(description.dropLast(name.description.count + 1)) }
}

/// Gives a suite its table, and ends its service behind it.
struct DroppedBefore: SuiteTrait, TestScoping {
    let families: [BadInputFamily]
    var user: UInt32?

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let table = try await BadInputTable(families, user: user)
        try await BadInputTable.$current.withValue(table) { try await function() }
        #expect(try await table.end() == 0)
    }
}

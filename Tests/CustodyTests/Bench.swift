import Custody
import FileIO
import Foundation
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

/// A folder of custody and one of new files, on a real disk.
final class Bench: Sendable {
    let folder: TemporaryFolder
    let calls: FaultyCalls
    let custody: Directory
    let new: Directory
    let ownership: Ownership

    init() throws {
        folder = try TemporaryFolder("custody")
        calls = FaultyCalls(root: folder.path, flushes: false)
        try folder.makeFolder("custody")
        try folder.makeFolder("new")
        let root = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        custody = try root.directory("custody")
        new = try root.directory("new")
        ownership = try Ownership(newFiles: new)
        calls.forget()
    }

    func path(_ name: String) -> String { folder.path(of: "custody/" + name) }
    var newNames: [String] { folder.list("new") }

    func make(_ name: String, _ text: String, mode: UInt32 = 0o644) throws -> FileStatus.Identity {
        try folder.write("custody/" + name, text)
        #expect(unsafe chmod(path(name), mode) == 0)
        return try custody.status(PathBytes(name)).identity
    }

    func expected(_ name: String) throws -> Ownership.Expected {
        let status = try custody.status(PathBytes(name))
        return .init(identity: status.identity, size: status.size, modified: status.modified)
    }

    func own(
        _ name: String,
        _ expected: Ownership.Expected,
        mayAdopt: Bool = true,
        mayClone: Bool = true,
        progress: Fixity.Progress = {}
    ) throws -> Ownership.Result {
        calls.forget()
        return try ownership.own(
            PathBytes(name),
            in: custody,
            expected: expected,
            mayAdopt: mayAdopt,
            mayClone: mayClone,
            progress: progress
        )
    }

    func owned(_ name: String, mayAdopt: Bool = true, mayClone: Bool = true) throws -> OwnedOriginal {
        let result = try own(name, expected(name), mayAdopt: mayAdopt, mayClone: mayClone)
        guard case .owned(let original) = result else { throw NotOwned() }
        return original
    }

    func expectChanged(_ name: String, mayAdopt: Bool) throws {
        guard case .changed = try own(name, expected(name), mayAdopt: mayAdopt) else {
            Issue.record("it was taken")
            return
        }
    }

    struct NotOwned: Error {}
}

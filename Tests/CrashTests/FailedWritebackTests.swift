import FileIO
import ReleaseModel
import Settings
import TestSupport
import Testing

/// Somebody writes a file, its write-back fails, Linux tells the writer once and marks the pages clean. The cache shows
/// all of it, every later flush says 0, and the disk does not have it.
@Suite("A file whose writer's flush failed")
struct FailedWritebackTests {
    private static let bytes = Array(String(repeating: "what the cache shows ", count: 100).utf8)

    enum Found: String, CaseIterable { case inbox = "inbox/a.txt", custody = "custody/00aa/inbox/a.txt" }

    @Test(.timeLimit(.minutes(20)), arguments: Found.allCases, [true, false])
    func `is recorded with the bytes that are kept, and those are on the disk`(found: Found, canClone: Bool) throws {
        for adopt in [true, false] {
            let disk = SimulatedDisk()
            disk.allowClones(canClone)
            disk.makeFolders("/srv")
            var configuration = Configuration.defaults(root: SimulatedPeople.root, hostName: "host")
            configuration.adopt = adopt
            let service = SimulatedService(configuration: configuration, disk: disk)
            _ = service.serve(for: .seconds(3))
            disk.moveInUnwritten(SimulatedPeople.root.appending(PathBytes(found.rawValue)), Self.bytes)
            disk.watch(with: MomentRules())
            guard case .stopped = service.serve(for: .seconds(9)) else {
                Issue.record("it does not serve")
                continue
            }
            #expect((disk.watcher as? MomentRules)?.faults == [])
            // The power is cut, and the disk keeps nothing that it need not.
            let survival = Survival(disk.volume)
            let hex = KnownDigests.hex(Self.bytes[...])
            let original = PathBytes("/srv/archive/sha256/\(hex.prefix(2))/\(hex)")
            let kept = survival.disk(keeping: survival.radices.map { _ in 0 }).contents(original)
            #expect(kept == Self.bytes, "adopt \(adopt)")
        }
    }
}

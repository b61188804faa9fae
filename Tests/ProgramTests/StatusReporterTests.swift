import FileIO
import Intake
import ReleaseModel
import Reports
import ServiceManager
import SystemPackage
import TestSupport
import Testing

@testable import released

@Suite("status.json where there is no room for it")
struct StatusReporterTests {
    private let folder: TemporaryFolder
    private let calls: FaultyCalls
    private let reporter: StatusReporter
    private var status = ServiceStatus(
        processIdentifier: 1,
        phase: .serving,
        root: "/srv/releases",
        startedAt: WallTime(seconds: 0, nanoseconds: 0)
    )

    init() throws {
        folder = try TemporaryFolder("status")
        calls = FaultyCalls(root: folder.path)
        let state = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        reporter = StatusReporter(notifier: ServiceNotifier(), folder: state, calls: calls)
        reporter.ready(status)
    }

    @Test func `is none rather than an old one that says all is well, and comes again by itself`() throws {
        #expect(folder.list() == ["status.json"])
        calls.obey { $0.call == "write" ? .fail(.noSpace) : nil }
        var degraded = status
        degraded.conditions = [.init(code: "disk-full", text: "full", since: WallTime(seconds: 1, nanoseconds: 0))]
        calls.advance(by: .seconds(2))
        let again = try #require(reporter.update(at: calls.monotonicTime()) { degraded })
        #expect(folder.list() == [])
        calls.obey(nil)
        calls.advance(by: again)
        #expect(reporter.update(at: calls.monotonicTime()) { degraded } == nil)
        #expect(try StatusDocument.decode(folder.read("status.json")).conditions == degraded.conditions)
        calls.forget()
        calls.advance(by: again)
        #expect(reporter.update(at: calls.monotonicTime()) { degraded } == nil)
        #expect(calls.count == 0)
    }

    @Test func `takes the room that the old one leaves`() throws {
        let hits = Hits(1)
        calls.obey { $0.call == "write" && hits.isHit() ? .fail(.noSpace) : nil }
        calls.advance(by: .seconds(2))
        var degraded = status
        degraded.conditions = [.init(code: "disk-full", text: "full", since: WallTime(seconds: 1, nanoseconds: 0))]
        #expect(reporter.update(at: calls.monotonicTime()) { degraded } == nil)
        #expect(try StatusDocument.decode(folder.read("status.json")).conditions == degraded.conditions)
        #expect(folder.list() == ["status.json"])
    }
}

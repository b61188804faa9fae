import FileIO
import ReleaseModel
import SystemPackage
import Testing

@testable import releasectl

@Suite("Doctor: the machine", .timeLimit(.minutes(20))) struct MachineChecksTests {
    private let usual = [
        "fs.inotify.max_user_watches": 65_536, "fs.inotify.max_user_instances": 128,
        "fs.inotify.max_queued_events": 16_384, "fs.leases-enable": 1, "fs.protected_hardlinks": 1,
        "fs.protected_symlinks": 1,
    ]

    private func settings(_ changes: [String: Int], folders: Int = 10, events: Bool = true) -> KernelSettingsCheck {
        KernelSettingsCheck(values: usual.merging(changes) { $1 }, folders: folders, usesEvents: events)
    }

    @Test func `Linux's usual settings are good`() { #expect(settings([:]).results == [.ok]) }

    @Test func `more folders than watches is a fault, nearly as many a warning, and polling needs none`() {
        #expect(settings(["fs.inotify.max_user_watches": 100], folders: 101).results == [.error])
        #expect(settings(["fs.inotify.max_user_watches": 100], folders: 90).results == [.warning])
        #expect(settings(["fs.inotify.max_user_watches": 100], folders: 101, events: false).results == [.ok])
        #expect(
            settings(["fs.inotify.max_user_watches": 8_192], folders: 9_000).commands == [
                "sysctl -w fs.inotify.max_user_watches=65536",
                "echo 'fs.inotify.max_user_watches = 65536' > /etc/sysctl.d/60-released-max_user_watches.conf",
            ]
        )
    }

    @Test func `switches that are off are said, settings that cannot be read skipped`() {
        #expect(settings(["fs.leases-enable": 0, "fs.protected_hardlinks": 0]).results == [.warning, .warning])
        #expect(settings(["fs.protected_symlinks": 0]).results == [.note])
        #expect(KernelSettingsCheck(values: [:], folders: 1, usesEvents: true).results == [.skipped])
    }

    @Test func `room is held against what waits`() {
        func results(_ freeMebibytes: UInt64, waiting: Int64 = 0) -> [Finding.Result] {
            let room = FileSystemRoom(
                totalBytes: 100 << 30,
                freeBytes: freeMebibytes << 20,
                totalInodes: 0,
                freeInodes: 0
            )
            let place = RoomCheck.Place(path: "/x", room: room, isRoot: true)
            return RoomCheck(places: [place], largestWaiting: waiting).results
        }
        #expect(results(50 << 10) == [.ok])
        #expect(results(2 << 10) == [.warning])
        #expect(results(2 << 10, waiting: 3 << 30) == [.error])
        #expect(results(0) == [.error])
    }

    @Test func `inodes run out, too`() {
        func results(_ free: UInt64) -> [Finding.Result] {
            let room = FileSystemRoom(
                totalBytes: 100 << 30,
                freeBytes: 90 << 30,
                totalInodes: 100_000,
                freeInodes: free
            )
            return RoomCheck(places: [.init(path: "/x", room: room, isRoot: true)], largestWaiting: 0).results
        }
        #expect(results(90_000) == [.ok])
        #expect(results(1_000) == [.warning])
        #expect(results(3) == [.error])
    }

    @Test func `a clock before the last record, or before this program, is said`() {
        let now = WallTime(seconds: 1_795_248_100, nanoseconds: 0)
        let later = WallTime(seconds: now.seconds + 60, nanoseconds: 0)
        #expect(ClockCheck(now: now, lastRecord: nil).results == [.ok])
        #expect(ClockCheck(now: later, lastRecord: now).results == [.ok])
        #expect(ClockCheck(now: now, lastRecord: later).results == [.warning])
        #expect(ClockCheck(now: WallTime(seconds: 60, nanoseconds: 0), lastRecord: nil).results == [.error])
    }

    @Test func `a file system is judged by what the service needs of it`() {
        func results(_ change: (inout FileSystemProbe) -> Void, leases: Bool = true) -> [Finding.Result] {
            var probe = FileSystemProbe(
                nameless: .works,
                leases: .works,
                clones: .works,
                extents: .works,
                renames: .works,
                links: .works
            )
            change(&probe)
            return FeaturesCheck(trial: .done(probe), areLeasesEnabled: leases).results
        }
        #expect(results { _ in } == [.ok])
        #expect(results { $0.clones = .fails(.notSupported) } == [.note])
        #expect(results { $0.leases = .fails(.invalidArgument) } == [.warning])
        #expect(results({ $0.leases = .fails(.invalidArgument) }, leases: false) == [.ok], "the setting is said")
        #expect(results { $0.links = .fails(.notPermitted) } == [.error])
        #expect(results { $0.renames = .fails(.invalidArgument) } == [.error])
        #expect(results { $0.renames = nil } == [.skipped])
        #expect(results { $0.links = .untried(.noSpace) } == [.skipped])
    }
}

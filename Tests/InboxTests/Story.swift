import FileIO
import Inbox
import ReleaseModel
import Testing

/// One file's history as a row of a table: what happens to it, when it is looked at, and what is to follow.
struct Story: Sendable, CustomTestStringConvertible {
    /// What happens, in order. Times are since the file was first seen.
    enum Step: Sendable {
        case at(Duration)
        case file(Change)
        case movedIn
        case closed
        case putBack
        case look(Outcome)
        case lease(Lease, Outcome)
    }

    enum Outcome: Sendable, Equatable {
        case wait(until: Duration)
        case askLease
        case settled
    }

    /// What somebody does to the file.
    enum Change: Sendable {
        case size(Int64)
        case modified(Int64)
        case attributes
        case replaced(size: Int64)
        case kind(FileStatus.Kind)

        func apply(to file: inout FileObservation) {
            // Whatever is done to an inode shows in its ctime.
            file.changed = WallTime(seconds: file.changed.seconds + 1, nanoseconds: 0)
            switch self {
            case .size(let size): file.size = size
            case .modified(let seconds): file.modified = WallTime(seconds: seconds, nanoseconds: 0)
            case .attributes: break
            case .replaced(let size):
                file.identity.inode += 1
                file.size = size
            case .kind(let kind):
                file.identity.inode += 1
                file.kind = kind
            }
        }
    }

    let testDescription: String
    var movedIn = false
    var size: Int64 = 100
    var modified: Int64 = 1_795_000_000
    var kind = FileStatus.Kind.regular
    var quiet = Duration.seconds(2)
    var quietWithoutLease = Duration.seconds(30)
    let steps: [Step]

    init(_ description: String, _ steps: Step...) {
        testDescription = description
        self.steps = steps
    }

    /// The same with something set.
    func with(_ change: (inout Story) -> Void) -> Story {
        var copy = self
        change(&copy)
        return copy
    }

    static func movedIn(_ description: String, size: Int64 = 100, _ steps: Step...) -> Story {
        Story(description, steps: steps).with {
            $0.movedIn = true
            $0.size = size
        }
    }

    static func empty(_ description: String, _ steps: Step...) -> Story {
        Story(description, steps: steps).with { $0.size = 0 }
    }

    init(_ description: String, steps: [Step]) {
        testDescription = description
        self.steps = steps
    }

    /// Lives through it. - Returns: the machine as it is at the end.
    @discardableResult
    func run() -> Settling {
        var clock = ManualClock()
        let rules = Settling.Rules(quiet: quiet, quietWithoutLease: quietWithoutLease)
        var file = Self.observation(size: size, modified: modified, kind: kind)
        var settling = Settling(file, movedIn: movedIn, at: clock.now)
        for (number, step) in steps.enumerated() {
            switch step {
            case .at(let time): clock.set(to: time)
            case .file(let change): change.apply(to: &file)
            case .movedIn: settling.movedIn(at: clock.now)
            case .closed: settling.touched(at: clock.now)
            case .putBack: settling.putBack(file, at: clock.now)
            case .look(let outcome):
                let action = settling.observe(file, at: clock.now, rules: rules)
                #expect(action == outcome.action, "step \(number): \(step)")
            case .lease(let lease, let outcome):
                let action = settling.lease(lease, at: clock.now, rules: rules)
                #expect(action == outcome.action, "step \(number): \(step)")
            }
        }
        return settling
    }

    static func observation(
        size: Int64 = 100,
        modified: Int64 = 1_795_000_000,
        kind: FileStatus.Kind = .regular
    ) -> FileObservation {
        FileObservation(
            FileStatus(
                identity: .init(device: 1, inode: 10),
                kind: kind,
                permissions: 0o644,
                links: 1,
                uid: 1_000,
                size: size,
                modified: WallTime(seconds: modified, nanoseconds: 0),
                changed: WallTime(seconds: 1_795_000_000, nanoseconds: 0),
                isMountRoot: false,
                mount: 1
            )
        )
    }
}

extension Story.Outcome {
    var action: Settling.Action {
        switch self {
        case .wait(let until): .wait(until: ManualClock.moment(until))
        case .askLease: .askLease
        case .settled: .settled
        }
    }
}

extension Duration {
    /// A row's own spelling of time.
    static func s(_ seconds: Double) -> Duration { .milliseconds(Int((seconds * 1_000).rounded())) }
}

import FileIO
import Inbox
import ReleaseModel
import TestSupport
import Testing

/// What a file's history says beside the next action: for status, summary and `--once`.
@Suite("settling: what is told of a file") struct SettlingHistoryTests {
    private static func heldUp(_ more: Story.Step...) -> Story {
        Story("held up", steps: [.at(.s(2)), .look(.askLease), .lease(.refused, .wait(until: .s(4)))] + more)
    }

    @Test func `open for writing before the quiet time is over is not yet held up`() {
        let settling = Story.movedIn("", .look(.askLease), .lease(.refused, .wait(until: .s(2)))).run()
        #expect(settling.isOpenForWriting)
        #expect(!settling.isHeldUp)
    }

    @Test func `quiet and still open is held up`() {
        let settling = Self.heldUp().run()
        #expect(settling.isOpenForWriting)
        #expect(settling.isHeldUp)
    }

    @Test func `closed by its writer, it is not held up any more`() {
        let settling = Self.heldUp(.at(.s(3)), .closed, .look(.wait(until: .s(5)))).run()
        #expect(!settling.isHeldUp)
        #expect(!settling.isOpenForWriting)
    }

    @Test func `replaced by another, it is not held up any more`() {
        #expect(!Self.heldUp(.at(.s(3)), .file(.replaced(size: 4)), .look(.wait(until: .s(5)))).run().isHeldUp)
    }

    @Test func `closed and opened again for long, it is held up again`() {
        let settling = Self.heldUp(
            .at(.s(3)),
            .closed,
            .look(.wait(until: .s(5))),
            .at(.s(5)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(7)))
        ).run()
        #expect(settling.isHeldUp)
    }

    @Test func `granted in the end, nobody has it open`() {
        let settling = Self.heldUp(.at(.s(4)), .look(.askLease), .lease(.granted, .settled)).run()
        #expect(!settling.isOpenForWriting)
    }

    @Test func `its age counts from the first sight, its quiet from the last change`() {
        let settling = Story(
            "",
            .at(.s(1)),
            .file(.size(1)),
            .look(.wait(until: .s(3))),
            .at(.s(7)),
            .file(.size(2)),
            .look(.wait(until: .s(9)))
        ).run()
        #expect(settling.firstSeen == ManualClock.moment(.zero))
        #expect(settling.lastChange == ManualClock.moment(.s(7)))
        #expect(settling.observed.size == 2)
    }

    @Test func `a rename or a mode between two looks leaves the same bytes`() {
        let before = Story.observation()
        var after = before
        Story.Change.attributes.apply(to: &after)
        #expect(after != before)
        #expect(after.sameBytes(as: before))
    }

    @Test(
        "another inode, size, mtime or type are other bytes",
        arguments: [
            Story.Change.size(1), .modified(1), .replaced(size: 100), .kind(.symbolicLink),
        ]
    )
    func otherBytes(change: Story.Change) {
        let before = Story.observation()
        var after = before
        change.apply(to: &after)
        #expect(!after.sameBytes(as: before))
    }

    /// Whatever happens in whatever order: nothing is whole that was not quiet or moved in, asked of nobody or empty.
    @Test(.timeLimit(.minutes(20)), arguments: 0..<40 as Range<UInt64>)
    func `no history at all makes a file whole without its signals`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<50 { try RandomHistory(&numbers).live(&numbers) }
    }
}

/// A file to which anything happens, beside a plain account of what the signals have said so far.
private struct RandomHistory {
    private var clock = ManualClock()
    private var file: FileObservation
    private var settling: Settling
    private let rules = Settling.Rules(quiet: .s(2), quietWithoutLease: .s(30))
    private var lastChange: MonotonicTime
    private var emptySince: MonotonicTime
    private var isArrival: Bool
    private var wasUnavailable = false

    init(_ numbers: inout SeededNumbers) {
        file = Story.observation(size: Int64.random(in: 0...1, using: &numbers))
        isArrival = Bool.random(using: &numbers)
        settling = Settling(file, movedIn: isArrival, at: clock.now)
        lastChange = clock.now
        emptySince = clock.now
    }

    consuming func live(_ numbers: inout SeededNumbers) throws {
        for _ in 0..<40 { try happen(&numbers) }
    }

    private mutating func happen(_ numbers: inout SeededNumbers) throws {
        switch Int.random(in: 0..<9, using: &numbers) {
        case 0:
            change(.size(Int64.random(in: 0...2, using: &numbers)))
            change(.modified(Int64.random(in: 0...Int64.max, using: &numbers)))
            isArrival = false
        case 1:
            change(.replaced(size: Int64.random(in: 0...1, using: &numbers)))
            wasUnavailable = false
            settling.movedIn(at: clock.now)
            isArrival = true
        case 2:
            settling.touched(at: clock.now)
            lastChange = clock.now
            isArrival = false
        case 3: change(.attributes)
        default: clock.advance(by: .milliseconds(Int.random(in: 0...20_000, using: &numbers)))
        }
        try check(settling.observe(file, at: clock.now, rules: rules), &numbers)
    }

    private mutating func change(_ change: Story.Change) {
        let before = file
        change.apply(to: &file)
        lastChange = clock.now
        if before.size != 0 || before.identity != file.identity { emptySince = clock.now }
    }

    private mutating func check(_ action: Settling.Action, _ numbers: inout SeededNumbers) throws {
        switch action {
        case .wait(let until): try #require(until > clock.now)
        case .settled:
            try #require(wasUnavailable)
            try #require(clock.now - lastChange >= rules.quietWithoutLease)
            if file.isEmptyFile { try #require(clock.now - emptySince >= .s(60)) }
        case .askLease:
            try #require(!wasUnavailable)
            try #require(isArrival || clock.now - lastChange >= rules.quiet)
            if file.isEmptyFile { try #require(clock.now - emptySince >= .s(60)) }
            try answer(&numbers)
        }
    }

    private mutating func answer(_ numbers: inout SeededNumbers) throws {
        let lease = [Lease.granted, .refused, .refused, .unavailable].randomElement(using: &numbers) ?? .refused
        wasUnavailable = wasUnavailable || lease == .unavailable
        if lease != .granted { isArrival = false }
        let action = settling.lease(lease, at: clock.now, rules: rules)
        if lease == .granted { return try #require(action == .settled) }
        try #require(action != .askLease)
        if action == .settled {
            try #require(lease == .unavailable)
            try #require(clock.now - lastChange >= rules.quietWithoutLease)
        }
    }
}

import ReleaseModel
import Testing

@testable import Intake

@Suite("Silence")
struct SilenceTests {
    private let start = MonotonicTime(nanoseconds: 5_000_000_000)

    private func wall(_ seconds: Int64) -> WallTime { WallTime(seconds: seconds, nanoseconds: 500_000_000) }

    @Test func `goes on over a restart`() {
        let silence = Silence(before: wall(1_000), at: start)
        #expect(silence.length(at: start) { wall(1_000 + 4 * 86_400) } == .seconds(4 * 86_400))
        #expect(silence.length(at: start + .seconds(9)) { wall(1_009 + 4 * 86_400) } == .seconds(4 * 86_400 + 9))
    }

    @Test func `is right again once a wrong clock is`() {
        let silence = Silence(before: wall(1_000), at: start)
        #expect(silence.length(at: start) { wall(1_000_000) } == .seconds(999_000))
        #expect(silence.length(at: start + .seconds(2)) { wall(1_010) } == .seconds(10))
    }

    @Test func `is as long as this run has seen it where the last record lies in the future`() {
        let silence = Silence(before: wall(1_000), at: start)
        #expect(silence.length(at: start) { wall(10) } == .zero)
        #expect(silence.length(at: start + .seconds(60)) { wall(70) } == .seconds(60))
    }

    @Test func `is told by the monotonic clock alone once this run has recorded something`() {
        var silence = Silence(before: wall(1_000), at: start)
        silence.end(at: start + .seconds(10))
        #expect(silence.length(at: start + .seconds(12)) { wall(1_000_000_000) } == .seconds(2))
    }

    @Test func `is counted from the start where nothing is known`() {
        #expect(Silence(before: nil, at: start).length(at: start + .seconds(3)) { wall(1_000) } == .seconds(3))
    }

    @Test func `what is remembered of an inbox is read as it was written`() {
        let memory = InboxMemory(isMount: true, servedSince: wall(1_000), source: "//host/a b")
        #expect(InboxMemory(memory.bytes) == memory)
        #expect(InboxMemory(Array("mount".utf8)) == InboxMemory(isMount: true, servedSince: nil, source: nil))
        #expect(InboxMemory(Array("folder".utf8)) == InboxMemory(isMount: false, servedSince: nil, source: nil))
        #expect(InboxMemory([]) == InboxMemory(isMount: false, servedSince: nil, source: nil))
    }
}

import ReleaseModel
import Testing

@Suite("Monotonic time")
struct MonotonicTimeTests {
    static func time(_ nanoseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: nanoseconds) }

    @Test func `a wait leads to the moment it ends`() {
        let end = Self.time(5) + .seconds(2)
        #expect(end == Self.time(2_000_000_005))
        #expect(end - Self.time(5) == .seconds(2))
        #expect(Self.time(5) - end == .seconds(-2))
        #expect(Self.time(5) + .seconds(-1) < Self.time(5))
    }

    @Test(arguments: [.seconds(Int64.max), .nanoseconds(Int64.max), .seconds(9_223_372_037)] as [Duration])
    func `a wait for ever never ends early`(wait: Duration) {
        #expect(Self.time(1) + wait == Self.time(.max))
        #expect(Self.time(.max) + wait == Self.time(.max))
        #expect(Self.time(-2) + (.zero - wait) == Self.time(.min))
    }

    @Test func `moments at both ends of the clock can be subtracted`() {
        let whole = Self.time(.max) - Self.time(.min)
        #expect(whole == .nanoseconds(Int64.max) - .nanoseconds(Int64.min))
        #expect(whole > .zero)
        #expect(Self.time(.min) - Self.time(.max) == .zero - whole)
    }

    @Test(
        arguments: [
            (.zero, 0), (.nanoseconds(1), 1), (.nanoseconds(-1), -1), (.milliseconds(-1_500), -1_500_000_000),
            (.seconds(3) + .nanoseconds(7), 3_000_000_007), (.nanoseconds(Int64.max), .max),
            (.nanoseconds(Int64.min), .min), (.nanoseconds(Int64.max) + .nanoseconds(1), .max),
            (.nanoseconds(Int64.min) - .nanoseconds(1), .min), (.seconds(9_223_372_036), 9_223_372_036_000_000_000),
            (.seconds(9_223_372_037), .max), (.seconds(-9_223_372_037), .min), (.seconds(Int64.max), .max),
            (.seconds(Int64.min), .min),
        ] as [(Duration, Int64)]
    )
    func `nanoseconds stop where 64 bits do`(duration: Duration, nanoseconds: Int64) {
        #expect(duration.inNanoseconds == nanoseconds)
    }

    @Test(
        arguments: [
            (.zero, "0 ms"), (.seconds(-5), "0 ms"), (.microseconds(1_999), "1 ms"), (.milliseconds(999), "999 ms"),
            (.seconds(1), "1 s"), (.milliseconds(1_999), "1 s"), (.seconds(119), "119 s"), (.seconds(120), "2 min"),
            (.seconds(7_199), "119 min"), (.seconds(7_200), "2 h"), (.seconds(172_799), "47 h"),
            (.seconds(172_800), "2 days"), (.seconds(Int64.max), "106751991167300 days"), (.seconds(Int64.min), "0 ms"),
        ] as [(Duration, String)]
    )
    func `a duration for people is one number`(duration: Duration, text: String) {
        #expect(duration.forPeople == text)
    }
}

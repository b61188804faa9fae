import ReleaseModel
import TestSupport
import Testing

@Suite("Wall time")
struct WallTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (86_399, "1970-01-01T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (951_868_800, "2000-03-01T00:00:00Z"),
            (1_709_164_800, "2024-02-29T00:00:00Z"), (1_795_248_000, "2026-11-21T08:00:00Z"),
            (2_147_483_648, "2038-01-19T03:14:08Z"), (2_208_988_800, "2040-01-01T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"), (-2_203_891_201, "1900-02-28T23:59:59Z"),
            (-11_644_473_600, "1601-01-01T00:00:00Z"), (-62_162_035_201, "0000-02-29T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func `known moments are written and read`(seconds: Int64, text: String) {
        let time = WallTime(seconds: seconds, nanoseconds: 0)
        #expect(time.rfc3339(.seconds) == text)
        #expect(WallTime(rfc3339: text) == time)
    }

    @Test func `a fraction is cut, never rounded up`() {
        let time = WallTime(seconds: -1, nanoseconds: 999_999_999)
        #expect(time.rfc3339(.seconds) == "1969-12-31T23:59:59Z")
        #expect(time.rfc3339(.milliseconds) == "1969-12-31T23:59:59.999Z")
        #expect(time.rfc3339(.nanoseconds) == "1969-12-31T23:59:59.999999999Z")
        #expect(WallTime(seconds: 0, nanoseconds: 1_020_003).rfc3339(.milliseconds) == "1970-01-01T00:00:00.001Z")
        #expect(
            WallTime(seconds: 0, nanoseconds: 1_020_003).rfc3339(.nanoseconds) == "1970-01-01T00:00:00.001020003Z"
        )
    }

    @Test(arguments: [253_402_300_800, 1 << 40, Int64.max])
    func `a moment after the last is shown as the last`(seconds: Int64) {
        let time = WallTime(seconds: seconds, nanoseconds: 5)
        #expect(time.rfc3339(.nanoseconds) == "9999-12-31T23:59:59.999999999Z")
    }

    @Test(arguments: [-62_167_219_201, -(1 << 40), Int64.min])
    func `a moment before the first is shown as the first`(seconds: Int64) {
        let time = WallTime(seconds: seconds, nanoseconds: 5)
        #expect(time.rfc3339(.nanoseconds) == "0000-01-01T00:00:00.000000000Z")
    }

    @Test func `more nanoseconds than a second has count as the last one`() {
        #expect(WallTime(seconds: 7, nanoseconds: .max) == WallTime(seconds: 7, nanoseconds: 999_999_999))
        #expect(WallTime(seconds: 0, nanoseconds: .max).rfc3339(.milliseconds) == "1970-01-01T00:00:00.999Z")
    }

    @Test func `every day of the calendar comes back, in its order`() throws {
        var previous = ""
        for day in stride(from: Int64(-719_528), through: 2_932_896, by: 29) {
            let time = WallTime(seconds: day * 86_400 + 86_399, nanoseconds: 0)
            let text = time.rfc3339(.seconds)
            #expect(text > previous)
            #expect(WallTime(rfc3339: text) == time, "\(text)")
            previous = text
        }
    }

    @Test func `every precision comes back as far as it reaches`() {
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<5_000 {
            let seconds = Int64.random(in: -62_167_219_200...253_402_300_799, using: &numbers)
            let nanoseconds = UInt32.random(in: 0..<1_000_000_000, using: &numbers)
            let time = WallTime(seconds: seconds, nanoseconds: nanoseconds)
            for (precision, unit) in [(.seconds, 1_000_000_000), (.milliseconds, 1_000_000), (.nanoseconds, 1)]
                as [(WallTime.Precision, UInt32)]
            {
                let expected = WallTime(seconds: seconds, nanoseconds: nanoseconds / unit * unit)
                #expect(WallTime(rfc3339: time.rfc3339(precision)) == expected)
            }
        }
    }

    @Test(arguments: [
        "", "Z", "2026-11-21", "2026-11-21T08:00:00", "2026-11-21t08:00:00Z", "2026-11-21T08:00:00z",
        "2026-11-21 08:00:00Z", "2026-11-21T08:00:00+00:00", "2026-11-21T08:00:00.Z", "2026-11-21T08:00:00.1Z",
        "2026-11-21T08:00:00.12Z", "2026-11-21T08:00:00.1234Z", "2026-11-21T08:00:00.123456Z",
        "2026-11-21T08:00:00.1234567890Z", "2026-11-21T08:00:00,123Z", "2026-11-21T08:00Z", "2026-00-21T08:00:00Z",
        "2026-13-21T08:00:00Z", "2026-11-00T08:00:00Z", "2026-11-31T08:00:00Z", "2026-02-29T08:00:00Z",
        "1900-02-29T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T08:60:00Z", "2026-11-21T08:00:60Z",
        "2026-11-21T08:00:99Z", "-026-11-21T08:00:00Z", "+026-11-21T08:00:00Z", "2026-1 -21T08:00:00Z",
        "2026/11/21T08:00:00Z", "2026-11-21T08.00.00Z", " 2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z\n",
        "2026-11-21T08:00:00.12éZ", "٢٠٢٦-1-21T08:00:0Z", "99999-11-21T08:00:00Z", "2026-11-21T08:00:00.+12Z",
        "2026-11-21T08:00:00\u{212A}", "99999999999999999999999999999Z",
    ])
    func `what is written otherwise is refused`(text: String) {
        #expect(WallTime(rfc3339: text) == nil)
    }

    @Test func `a changed byte is refused or another moment`() {
        let text = Array("2026-11-21T08:01:12.123456789Z".utf8)
        let time = WallTime(rfc3339: String(decoding: text, as: UTF8.self))
        #expect(time == WallTime(seconds: 1_795_248_072, nanoseconds: 123_456_789))
        for index in text.indices {
            for byte in UInt8(0)..<0x80 where byte != text[index] {
                var changed = text
                changed[index] = byte
                let read = WallTime(rfc3339: String(decoding: changed, as: UTF8.self))
                #expect(read != time)
                #expect(read == nil || (0x30...0x39).contains(text[index]))
            }
        }
    }

    @Test func `moments are in the order of the clock`() {
        let sorted = [
            WallTime(seconds: .min, nanoseconds: 0), WallTime(seconds: -1, nanoseconds: 0),
            WallTime(seconds: -1, nanoseconds: 1), WallTime(seconds: 0, nanoseconds: 0),
            WallTime(seconds: 0, nanoseconds: 999_999_999), WallTime(seconds: 1, nanoseconds: 0),
        ]
        #expect(sorted.reversed().sorted() == sorted)
    }
}

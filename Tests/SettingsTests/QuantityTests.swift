import Testing

@testable import Settings

@Suite("Durations and sizes")
struct QuantityTests {
    @Test(
        arguments: [
            ("0s", .zero), ("1ms", .milliseconds(1)), ("5s", .seconds(5)), ("2min", .seconds(120)),
            ("3 h", .seconds(10_800)), ("1d", .seconds(86_400)), ("1.5h", .seconds(5_400)),
            ("0.25   s", .milliseconds(250)), ("0.000001ms", .nanoseconds(1)), ("0.0000001ms", .zero),
            ("0.1s", .milliseconds(100)), ("007s", .seconds(7)), ("36500d", .seconds(36_500 * 86_400)),
        ] as [(String, Duration)]
    )
    func `a duration is read exactly`(text: String, duration: Duration) throws {
        #expect(try DurationText.parse(text) == duration)
    }

    @Test(
        arguments: [
            ("0 B", 0), ("1 B", 1), ("4 KiB", 4_096), ("64 MiB", 67_108_864), ("2GiB", 2_147_483_648),
            ("1 TiB", 1_099_511_627_776), ("1 kB", 1_000), ("1 MB", 1_000_000), ("1 GB", 1_000_000_000),
            ("1 TB", 1_000_000_000_000), ("1.5 KiB", 1_536), ("2.5 GB", 2_500_000_000), ("0.1 KiB", 102),
            ("1024 TiB", 1_125_899_906_842_624),
        ] as [(String, Int64)]
    )
    func `a size is read exactly`(text: String, bytes: Int64) throws {
        #expect(try ByteSize.parse(text) == bytes)
    }

    @Test(
        arguments: [
            ("", "bad duration \"\""), ("s", "bad duration \"s\""), ("5", "duration \"5\" has no unit"),
            ("5.5", "has no unit"), ("5 parsecs", "bad duration \"5 parsecs\""), ("5S", "bad duration"),
            ("5m", "bad duration"), (" 5s", "bad duration"), ("5s ", "bad duration"), ("5 s s", "bad duration"),
            ("5.s", "bad duration"), (".5s", "bad duration"), ("1e3s", "bad duration"), ("+5s", "bad duration"),
            ("0x5s", "bad duration"), ("\u{665}s", "bad duration"), ("5\0s", "bad duration \"5\\u{0}s\""),
            ("5\ns", "bad duration \"5\\u{a}s\""), ("-5s", "negative duration \"-5s\""),
            ("36500.1d", "is too large: write \"36500d\" or less"), ("999999999999999999d", "is too large"),
            ("9999999999999999999s", "has too many digits"),
            ("0.0000000000000000001s", "has too many digits"),
        ]
    )
    func `what is not a duration is refused with a remedy`(text: String, piece: String) {
        let fault = #expect(throws: BadText.self) { try DurationText.parse(text) }
        #expect(fault?.description.contains(piece) == true)
        #expect(fault?.remedy.hasPrefix("write ") == true)
    }

    @Test(
        arguments: [
            ("", "bad size"), ("64", "has no unit"), ("64 Mib", "bad size"), ("64 KB", "bad size"), ("64M", "bad size"),
            ("-1 B", "negative size \"-1 B\": write \"0 B\" or more"),
            ("1025 TiB", "is too large: write \"1024 TiB\" or less"), ("99999999999999999999 B", "too many digits"),
        ]
    )
    func `what is not a size is refused with a remedy`(text: String, piece: String) {
        let fault = #expect(throws: BadText.self) { try ByteSize.parse(text) }
        #expect(fault?.description.contains(piece) == true)
    }

    @Test func `what is less than the minimum is refused, and the minimum named`() throws {
        #expect(try DurationText.parse("100ms", atLeast: .milliseconds(100)) == .milliseconds(100))
        let short = #expect(throws: BadText.self) { try DurationText.parse("0.0999s", atLeast: .milliseconds(100)) }
        #expect(short?.description == "duration \"0.0999s\" is too small: write \"100ms\" or more")
        let small = #expect(throws: BadText.self) { try ByteSize.parse("4095 B", atLeast: 4_096) }
        #expect(small?.description == "size \"4095 B\" is too small: write \"4 KiB\" or more")
        let part = #expect(throws: BadText.self) { try ByteSize.parse("0.9 B", atLeast: 1) }
        #expect(part?.remedy == "write \"1 B\" or more")
    }
}

import ReleaseModel
import Testing

@testable import Reports

@Suite("Metrics")
struct MetricsTextTests {
    private func metrics(
        _ process: MetricsText.Process,
        _ status: ServiceStatus?,
        found: [MetricsText.Found] = []
    ) -> MetricsText {
        let later = WallTime(seconds: now.seconds + 10, nanoseconds: 0)
        return MetricsText(process: process, status: status, found: found, version: "1.2.3", now: later)
    }

    /// The samples of one family, without HELP and TYPE.
    private func samples(_ name: String, _ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("released_\(name)") && !($0.dropFirst("released_\(name)".count).first?.isLetter ?? false)
        }
    }

    @Test func `of a place that was never served are these lines`() {
        #expect(
            metrics(.stopped, nil, found: [.init(inbox: "main", files: 3, setAside: nil)]).rendered == """
                # HELP released_build_info The version of released.
                # TYPE released_build_info gauge
                released_build_info{version="1.2.3"} 1
                # HELP released_up Whether the service runs and answers.
                # TYPE released_up gauge
                released_up 0
                # HELP released_healthy Whether the service does all that it should.
                # TYPE released_healthy gauge
                released_healthy 0
                # HELP released_degraded Whether the service runs and something is out of order.
                # TYPE released_degraded gauge
                released_degraded 0
                # HELP released_waiting_files Files seen and not yet recorded.
                # TYPE released_waiting_files gauge
                released_waiting_files{inbox="main"} 3

                """
        )
    }

    @Test func `have each family once, with HELP and TYPE before its samples, and end with a newline`() {
        let text = metrics(.running, StatusDocumentTests.full(), found: [.init(inbox: "main", files: nil, setAside: 2)])
            .rendered
        var seen: Set<String> = []
        var family = ""
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            if line.hasPrefix("# HELP ") {
                family = String(words[2])
                #expect(seen.insert(family).inserted)
                #expect(family.hasPrefix("released_"))
            } else if line.hasPrefix("# TYPE ") {
                #expect(words[2] == family)
            } else {
                #expect(line.hasPrefix(family))
            }
        }
        #expect(seen.count == 25)
        #expect(text.hasSuffix("\n"))
        #expect(!text.contains("\n\n"))
    }

    @Test func `count records and bytes over the journal's life, also while nobody serves it`() {
        var status = status()
        status.inboxes[0].totals.records = ServiceStatus.Counts(accepted: 5, revised: 9, duplicates: 6, rejected: 7)
        status.formerInboxes.records.accepted = 8
        for process in [MetricsText.Process.running, .silent, .starting, .stopped] {
            let text = metrics(process, status).rendered
            #expect(
                samples("records_total", text) == [
                    #"released_records_total{inbox="main",type="accepted"} 5"#,
                    #"released_records_total{inbox="main",type="revised"} 9"#,
                    #"released_records_total{inbox="main",type="duplicate"} 6"#,
                    #"released_records_total{inbox="main",type="rejected"} 7"#,
                    #"released_records_total{type="accepted"} 8"#, #"released_records_total{type="revised"} 0"#,
                    #"released_records_total{type="duplicate"} 0"#,
                    #"released_records_total{type="rejected"} 0"#,
                ]
            )
        }
    }

    @Test(arguments: [
        (MetricsText.Process.running, true, 1, 1, 0), (.running, false, 1, 0, 1), (.silent, false, 0, 0, 0),
        (.starting, true, 0, 0, 0), (.stopped, true, 0, 0, 0),
    ])
    func `say whether it is up, healthy, degraded`(
        process: MetricsText.Process,
        isWell: Bool,
        up: Int,
        healthy: Int,
        degraded: Int
    ) {
        var status = status()
        if !isWell { status.conditions = [condition("full")] }
        let text = metrics(process, status).rendered
        #expect(samples("up", text) == ["released_up \(up)"])
        #expect(samples("healthy", text) == ["released_healthy \(healthy)"])
        #expect(samples("degraded", text) == ["released_degraded \(degraded)"])
    }

    @Test func `tell a notice from a fault, and a refused configuration`() {
        var status = status()
        status.conditions = [condition("full")]
        status.notices = [ServiceStatus.Condition(code: "quiet-main", text: "t", since: now)]
        status.configuration.fault = "line 3"
        let text = metrics(.running, status).rendered
        #expect(
            samples("condition", text) == [
                #"released_condition{code="archive-disk-full",severity="degraded"} 1"#,
                #"released_condition{code="quiet-main",severity="notice"} 1"#,
            ]
        )
        #expect(samples("config_last_reload_successful", text) == ["released_config_last_reload_successful 0"])
    }

    @Test func `add what has passed since the status was written to the age of what waits`() {
        var status = status()
        status.inboxes[0].oldestWaiting = .milliseconds(4_200)
        #expect(
            samples("oldest_waiting_seconds", metrics(.running, status).rendered) == [
                #"released_oldest_waiting_seconds{inbox="main"} 14"#
            ]
        )
    }

    @Test func `have buckets that each hold the ones below, a sum in seconds and a count`() {
        var status = status()
        status.pace.count(originals: .microseconds(1_000), commit: .microseconds(1_001), files: 3)
        status.pace.count(originals: .seconds(31), commit: .milliseconds(12), files: 512)
        let lines = samples("flush_seconds", metrics(.running, status).rendered)
        #expect(lines.count == 2 * 17)
        #expect(lines[0] == #"released_flush_seconds_bucket{phase="originals",le="0.001"} 1"#)
        #expect(lines[13] == #"released_flush_seconds_bucket{phase="originals",le="30"} 1"#)
        #expect(lines[14] == #"released_flush_seconds_bucket{phase="originals",le="+Inf"} 2"#)
        #expect(lines[15] == #"released_flush_seconds_sum{phase="originals"} 31.001"#)
        #expect(lines[16] == #"released_flush_seconds_count{phase="originals"} 2"#)
        #expect(lines[17] == #"released_flush_seconds_bucket{phase="commit",le="0.001"} 0"#)
        #expect(lines[18] == #"released_flush_seconds_bucket{phase="commit",le="0.002"} 1"#)
        #expect(lines[32] == #"released_flush_seconds_sum{phase="commit"} 0.013001"#)
    }

    @Test func `write times with milliseconds`() {
        var status = status()
        status.lastRecord = lastRecord(7, at: WallTime(seconds: 12, nanoseconds: 5_999_999))
        #expect(
            samples("last_record_timestamp_seconds", metrics(.running, status).rendered) == [
                "released_last_record_timestamp_seconds 12.005"
            ]
        )
    }

    @Test func `escape what the format asks for`() {
        #expect(MetricFamilies.escaped("a\\b\nc\"d", quotes: true) == #"a\\b\nc\"d"#)
        #expect(MetricFamilies.escaped("a\\b\nc\"d") == #"a\\b\nc"d"#)
    }

    @Test(arguments: [(0, "0"), (1, "0.000001"), (1_500_000, "1.5"), (30_000_000, "30"), (10_000, "0.01")])
    func `write numbers without an exponent`(microseconds: Int64, text: String) {
        #expect(MetricFamilies.decimal(microseconds, per: 1_000_000) == text)
    }

    @Test func `a sign of life is as long whatever it says, and is read as it was written`() {
        let signs = [(1, 0, 0), (Int32.max, Int64.max, Int64.min), (4_711, 1_000_000_000, 999)].map {
            SignOfLife(
                processIdentifier: $0.0,
                answeredAt: MonotonicTime(nanoseconds: $0.1),
                lastProgress: MonotonicTime(nanoseconds: $0.2)
            )
        }
        for sign in signs {
            #expect(SignOfLife(sign.bytes) == sign)
            #expect(sign.bytes.count == 63)
        }
        for text in ["", "1", "1 2", "1 2 x", "1 2 3 4"] { #expect(SignOfLife(Array(text.utf8)) == nil) }
    }
}

import Foundation
import Journal
import ReleaseModel
import Settings
import Testing

@testable import Intake
@testable import released

/// One at least of everything that the service says in its log.
enum ServiceEventSamples {
    /// A name that would like to be more than one.
    static let hostile = PathBytes(Array("a\nMESSAGE_ID=0\nRELEASED_EVENT=accepted\u{1B}[31m\u{202E}\r".utf8) + [0xFF])

    static let all: [ServiceEvent] = fromTheService + fromTheIntake.map { ServiceEvent($0) }

    private static let fromTheService: [ServiceEvent] =
        [
            .ready(.defaults(root: "/srv/releases", hostName: "host")),
            .stopped(root: "/srv/releases", records: 1, waiting: 2),
            .reloaded(.defaults(root: "/srv/releases", hostName: "host")),
            .reloadRefused("released.toml:3: poll: bad duration \"x\": write a number and a unit"),
            .onlyPolled("too many open files"),
            .searchMadeAnew("the search index: it is damaged (no database); it is made anew"),
            .searchFailed("the search index cannot be used: disk full"),
        ]
        + ServiceEvent.failed(ConfigurationFaults(faults: [fault, fault]), exitCode: 78, root: nil)
        + [64, 65, 70, 74, 75, 77].flatMap {
            ServiceEvent.failed(IntakeFailure.stopped, exitCode: $0, root: "/srv/releases")
        }

    private static let fault = Fault(origin: "released.toml", line: 3, key: "poll", problem: "bad", remedy: "write 5s")

    private static let fromTheIntake: [IntakeEvent] =
        [
            .recorded(recorded(.accepted)),
            .recorded(recorded(.accepted, relation: .init(.similarTo, .first, .near))),
            .recorded(recorded(.revised, relation: .init(.versionOf, .first, .near))),
            .recorded(recorded(.duplicate, relation: .init(.duplicateOf, .first, .bytes))),
            .recorded(recorded(.duplicate, relation: .init(.duplicateOf, .first, .text))),
            .recorded(recorded(.rejected, Rejection(reason: .empty, detail: "no byte came within 60 s"))),
            // Neither a link's content nor its digest is known.
            .recorded(recorded(.rejected, Rejection(reason: .notARegularFile, detail: "a link"), digest: nil)),
            .postponed(inbox: "main", path: hostile, reason: "permission denied"),
            .wentBack(inbox: "main", path: hostile, reason: "still written to"),
            .recovered(.tornFrame(bytes: 7)), .recovered(.journalCompleted(bytes: 7)), .recovered(.tornLine(bytes: 7)),
            .recovered(.logLost(records: 7)),
            .foundInCustody(files: 2),
            .registerMended(reason: "it was behind the journal", records: 7),
            .registerMended(reason: "it and the journal disagree", records: 0),
            .originalRestored(.first),
            .conditionEnded(code: "disk-full"),
            .conditionBegan(code: "something new", text: "x"),
            .conditionBegan(code: "stuck", text: "x"), .conditionBegan(code: "quiet", text: "x"),
        ] + conditions.map { .conditionBegan(code: $0, text: "x\ny") }

    /// Every condition that the intake's source names; those of one inbox end in a hyphen there.
    static let conditions: [String] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Intake")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let texts = names.compactMap { try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
        return texts.flatMap {
            $0.matches(of: /(?:beginCondition\(\s*|pause\(|deferAll\(code: )"([a-z-]+)/).map { String($0.1) }
        }
    }()

    private static func recorded(
        _ type: EventType,
        _ rejection: Rejection? = nil,
        relation: ReleaseRelation? = nil,
        digest: ContentDigest? = ContentDigest(hex: String(repeating: "0a", count: 32))
    ) -> IntakeEvent.Recorded {
        IntakeEvent.Recorded(
            sequence: .first.next,
            type: type,
            inbox: "main",
            path: hostile,
            digest: digest,
            sizeInBytes: 12,
            rejection: rejection,
            relation: relation
        )
    }
}

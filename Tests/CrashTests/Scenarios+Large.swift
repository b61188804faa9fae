import FileIO
import ReleaseModel
import Settings
import TestSupport

/// Files whose bytes are taken beside the batches.
extension Scenario {
    static let withLargeFiles: [Scenario] = [
        Scenario(
            name: "a large file, and small ones meanwhile",
            before: [{ _ in }],
            drops: { $0.moveIn("inbox/large.mov", large("L")) },
            later: smallMeanwhile,
            largeBytesMin: 1_000
        ),
        Scenario(
            name: "large files that are copied, and small ones meanwhile",
            settings: { $0.adopt = false },
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/large.mov", large("L"))
                people.moveIn("inbox/sub/same.mov", large("L"))
            },
            later: smallMeanwhile,
            largeBytesMin: 1_000
        ),
        Scenario(
            name: "large files: refused, known, found in custody",
            settings: rejecting,
            before: [{ $0.moveIn("inbox/known.mov", large("K")) }],
            damage: { $0.moveIn("/srv/custody/00aa/inbox/sub/found.mov", Array(large("F").utf8)) },
            drops: { people in
                people.expect("inbox/sub/found.mov", large("F"))
                people.moveIn("inbox/again.mov", large("K"))
                people.moveIn("inbox/large.exe", large("X"), isRejected: true)
            },
            later: smallMeanwhile,
            largeBytesMin: 1_000
        ),
    ]

    private static func large(_ letter: Character) -> String { String(repeating: letter, count: 1_400) }

    /// While its bytes are taken, just after, and under its own name.
    private static let smallMeanwhile: [(at: Duration, drop: @Sendable (SimulatedPeople) -> Void)] = [
        (.milliseconds(700), { $0.moveIn("inbox/small.txt", "small") }),
        (.milliseconds(900), { $0.moveIn("inbox/large.mov", "large no more") }),
        (.milliseconds(1_500), { $0.moveIn("inbox/last.txt", "small") }),
    ]
}

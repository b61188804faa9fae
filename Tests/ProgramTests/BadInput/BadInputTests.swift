import Foundation
import TestSupport
import Testing

private let families = [
    BadInputFamily(name: "litter", cases: SystemLitter.cases),
    BadInputFamily(name: "office", cases: OfficeFiles.cases),
    BadInputFamily(name: "progress", cases: InProgressNames.cases),
    BadInputFamily(name: "names", cases: OddNames.cases),
    BadInputFamily(name: "kinds", cases: OddKinds.cases),
    BadInputFamily(name: "folders", cases: OddFolders.cases),
    BadInputFamily(name: "attributes", cases: OddAttributes.cases),
    BadInputFamily(name: "arrivals", cases: Arrivals.cases),
    BadInputFamily(name: "changes", cases: Changes.cases),
]
private let ofAMinute = BadInputFamily(name: "minute", cases: OddKinds.ofAMinute)
private let anotherUser = BadInputFamily(name: "another", cases: AnotherUser.cases)

@Suite("Names and inputs to survive", DroppedBefore(families: families))
struct BadInputTests {
    @Test(
        "each has its outcome, and the next file goes on",
        .timeLimit(.minutes(20)),
        arguments: families.flatMap(\.cases)
    )
    func outcome(_ input: BadInput) async throws { try await #require(BadInputTable.current).check(input) }

    @Test("nothing that people read holds anything raw", .timeLimit(.minutes(20)))
    func outputs() async throws { try await #require(BadInputTable.current).checkOutputs() }

    @Test("each line of the journal is one JSON text, and all of it is as it should be", .timeLimit(.minutes(20)))
    func journal() async throws { try await #require(BadInputTable.current).checkJournal() }

    @Test("at least 150 cases, and each has a rule of its own")
    func count() {
        let rules = (families + [ofAMinute, anotherUser]).flatMap(\.cases).map(\.rule)
        #expect(rules.count >= 150)
        #expect(Set(rules).count == rules.count, "\(Dictionary(grouping: rules) { $0 }.filter { $1.count > 1 }.keys)")
    }
}

@Suite("Names and inputs to survive that take a minute", DroppedBefore(families: [ofAMinute]))
struct BadInputOfAMinuteTests {
    @Test("each has its outcome, and the next file goes on", .timeLimit(.minutes(20)), arguments: OddKinds.ofAMinute)
    func outcome(_ input: BadInput) async throws { try await #require(BadInputTable.current).check(input) }
}

@Suite(
    "Names and inputs to survive, as a user who may not do everything",
    .enabled(if: getuid() == 0, "only root can make files of others"),
    DroppedBefore(families: [anotherUser], user: 65_534)
)
struct BadInputAsAnotherUserTests {
    @Test("each has its outcome, and the next file goes on", .timeLimit(.minutes(20)), arguments: AnotherUser.cases)
    func outcome(_ input: BadInput) async throws { try await #require(BadInputTable.current).check(input) }

    @Test("nothing that people read holds anything raw", .timeLimit(.minutes(20)))
    func outputs() async throws { try await #require(BadInputTable.current).checkOutputs() }
}

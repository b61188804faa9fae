import FileIO
import Inbox
import ReleaseModel

/// Files that wait longer, or for nothing.
extension SettlingTests {
    static let emptyStories: [Story] = [
        .empty("for 59.999 s", .look(.wait(until: .s(60))), .at(.s(59.999)), .look(.wait(until: .s(60)))),
        .empty("for 60 s", .look(.wait(until: .s(60))), .at(.s(60)), .look(.askLease), .lease(.granted, .settled)),
        .empty(
            "for 60 s, and open for writing: not yet",
            .at(.s(60)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(62))),
            .at(.s(61)),
            .file(.size(9)),
            .look(.wait(until: .s(63)))
        ),
        .empty(
            "then bytes come",
            .at(.s(59)),
            .file(.size(1)),
            .look(.wait(until: .s(61))),
            .at(.s(61)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .empty("then closed once more near the end", .at(.s(59.5)), .closed, .look(.wait(until: .s(61.5)))),
        .empty(
            "bytes, then empty again: the wait begins anew",
            .at(.s(40)),
            .file(.size(1)),
            .look(.wait(until: .s(42))),
            .at(.s(41)),
            .file(.size(0)),
            .look(.wait(until: .s(101))),
            .at(.s(100.999)),
            .look(.wait(until: .s(101))),
            .at(.s(101)),
            .look(.askLease)
        ),
        .empty(
            "another empty file in its place: a placeholder of its own, with a wait of its own",
            .look(.wait(until: .s(60))),
            .at(.s(50)),
            .file(.replaced(size: 0)),
            .look(.wait(until: .s(110)))
        ),
        Story(
            "bytes, then truncated",
            .look(.wait(until: .s(2))),
            .at(.s(1)),
            .file(.size(0)),
            .look(.wait(until: .s(61)))
        ),
    ]

    static let withoutLeaseStories: [Story] = [
        Story(
            "written in place: 30 s",
            .look(.wait(until: .s(2))),
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(29.999)),
            .look(.wait(until: .s(30))),
            .at(.s(30)),
            .look(.settled)
        ),
        .movedIn(
            "moved in: never at once",
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(2)),
            .look(.wait(until: .s(30))),
            .at(.s(30)),
            .look(.settled)
        ),
        Story(
            "a change near the end begins the 30 s anew",
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(29)),
            .file(.size(101)),
            .look(.wait(until: .s(59))),
            .at(.s(59)),
            .look(.settled)
        ),
        Story(
            "a close near the end begins the 30 s anew",
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(29)),
            .closed,
            .look(.wait(until: .s(59)))
        ),
        Story(
            "renamed away and back: still never at once",
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(10)),
            .movedIn,
            .look(.wait(until: .s(40))),
            .at(.s(40)),
            .look(.settled)
        ),
        Story(
            "another file moved over it: asked for that one, and never at once",
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(10)),
            .file(.replaced(size: 7)),
            .movedIn,
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(40)))
        ),
        Story(
            "one of which it can be had moved over it: at once",
            .at(.s(2)),
            .look(.askLease),
            .lease(.unavailable, .wait(until: .s(30))),
            .at(.s(10)),
            .file(.replaced(size: 7)),
            .movedIn,
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .empty(
            "empty: 60 s all the same",
            .at(.s(60)),
            .look(.askLease),
            .lease(.unavailable, .settled)
        ),
    ]
}

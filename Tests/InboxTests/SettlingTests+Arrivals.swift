import FileIO
import Inbox
import ReleaseModel

/// Files that come by rename: moved in, or put back by us.
extension SettlingTests {
    static let movedInStories: [Story] = [
        .movedIn("nobody has it open: at once", .look(.askLease), .lease(.granted, .settled)),
        .movedIn(
            "somebody has it open: the quiet rule from its close on",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(2))),
            .at(.s(1)),
            .closed,
            .look(.wait(until: .s(3))),
            .at(.s(3)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .movedIn(
            "somebody has it open and its close is missed: asked again after the quiet time",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(2))),
            .at(.s(2)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .movedIn("written and closed again before the first look: quiet", .closed, .look(.wait(until: .s(2)))),
        .movedIn("grown before the first look: quiet", .at(.s(0.1)), .file(.size(200)), .look(.wait(until: .s(2.1)))),
        .movedIn(
            "written without growing before the first look: quiet",
            .at(.s(0.1)),
            .file(.modified(1_795_000_009)),
            .look(.wait(until: .s(2.1)))
        ),
        .movedIn("its mode set before the first look: still at once", .file(.attributes), .look(.askLease)),
        .movedIn(
            "refused, then written: quiet from the last change",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(2))),
            .at(.s(1.5)),
            .file(.size(200)),
            .look(.wait(until: .s(3.5)))
        ),
        .movedIn(
            "refused, then another moved over it: at once",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(2))),
            .at(.s(1)),
            .file(.replaced(size: 5)),
            .movedIn,
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .movedIn(
            "refused, then replaced by something not seen to be moved: quiet",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(2))),
            .at(.s(1)),
            .file(.replaced(size: 5)),
            .look(.wait(until: .s(3)))
        ),
        .movedIn(
            "empty: neither moving nor quiet makes it whole",
            size: 0,
            .look(.wait(until: .s(60))),
            .at(.s(2)),
            .look(.wait(until: .s(60))),
            .at(.s(59.999)),
            .look(.wait(until: .s(60))),
            .at(.s(60)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .movedIn(
            "empty, then written in place: quiet",
            size: 0,
            .look(.wait(until: .s(60))),
            .at(.s(10)),
            .file(.size(5)),
            .look(.wait(until: .s(12)))
        ),
        .movedIn(
            "empty, then the whole file moved over it: at once",
            size: 0,
            .look(.wait(until: .s(60))),
            .at(.s(10)),
            .file(.replaced(size: 5)),
            .movedIn,
            .look(.askLease)
        ),
    ]

    static let putBackStories: [Story] = [
        .movedIn(
            "a change, not an arrival",
            .look(.askLease),
            .lease(.granted, .settled),
            .at(.s(5)),
            .file(.attributes),
            .putBack,
            .look(.wait(until: .s(7))),
            .at(.s(7)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        .movedIn(
            "still open: it waits for its writer",
            .look(.askLease),
            .lease(.granted, .settled),
            .at(.s(5)),
            .putBack,
            .at(.s(7)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(9)))
        ),
        .movedIn(
            "truncated meanwhile: the placeholder's wait",
            .look(.askLease),
            .lease(.granted, .settled),
            .at(.s(5)),
            .file(.size(0)),
            .putBack,
            .look(.wait(until: .s(65)))
        ),
        .movedIn(
            "then another moved over it: that one has arrived",
            .look(.askLease),
            .lease(.granted, .settled),
            .at(.s(5)),
            .putBack,
            .look(.wait(until: .s(7))),
            .at(.s(6)),
            .file(.replaced(size: 8)),
            .movedIn,
            .look(.askLease),
            .lease(.granted, .settled)
        ),
    ]
}

import FileIO
import Inbox
import ReleaseModel

/// Files written in place.
extension SettlingTests {
    static let writtenStories: [Story] = [
        Story(
            "first seen: quiet, then the lease",
            .look(.wait(until: .s(2))),
            .at(.s(2)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story("a moment short of quiet", .look(.wait(until: .s(2))), .at(.s(1.999)), .look(.wait(until: .s(2)))),
        Story(
            "looking often does not lengthen the wait",
            .look(.wait(until: .s(2))),
            .at(.s(0.5)),
            .look(.wait(until: .s(2))),
            .at(.s(1)),
            .look(.wait(until: .s(2))),
            .at(.s(2)),
            .look(.askLease)
        ),
        Story("a late look is enough", .look(.wait(until: .s(2))), .at(.s(500)), .look(.askLease)),
        Story("it grows", .at(.s(1)), .file(.size(101)), .look(.wait(until: .s(3))), .at(.s(3)), .look(.askLease)),
        Story("it shrinks", .at(.s(1)), .file(.size(99)), .look(.wait(until: .s(3))), .at(.s(3)), .look(.askLease)),
        Story(
            "its mtime changes",
            .at(.s(1)),
            .file(.modified(1_795_000_001)),
            .look(.wait(until: .s(3))),
            .at(.s(3)),
            .look(.askLease)
        ),
        Story(
            "only its ctime changes",
            .at(.s(1)),
            .file(.attributes),
            .look(.wait(until: .s(3))),
            .at(.s(3)),
            .look(.askLease)
        ),
        Story(
            "another inode of the same size and mtime has its name",
            .at(.s(1)),
            .file(.replaced(size: 100)),
            .look(.wait(until: .s(3))),
            .at(.s(3)),
            .look(.askLease)
        ),
        Story(
            "another is moved over it: at once",
            .look(.wait(until: .s(2))),
            .at(.s(1)),
            .file(.replaced(size: 7)),
            .movedIn,
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story(
            "renamed to its final name without a change: at once",
            .look(.wait(until: .s(2))),
            .at(.s(1)),
            .movedIn,
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story(
            "full size first, data later",
            .look(.wait(until: .s(2))),
            .at(.s(1.5)),
            .file(.modified(1_795_000_001)),
            .look(.wait(until: .s(3.5))),
            .at(.s(3)),
            .file(.modified(1_795_000_003)),
            .look(.wait(until: .s(5))),
            .at(.s(5)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story(
            "opened and closed five times: whole after the fifth",
            .look(.wait(until: .s(2))),
            .at(.s(1)),
            .closed,
            .look(.wait(until: .s(3))),
            .at(.s(2.5)),
            .closed,
            .look(.wait(until: .s(4.5))),
            .at(.s(4)),
            .closed,
            .look(.wait(until: .s(6))),
            .at(.s(5.5)),
            .closed,
            .look(.wait(until: .s(7.5))),
            .at(.s(7)),
            .closed,
            .look(.wait(until: .s(9))),
            .at(.s(8.999)),
            .look(.wait(until: .s(9))),
            .at(.s(9)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story(
            "quiet but open: refused until it is closed, and quiet again after that",
            .at(.s(2)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(4))),
            .at(.s(4)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(6))),
            .at(.s(6)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(8))),
            .at(.s(7)),
            .closed,
            .look(.wait(until: .s(9))),
            .at(.s(9)),
            .look(.askLease),
            .lease(.granted, .settled)
        ),
        Story(
            "whole and asked again after a wait elsewhere: the lease is asked again",
            .at(.s(2)),
            .look(.askLease),
            .lease(.granted, .settled),
            .at(.s(9)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(11)))
        ),
    ]
}

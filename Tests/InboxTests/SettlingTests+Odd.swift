import FileIO
import Inbox
import ReleaseModel

/// What is no ordinary file, time or setting.
extension SettlingTests {
    static let notRegularStories: [Story] =
        [FileStatus.Kind.symbolicLink, .pipe, .socket, .characterDevice, .blockDevice].map { kind in
            Story("\(kind): quiet, and no lease is asked", .look(.wait(until: .s(2))), .at(.s(2)), .look(.settled))
                .with {
                    $0.kind = kind
                    $0.size = 0
                }
        } + [
            .movedIn("a link moved in: quiet too", .look(.wait(until: .s(2))), .at(.s(2)), .look(.settled))
                .with { $0.kind = .symbolicLink },
            Story(
                "a pipe that becomes a file",
                .look(.wait(until: .s(2))),
                .at(.s(1)),
                .file(.kind(.regular)),
                .look(.wait(until: .s(3))),
                .at(.s(3)),
                .look(.askLease)
            ).with { $0.kind = .pipe },
            Story(
                "a file that becomes a link",
                .look(.wait(until: .s(2))),
                .at(.s(1)),
                .file(.kind(.symbolicLink)),
                .look(.wait(until: .s(3))),
                .at(.s(3)),
                .look(.settled)
            ),
        ]

    static let otherSettingsStories: [Story] = [
        Story("settle = 0: the lease alone decides", .look(.askLease), .lease(.granted, .settled))
            .with { $0.quiet = .zero },
        Story(
            "settle = 0, open for writing: not asked without pause",
            .look(.askLease),
            .lease(.refused, .wait(until: .s(0.2))),
            .at(.s(0.2)),
            .look(.askLease),
            .lease(.refused, .wait(until: .s(0.4)))
        ).with { $0.quiet = .zero },
        Story("settle = 0 without leases: 30 s", .look(.askLease), .lease(.unavailable, .wait(until: .s(30))))
            .with { $0.quiet = .zero },
        .empty("settle = 0, empty: 60 s", .look(.wait(until: .s(60)))).with { $0.quiet = .zero },
        .empty("settle = 120, empty: 120 s", .look(.wait(until: .s(120)))).with { $0.quiet = .s(120) },
        Story("settle_remote below settle", .at(.s(10)), .look(.askLease), .lease(.unavailable, .settled))
            .with {
                $0.quiet = .s(10)
                $0.quietWithoutLease = .s(5)
            },
    ]

    static let oddTimesStories: [Story] =
        [Int64(0), -1, 2_208_988_800, Int64.max, Int64.min].map { modified in
            Story(
                "an mtime of \(modified) s means nothing",
                .look(.wait(until: .s(2))),
                .at(.s(2)),
                .look(.askLease),
                .lease(.granted, .settled)
            ).with { $0.modified = modified }
        } + [
            Story(
                "an mtime set back to 1970 is a change, once",
                .at(.s(1)),
                .file(.modified(0)),
                .look(.wait(until: .s(3))),
                .at(.s(2)),
                .look(.wait(until: .s(3))),
                .at(.s(3)),
                .look(.askLease)
            ),
            Story(
                "a machine asleep for a year: unchanged",
                .look(.wait(until: .s(2))),
                .at(.s(31_536_000)),
                .look(.askLease)
            ),
            Story(
                "a machine asleep for a year: changed",
                .look(.wait(until: .s(2))),
                .at(.s(31_536_000)),
                .file(.size(1)),
                .look(.wait(until: .s(31_536_002)))
            ),
            Story("a wait for ever never ends early", .at(.s(31_536_000)), .look(.wait(until: .seconds(1 << 40))))
                .with { $0.quiet = .seconds(1 << 40) },
        ]
}

import FileIO
import ReleaseModel
import Settings
import TestSupport

extension Scenario {
    /// All of them.
    static let all = ordinary + damaged + withLargeFiles

    private static let ordinary: [Scenario] = [
        Scenario(name: "the first start of all"),
        Scenario(
            name: "drops at the first start",
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha")
                people.moveIn("inbox/b.txt", "beta")
            }
        ),
        Scenario(
            name: "somebody is still writing",
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha, half of it")
                people.disk.keepOpen("/srv/inbox/a.txt", true)
            },
            later: [
                (
                    .milliseconds(1_700),
                    { people in
                        people.finishWriting("inbox/a.txt", "alpha, half of it, and the rest")
                    }
                )
            ]
        ),
        Scenario(name: "one file, adopted", before: [{ _ in }], drops: { $0.moveIn("inbox/a.txt", "alpha") }),
        Scenario(
            name: "one file, copied",
            settings: { $0.adopt = false },
            before: [{ _ in }],
            drops: { $0.moveIn("inbox/a.txt", "alpha") }
        ),
        Scenario(name: "several files of all sizes, adopted", before: [{ _ in }], drops: sizes),
        Scenario(
            name: "several files of all sizes, copied",
            settings: { $0.adopt = false },
            before: [{ _ in }],
            drops: sizes
        ),
        Scenario(
            name: "blocks shared instead of copied",
            settings: { $0.adopt = false },
            before: [{ _ in }],
            drops: sizes,
            machine: { $0.allowClones(true) }
        ),
        Scenario(
            name: "somebody else's files",
            settings: { $0.settleRemote = .seconds(1) },
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha", uid: 2_000)
                people.moveIn("inbox/b.txt", "beta", uid: 2_001)
            }
        ),
        Scenario(
            name: "five at once, old and new and refused, the helpers first",
            settings: rejecting,
            before: [
                { people in
                    people.moveIn("inbox/a.txt", "alpha")
                    people.moveIn("inbox/b.txt", "beta")
                }
            ],
            drops: { people in
                people.moveIn("inbox/a2.txt", "alpha")
                people.moveIn("inbox/b2.txt", "beta")
                people.moveIn("inbox/c.txt", "gamma")
                people.moveIn("inbox/d.txt", "gamma")
                people.moveIn("inbox/e.exe", "epsilon", isRejected: true)
            },
            helpersFirst: true
        ),
        Scenario(
            name: "duplicates within a batch",
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha")
                people.moveIn("inbox/b.txt", "alpha")
                people.moveIn("inbox/sub/c.txt", "alpha")
                people.moveIn("inbox/d.txt", "delta")
            }
        ),
        Scenario(
            name: "duplicates of earlier batches",
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }, { $0.moveIn("inbox/b.txt", "beta") }],
            drops: { people in
                people.moveIn("inbox/c.txt", "alpha")
                people.moveIn("inbox/d.txt", "beta")
                people.moveIn("inbox/e.txt", "epsilon")
            }
        ),
        Scenario(name: "rejected drops", settings: rejecting, before: [{ _ in }], drops: rejects),
        Scenario(
            name: "rejected drops whose names are taken",
            settings: rejecting,
            before: [rejects],
            drops: { people in
                people.makeLink("inbox/link")
                people.moveIn("inbox/large.bin", String(repeating: "l", count: 4_000), isRejected: true)
                people.moveIn("inbox/good.txt", "good again")
            }
        ),
        Scenario(
            name: "text of several inboxes",
            settings: addOffices,
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha")
                people.moveIn("geneva/a.txt", "bêta")
                people.moveIn("nairobi/offices/a.txt", "alpha")
            }
        ),
        Scenario(
            name: "an inbox on a mount of its own",
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha")
                people.moveIn("inbox/sub/b.txt", "beta")
                people.makeLink("inbox/link")
            },
            machine: { $0.makeFolders("/srv/inbox", device: 2) }
        ),
        Scenario(
            name: "two inboxes on one mount that is not the root's",
            settings: addOffices,
            before: [{ _ in }],
            drops: { people in
                people.moveIn("geneva/a.txt", "alpha")
                people.moveIn("nairobi/b.txt", "beta")
            },
            machine: { disk in
                disk.makeFolders("/srv/geneva", device: 2)
                disk.makeFolders("/srv/nairobi", device: 2)
            }
        ),
        Scenario(
            name: "sub-folders, and one dragged in",
            before: [{ _ in }],
            drops: { people in
                people.moveIn("inbox/a/b/c/d.txt", "delta")
                people.moveIn("inbox/a/b/e.txt", "epsilon")
                people.moveIn("inbox/a/f.txt", "phi")
            }
        ),
        Scenario(
            name: "names that are no text",
            before: [{ _ in }],
            drops: { people in
                people.moveIn(PathBytes(Array("inbox/".utf8) + [0xFF, 0xFE, 0x0A]), "odd")
                people.moveIn("inbox/-rf \u{202E}txt.exe", "odder")
            }
        ),
        Scenario(
            name: "a segment is closed",
            settings: { $0.segmentBytes = 900 },
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }],
            drops: { people in
                people.moveIn("inbox/b.txt", "beta")
                people.moveIn("inbox/c.txt", "gamma")
            },
            later: [(.seconds(7), { $0.moveIn("inbox/d.txt", "delta") })],
            time: .seconds(15)
        ),
        Scenario(
            name: "several segments are closed",
            settings: { $0.segmentBytes = 600 },
            before: [{ _ in }],
            later: [
                (.milliseconds(100), { $0.moveIn("inbox/a.txt", "alpha") }),
                (.milliseconds(7_000), { $0.moveIn("inbox/b.txt", "beta") }),
                (.milliseconds(14_000), { $0.moveIn("inbox/c.txt", "gamma") }),
            ],
            time: .seconds(21)
        ),
        Scenario(
            name: "several batches, one after the other",
            before: [{ _ in }],
            later: [
                (.milliseconds(100), { $0.moveIn("inbox/a.txt", "alpha") }),
                (.milliseconds(200), { $0.moveIn("inbox/b.txt", "beta") }),
                (.milliseconds(300), { $0.moveIn("inbox/c.txt", "alpha") }),
                (.milliseconds(400), { $0.makeLink("inbox/d") }),
                (.milliseconds(7_000), { $0.moveIn("inbox/e.txt", "epsilon") }),
            ],
            time: .seconds(14)
        ),
        Scenario(
            name: "the same name again",
            before: [{ _ in }],
            later: [
                (.milliseconds(100), { $0.moveIn("inbox/a.txt", "alpha") }),
                (.milliseconds(900), { $0.moveIn("inbox/a.txt", "alpha, corrected") }),
                (.milliseconds(1_800), { $0.moveIn("inbox/a.txt", "alpha") }),
            ]
        ),
        Scenario(
            name: "short reads and writes",
            settings: { $0.segmentBytes = 900 },
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }],
            drops: { people in
                people.moveIn("inbox/b.txt", "alpha")
                people.moveIn("inbox/c.txt", String(repeating: "gamma ", count: 200))
                people.makeLink("inbox/d")
            },
            machine: { disk in
                disk.obey { call, _ in call.kind == .write || call.kind == .read ? .short(300) : nil }
            }
        ),
        Scenario(
            name: "no events: only the poll",
            before: [{ _ in }],
            later: [(.milliseconds(300), { $0.moveIn("inbox/a.txt", "alpha") })],
            machine: { $0.reportEvents(false) }
        ),
    ]

    private static let addOffices: @Sendable (inout Configuration) -> Void = { configuration in
        for name in ["geneva", "nairobi"] {
            configuration.inboxes.append(
                InboxConfiguration(
                    name: name,
                    path: SimulatedPeople.root.appending(PathBytes(name)),
                    source: "//host/\(name)",
                    language: .fr,
                    refuse: []
                )
            )
        }
    }

    private static let sizes: @Sendable (SimulatedPeople) -> Void = { people in
        people.moveIn("inbox/one.txt", "1")
        people.moveIn("inbox/sector.txt", String(repeating: "s", count: 512))
        people.moveIn("inbox/more.txt", String(repeating: "m", count: 1_300))
        people.moveIn("inbox/sub/less.txt", String(repeating: "n", count: 700))
    }

    static let rejecting: @Sendable (inout Configuration) -> Void = { configuration in
        configuration.largestBytes = 3_000
        configuration.inboxes[0].refuse = ["*.exe"]
    }

    private static let rejects: @Sendable (SimulatedPeople) -> Void = { people in
        people.makeLink("inbox/link")
        people.moveIn("inbox/large.bin", String(repeating: "L", count: 4_000), isRejected: true)
        people.moveIn("inbox/sub/program.exe", "MZ", isRejected: true)
        people.moveIn("inbox/good.txt", "good")
    }

    static let duplicatesOfTwo: @Sendable (SimulatedPeople) -> Void = { people in
        people.moveIn("inbox/c.txt", "alpha")
        people.moveIn("inbox/d.txt", "beta")
        people.moveIn("inbox/e.txt", "epsilon")
    }
}

import FileIO
import Intake
import ReleaseModel
import Settings
import TestSupport
import Testing

/// The regression guard that is no clock: what one file costs in system calls, flushes and bytes. More is a regression,
/// to be explained where the table is raised; less is a table to be lowered.
@Suite("The system calls of one file", .timeLimit(.minutes(20)))
struct SystemCallCountTests {
    /// Drops of one kind, and what each costs in calls; what is not named is called not once a file. SQLite's own calls
    /// and close(2) are not counted.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let counted: @Sendable () -> CountedCalls
        let calls: [String: Int]
        /// What each drop costs so often: the polls.
        var times = 1
        /// Bytes of one record: in the journal, and at most in commit log and archive together besides.
        var bytes = 0...0
        /// What SQLite writes ahead for each record, at most: pages, so it is not exact.
        var registerBytesMax = 512
    }

    /// Looks and leases: one statx by name, two at the opening, one after the claim, one before the proof and one within,
    /// one after the hash; the lease is taken and given up when it settles and when it is proven.
    static let kinds = [
        Kind(
            testDescription: "a burst, adopted",
            counted: { CountedCalls() },
            calls: [
                "status": 7, "open": 3, "readLease": 4, "rename": 1, "setPermissions": 1, "startWriteback": 1,
                "read": 1, "isWhollyWritten": 1, "link": 1, "flush": 1, "unlink": 1,
            ],
            bytes: 600...720
        ),
        Kind(
            testDescription: "a burst, copied",
            counted: { CountedCalls(configure: { $0.adopt = false }) },
            calls: [
                "status": 6, "open": 4, "readLease": 6, "rename": 2, "setPermissions": 1, "startWriteback": 1,
                "read": 1, "write": 1, "flush": 1, "unlink": 2,
            ],
            bytes: 600...720
        ),
        Kind(
            testDescription: "a duplicate",
            counted: {
                CountedCalls(before: { place, count in
                    try CountedCalls.moveIn(place, count, prefix: "first")
                    try place.serve()
                })
            },
            // One read and one statx more: the record and the original that it points to. Nothing reaches the disk.
            calls: [
                "status": 8, "open": 3, "readLease": 4, "rename": 1, "setPermissions": 1, "startWriteback": 1,
                "read": 2, "unlink": 1,
            ],
            bytes: 600...720
        ),
        Kind(
            testDescription: "a text that is read",
            counted: {
                CountedCalls(drop: { place, count in
                    try CountedCalls.moveIn(place, count, prefix: "text", Self.text)
                })
            },
            // Its clean text is a second file: made, written, flushed.
            calls: [
                "status": 7, "open": 4, "readLease": 4, "rename": 1, "setPermissions": 1, "startWriteback": 2,
                "read": 2, "write": 1, "isWhollyWritten": 1, "link": 1, "flush": 2, "unlink": 1,
            ],
            bytes: 1_000...1_150,
            registerBytesMax: 1_024
        ),
        Kind(
            testDescription: "a file that waits, for each poll",
            counted: {
                CountedCalls(
                    configure: { $0.settle = .seconds(86_400) },
                    drop: { place, count in
                        for number in 0..<count { try place.drop("wait-\(number)", Place.text(number)) }
                    },
                    ahead: .seconds(12),
                    time: .seconds(50)
                )
            },
            calls: ["status": 1],
            times: 10
        ),
    ]

    private static func text(_ number: Int) -> [UInt8] {
        CountedCalls.inOneFolder { Array("Headline \(number * 77_777)\n\nA release number \($0) of \(number).\n".utf8) }
    }

    /// Both bursts are one batch: 128 files are in the first one, before it is known how long one takes.
    private static let (few, more) = (16, 96)
    /// What a larger burst may cost in all, whatever its files cost: a longer read of events, another stretch of room.
    private static let margin = 8

    @Test(arguments: kinds)
    func `are as many as the table says, no more and no fewer`(kind: Kind) throws {
        let found = try kind.counted().difference(Self.few, Self.more)
        for call in Set(found.calls.keys).union(kind.calls.keys).sorted() {
            let (count, expected) = (found.calls[call, default: 0], kind.calls[call, default: 0])
            let perFile = Double(count) / Double(Self.more * kind.times)
            #expect(
                abs(count - expected * Self.more * kind.times) <= Self.margin,
                "\(call): \(perFile) for each, where the table says \(expected)"
            )
        }
    }

    @Test(arguments: kinds)
    func `write each record once into the log and once into the journal`(kind: Kind) throws {
        let found = try kind.counted().difference(Self.few, Self.more)
        let (journal, log) = (found.bytes["journal", default: 0], found.bytes["state", default: 0])
        #expect(kind.bytes.contains(journal / Self.more), "\(journal / Self.more) bytes in the journal for each")
        // A frame has what finishes each drop besides.
        #expect(log - journal <= 160 * Self.more, "\(log / Self.more) bytes in the commit log for each")
        let register = found.registerBytes / Self.more
        #expect(register <= kind.registerBytesMax, "\(register) bytes of the register")
    }

    /// From its arrival until the log has forgotten it.
    @Test func `and of its batch and its checkpoint, when it comes alone`() throws {
        let found = try CountedCalls().difference(0, 1).calls.filter { $0.value != 0 }
        let expected = [
            "status": 9, "open": 8, "read": 3, "readLease": 4, "rename": 2, "setPermissions": 1, "startWriteback": 1,
            "isWhollyWritten": 1, "link": 1, "unlink": 3, "makeDirectory": 2, "removeDirectory": 2, "write": 3,
            "reserve": 2, "flush": 9, "flushData": 3, "fileSystem": 1, "nextEntries": 2,
        ]
        #expect(found == expected)
    }

    @Test func `none but those of one look at the folders, at each poll of an empty inbox`() throws {
        let short = try CountedCalls(time: .seconds(50)).counts(of: 0).calls
        let long = try CountedCalls(time: .seconds(100)).counts(of: 0).calls
        let found = long.merging(short) { $0 - $1 }.filter { $0.value != 0 }
        #expect(found == ["status": 10, "open": 20, "nextEntries": 20, "watch": 10, "read": 10])
    }
}

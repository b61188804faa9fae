import FileIO
import ReleaseModel
import Settings
import TestSupport

/// Starts that find less than was left, or more.
extension Scenario {
    static let damaged: [Scenario] = [
        Scenario(
            name: "the register is behind",
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }, { $0.moveIn("inbox/b.txt", "beta") }],
            damage: { $0.shorten("/srv/state/register.sqlite", by: 100) },
            drops: duplicatesOfTwo
        ),
        Scenario(
            name: "the register is lost",
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }, { $0.moveIn("inbox/b.txt", "beta") }],
            damage: { $0.remove("/srv/state/register.sqlite") },
            drops: duplicatesOfTwo
        ),
        Scenario(
            name: "the commit log is lost: a restored backup",
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }, { $0.moveIn("inbox/b.txt", "beta") }],
            damage: { disk in
                for name in disk.volume.names(in: "/srv/state/log") {
                    disk.remove(PathBytes("/srv/state/log/" + name.text))
                }
            },
            drops: duplicatesOfTwo
        ),
        Scenario(
            name: "an original is lost and dropped again",
            before: [{ $0.moveIn("inbox/a.txt", "alpha") }],
            damage: { disk in
                for file in disk.volume.files(below: "/srv/archive") {
                    disk.remove(PathBytes("/srv/archive").appending(file))
                }
            },
            drops: { $0.moveIn("inbox/b.txt", "alpha") }
        ),
        Scenario(
            name: "leftovers in custody and in the archive",
            before: [{ _ in }],
            damage: { disk in
                let name = KnownDigests.hex(Array("alpha".utf8)[...])
                disk.moveIn(PathBytes("/srv/archive/sha256/\(name.prefix(2))/\(name)"), Array("something else".utf8))
                disk.moveIn("/srv/archive/.new/0011223344556677", Array("half a co".utf8))
            },
            drops: { people in
                people.moveIn("inbox/a.txt", "alpha")
                people.disk.moveIn("/srv/custody/00aa/inbox/sub/b.txt", Array("beta".utf8))
                people.expect("inbox/sub/b.txt", "beta")
            }
        ),
    ]
}

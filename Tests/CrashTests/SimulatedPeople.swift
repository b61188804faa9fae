import ReleaseModel
import TestSupport

/// What was dropped, and what must come of it.
struct ExpectedDrop: Sendable {
    /// The path in the root: `inbox/a.txt`.
    let path: PathBytes
    /// nil: no regular file.
    let bytes: [UInt8]?
    /// Whether it is the dropper's own fault.
    let isRejected: Bool
    /// Calls that the machine had made when it was dropped.
    let calls: Int
    /// Whether it is what became of an earlier one of the same path, and not another drop.
    var isRewritten = false
}

/// People at a simulated machine: what they drop is flushed, so it must not be lost from then on.
final class SimulatedPeople {
    static let root: PathBytes = "/srv"

    let disk: SimulatedDisk
    private(set) var drops: [ExpectedDrop] = []

    init(_ disk: SimulatedDisk) { self.disk = disk }

    func moveIn(_ path: PathBytes, _ text: String, uid: UInt32? = nil, isRejected: Bool = false) {
        disk.moveIn(Self.root.appending(path), Array(text.utf8), uid: uid)
        drops.append(
            ExpectedDrop(path: path, bytes: Array(text.utf8), isRejected: isRejected, calls: disk.calls)
        )
    }

    /// Dropped before all this, by whoever.
    func expect(_ path: PathBytes, _ text: String) {
        drops.append(ExpectedDrop(path: path, bytes: Array(text.utf8), isRejected: false, calls: disk.calls))
    }

    func makeLink(_ path: PathBytes) {
        disk.makeLink(Self.root.appending(path), to: "/etc/passwd")
        drops.append(ExpectedDrop(path: path, bytes: nil, isRejected: true, calls: disk.calls))
    }

    /// Whoever has it open writes the rest, wherever the file is by now, and closes it.
    func finishWriting(_ path: PathBytes, _ text: String) {
        guard let bytes = drops.first(where: { $0.path == path })?.bytes else { return }
        disk.finishWriting(bytes, Array(text.utf8))
        let calls = disk.calls
        drops.append(
            ExpectedDrop(path: path, bytes: Array(text.utf8), isRejected: false, calls: calls, isRewritten: true)
        )
    }
}

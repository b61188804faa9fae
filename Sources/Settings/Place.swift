import ReleaseModel

/// Where a configured path leads, taken by its letters: links are not followed. Places below the root are kept
/// relative to it, so that they can be compared while the root itself is still in doubt.
struct Place: Equatable {
    /// The parts below the root, or below `/`.
    let parts: [PathBytes]
    /// Whether it is the root or lies below it.
    let isInRoot: Bool

    /// - Parameters:
    ///   - path: absolute, or relative to the root; one that ``problem(with:)`` finds nothing wrong with.
    ///   - root: absolute; nil where it is not known.
    init(_ path: PathBytes, root: PathBytes?) {
        let parts = Self.parts(path)
        if !path.hasPrefix("/") {
            self.init(parts: parts, isInRoot: true)
        } else if let root = root.map(Self.parts), parts.starts(with: root) {
            self.init(parts: Array(parts.dropFirst(root.count)), isInRoot: true)
        } else {
            self.init(parts: parts, isInRoot: false)
        }
    }

    private init(parts: [PathBytes], isInRoot: Bool) {
        self.parts = parts
        self.isInRoot = isInRoot
    }

    /// Whether `other` is this place or lies below it.
    func holds(_ other: Place) -> Bool { isInRoot == other.isInRoot && other.parts.starts(with: parts) }

    /// The absolute path, without a slash too many.
    func path(root: PathBytes) -> PathBytes {
        parts.reduce(isInRoot ? root : "") { PathBytes($0.bytes + [UInt8(ascii: "/")] + $1.bytes) }
    }

    /// What is wrong with a path, wherever it leads.
    static func problem(with path: PathBytes) -> BadText? {
        let shown = path.text.quoted
        if path.isEmpty { return BadText(problem: "empty path", remedy: "write the path of a folder") }
        if path.components.contains("..") {
            // Where it leads depends on links, and whether it leaves the root could not be said.
            return BadText(problem: "path \(shown) has .. in it", remedy: "write the whole path, with no .. in it")
        }
        if path.components.contains(where: { $0.bytes.count > Limits.nameBytesMax }) {
            return BadText(
                problem: "path \(shown) has a part that no folder can be called",
                remedy: "write parts of at most \(Limits.nameBytesMax) bytes"
            )
        }
        return nil
    }

    private static func parts(_ path: PathBytes) -> [PathBytes] { path.components.filter { $0 != "." } }
}

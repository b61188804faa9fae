import DequeModule
import ReleaseModel

/// Paths in the order they came, the folders taking turns: who drops one file is not behind somebody else's twenty
/// thousand in another folder. Within a folder the order stays.
struct TurnQueue {
    private var lanes: [PathBytes: Deque<PathBytes>] = [:]
    private var turns = Deque<PathBytes>()
    /// What the folder whose turn it is may have yet.
    private var left = Self.atATurn

    /// A folder that is open already is not opened again for each file.
    private static let atATurn = 32

    var isEmpty: Bool { turns.isEmpty }

    mutating func append(_ path: PathBytes) {
        let folder = path.split.folder
        if lanes[folder] == nil { turns.append(folder) }
        lanes[folder, default: Deque()].append(path)
    }

    mutating func popFirst() -> PathBytes? {
        guard let folder = turns.first else { return nil }
        let path = lanes[folder]?.popFirst()
        left -= 1
        let isEmpty = lanes[folder]?.isEmpty ?? true
        if isEmpty { lanes[folder] = nil }
        if isEmpty || left == 0 {
            turns.removeFirst()
            if !isEmpty { turns.append(folder) }
            left = Self.atATurn
        }
        return path
    }
}

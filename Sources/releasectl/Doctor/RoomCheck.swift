import FileIO
import ReleaseModel

/// Free space and free inodes, of the root and of inboxes elsewhere.
struct RoomCheck: HealthCheck {
    static let name = "room"

    struct Place: Equatable {
        let path: PathBytes
        let room: FileSystemRoom
        /// Whether originals are kept here, or files only pass through.
        let isRoot: Bool
    }

    let places: [Place]
    /// The largest file that waits in an inbox now.
    let largestWaiting: Int64

    /// What the service leaves alone, so that journal and log can always say what happened.
    private static let spareBytes: UInt64 = 1 << 20
    private static let fewInodes: UInt64 = 64
    private static let comfortableBytes: UInt64 = 1 << 30

    var findings: [Finding] {
        if places.isEmpty { return [.skipped("no file system of the place can be looked at")] }
        let found = places.flatMap { bytes($0) + inodes($0) }
        guard found.isEmpty else { return found }
        let free = places.map { "\(Words.size(Int64(clamping: $0.room.freeBytes))) free at \($0.path.escaped)" }
        return [.ok(free.joined(separator: ", "))]
    }

    private func bytes(_ place: Place) -> [Finding] {
        let free = place.room.freeBytes
        let size = Words.size(Int64(clamping: free))
        let total = Words.size(Int64(clamping: place.room.totalBytes))
        let found = "\(place.path.escaped): \(size) free of \(total)"
        let needed = place.isRoot ? Self.spareBytes + UInt64(clamping: largestWaiting) : 64 << 10
        if free < needed {
            let why =
                place.isRoot ? "the service leaves every file where it is until there is room" : "nobody can drop there"
            return [.error(found, why: why, mend: whatTakesIt(place))]
        }
        guard place.isRoot, free < max(place.room.totalBytes / 20, Self.comfortableBytes) else { return [] }
        return [.warning(found, why: "when it is used up, every file waits in its inbox", mend: whatTakesIt(place))]
    }

    private func inodes(_ place: Place) -> [Finding] {
        let room = place.room
        guard room.totalInodes > 0, room.freeInodes < max(room.totalInodes / 20, Self.fewInodes) else { return [] }
        let found = "\(place.path.escaped): \(room.freeInodes) of \(room.totalInodes) inodes free"
        let why = "each original takes one: when they are used up, every file waits in its inbox"
        let mend = ["du -x --inodes --max-depth=3 \(ShellWord.quoted(place.path)) | sort -n | tail"]
        return [
            room.freeInodes < Self.fewInodes
                ? .error(found, why: why, mend: mend) : .warning(found, why: why, mend: mend)
        ]
    }

    /// What may go only a person can say.
    private func whatTakesIt(_ place: Place) -> [String] {
        ["du -xh --max-depth=2 \(ShellWord.quoted(place.path)) | sort -h | tail"]
    }
}

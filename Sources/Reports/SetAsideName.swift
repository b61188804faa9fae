public import ReleaseModel

/// Under which name a rejected file is set aside in `Rejected/`, and the note that says why beside it.
///
/// Pure arithmetic: the caller tries attempt 1, 2, … until both names are free, and never replaces anything.
public enum SetAsideName {
    /// What the note's name adds to the file's.
    public static let whySuffix = ".why.txt"

    /// Attempt 1 gives the name itself, attempt n `STEM (n).EXT`. A name is cut so that its note still has one of
    /// ``ReleaseModel/Limits/nameBytesMax`` bytes; the note is always the file's name and ``whySuffix``.
    ///
    /// - precondition: `attempt` is at least 1.
    public static func candidate(for name: PathBytes, attempt: Int) -> (file: PathBytes, why: PathBytes) {
        precondition(attempt >= 1, "attempts are counted from 1")
        let parts = Parts(of: name)
        let first = parts.first
        let file = attempt == 1 ? first : parts.numbered(attempt, unlike: first)
        return (PathBytes(file), PathBytes(file + whySuffix.utf8))
    }

    private struct Parts {
        let stem: [UInt8]
        /// With its dot; empty where there is none.
        let fileExtension: [UInt8]
        let isText: Bool

        private static let room = Limits.nameBytesMax - whySuffix.utf8.count
        private static let dot = UInt8(ascii: ".")

        init(of name: PathBytes) {
            var bytes = name.split.name.bytes
            // No file can have these, and a rename to one of them would do something else.
            if bytes.isEmpty || bytes == [Self.dot] || bytes == [Self.dot, Self.dot] { bytes = Array("unnamed".utf8) }
            var cut = bytes.count
            if let dot = bytes.lastIndex(of: Self.dot), dot > 0 {
                let letters = bytes[(dot + 1)...]
                let isExtension =
                    (1...Limits.extensionBytesMax).contains(letters.count) && !letters.contains(UInt8(ascii: " "))
                if isExtension { cut = dot }
            }
            stem = Array(bytes[..<cut])
            fileExtension = Array(bytes[cut...])
            isText = String(validating: bytes, as: UTF8.self) != nil
        }

        /// The name itself, or with a `~` where it had to be cut.
        var first: [UInt8] {
            guard stem.count + fileExtension.count > Self.room else { return stem + fileExtension }
            return shortened(by: Array("~".utf8) + fileExtension, room: Self.room)
        }

        func numbered(_ attempt: Int, unlike first: [UInt8]) -> [UInt8] {
            let ending = Array(" (\(attempt))".utf8) + fileExtension
            let name = shortened(by: ending, room: Self.room)
            // A long name that itself ends in ` (2)` is its own second attempt once it is cut: then it is cut shorter.
            return name == first ? shortened(by: ending, room: name.count - 1) : name
        }

        /// As much of the stem as leaves room for the ending, whole characters where the name is UTF-8.
        private func shortened(by ending: [UInt8], room: Int) -> [UInt8] {
            var length = min(stem.count, room - ending.count)
            while isText, length < stem.count, length > 0, stem[length] & 0xC0 == 0x80 { length -= 1 }
            return Array(stem[..<length]) + ending
        }
    }
}

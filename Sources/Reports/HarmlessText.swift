import ReleaseModel

/// Text from outside made fit for a person's eye.
enum HarmlessText {
    /// A name as people know it: only what is unfit for display, or not UTF-8, is escaped. Unlike
    /// `PathBytes.escaped` a backslash stays single, so that the text cannot be turned back into the bytes.
    static func name(_ name: PathBytes) -> String {
        // No scalar's UTF-8 holds the byte of a backslash but the backslash itself.
        name.bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
            .map { PathBytes(Array($0)).escaped }
            .joined(separator: "\\")
    }

    /// One line: each run of spaces and of what is unfit for display becomes one space, none at the ends.
    static func line(_ text: String) -> String {
        text.unicodeScalars.split { $0 == " " || $0.isUnfitForDisplay }
            .map { String($0) }
            .joined(separator: " ")
    }

    /// At most `length` scalars, the last an ellipsis where something was cut.
    static func cut(_ text: String, to length: Int) -> String {
        guard text.unicodeScalars.count > length else { return text }
        guard length > 0 else { return "" }
        return String(text.unicodeScalars.prefix(length - 1)) + "…"
    }
}

import TestSupport
import Testing

/// The text of a note; checks what Windows needs: a byte-order mark, lines ended by CR LF.
func note(_ path: RawPath) throws -> String {
    let bytes = try path.read()
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = try #require(String(validating: bytes.dropFirst(3), as: UTF8.self))
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropLast().allSatisfy { $0.last == "\r" })
    #expect(lines.last?.isEmpty == true)
    return text
}

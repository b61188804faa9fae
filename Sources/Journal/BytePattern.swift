/// A text to look for (Horspool 1980): most bytes are jumped over.
public struct BytePattern: Sendable {
    private let text: [UInt8]
    private var jumps: [Int]

    /// - precondition: `text` is not empty.
    public init(_ text: [UInt8]) {
        precondition(!text.isEmpty, "nothing is found everywhere")
        self.text = text
        jumps = [Int](repeating: text.count, count: 256)
        for (index, byte) in text.dropLast().enumerated() { jumps[Int(byte)] = text.count - 1 - index }
    }

    /// Where the text first begins.
    public func firstIndex(in bytes: ArraySlice<UInt8>) -> Int? {
        let last = text.count - 1
        var index = bytes.startIndex
        while index + last < bytes.endIndex {
            let byte = bytes[index + last]
            if byte == text[last], bytes[index...(index + last)].elementsEqual(text) { return index }
            index += jumps[Int(byte)]
        }
        return nil
    }
}

internal import Glibc

/// Lines in bytes, by memchr(3): it looks at thirty-two bytes at once, where a loop of ours looks at one. A reader of the
/// whole journal does little else.
extension ArraySlice where Element == UInt8 {
    /// Lines that end here.
    public var newlineCount: Int {
        var count = 0
        forEachNewline { _ in
            count += 1
            return true
        }
        return count
    }

    /// Without so many lines at the front.
    /// - Returns: nil when nothing is left.
    public func dropLines(_ count: UInt64) -> ArraySlice<UInt8>? {
        guard count > 0 else { return isEmpty ? nil : self }
        var (rest, end) = (count, endIndex)
        forEachNewline { index in
            rest -= 1
            end = index + 1
            return rest > 0
        }
        return rest > 0 || end == endIndex ? nil : self[end...]
    }

    /// Calls `body` with the index of each newline, until it returns false.
    private func forEachNewline(_ body: (Int) -> Bool) {
        unsafe withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            var offset = 0
            while let found = unsafe memchr(start + offset, 0x0A, buffer.count - offset) {
                let index = unsafe start.distance(to: found.assumingMemoryBound(to: UInt8.self))
                guard body(startIndex + index) else { return }
                offset = index + 1
            }
        }
    }
}

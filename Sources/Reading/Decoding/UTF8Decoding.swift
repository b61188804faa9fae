/// UTF-8 as Unicode (Unicode 16, table 3-7), U+FFFD for each longest piece that begins a sequence and does not end it.
struct UTF8Decoding {
    private(set) var scalars: [Unicode.Scalar] = []
    /// Pieces that are no UTF-8.
    private(set) var faults = 0
    /// Good sequences of two bytes and more.
    private(set) var multiByte = 0

    /// - Parameter faultsMax: with more the bytes are no UTF-8, and are not decoded to the end.
    init(_ bytes: ArraySlice<UInt8>, faultsMax: Int = .max) {
        scalars.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex, faults <= faultsMax {
            let first = bytes[index]
            if first < 0x80 {
                scalars.append(Unicode.Scalar(first))
                index += 1
                continue
            }
            let (scalar, length) = Self.sequence(bytes, at: index)
            if let scalar {
                multiByte += 1
                scalars.append(scalar)
            } else {
                faults += 1
                scalars.append("\u{FFFD}")
            }
            index += length
        }
    }

    /// The scalar of a sequence, nil for a fault, and the bytes it takes.
    private static func sequence(_ bytes: ArraySlice<UInt8>, at index: Int) -> (Unicode.Scalar?, Int) {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return (nil, 1)
        }
        var value = UInt32(first) & (0xFF >> (UInt32(length) + 1))
        for offset in 1..<length {
            let place = index + offset
            guard place < bytes.endIndex, (offset == 1 ? second : 0x80...0xBF).contains(bytes[place]) else {
                return (nil, offset)
            }
            value = value << 6 | UInt32(bytes[place] & 0x3F)
        }
        return (Unicode.Scalar(value), length)
    }
}

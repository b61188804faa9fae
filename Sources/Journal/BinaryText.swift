import ReleaseModel

/// Little-endian integers and length-prefixed bytes, as the commit log keeps them.
struct BinaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger & UnsignedInteger) {
        for index in 0..<(number.bitWidth / 8) { bytes.append(UInt8(truncatingIfNeeded: number >> (index * 8))) }
    }

    mutating func add(raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    mutating func add(lengthAnd blob: some Collection<UInt8>) {
        add(UInt32(blob.count))
        bytes.append(contentsOf: blob)
    }
}

/// Reads what ``BinaryWriter`` wrote; every length is held against what is there.
struct BinaryReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) -> Number? {
        let width = Number.bitWidth / 8
        guard let bytes = take(count: width) else { return nil }
        return bytes.reversed().reduce(0) { $0 << 8 | Number($1) }
    }

    mutating func take(count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func takeBlob() -> ArraySlice<UInt8>? {
        guard let count = take(UInt32.self) else { return nil }
        return take(count: Int(count))
    }

    mutating func takePath() -> PathBytes? {
        guard let blob = takeBlob(), !blob.contains(0) else { return nil }
        return PathBytes(Array(blob))
    }

    mutating func takeDigest() -> ContentDigest? { take(count: 32).flatMap { ContentDigest($0) } }

    mutating func takeSequence() -> SequenceNumber? {
        guard let value = take(UInt64.self), value <= Limits.sequenceMax else { return nil }
        return SequenceNumber(value)
    }
}

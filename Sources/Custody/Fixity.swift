import Crypto
public import FileIO
public import ReleaseModel

/// The fixity of a file: the SHA-256 of its bytes, streamed, and what kind of bytes they are.
public struct Fixity: Sendable {
    /// The SHA-256.
    public let digest: ContentDigest
    /// Bytes read.
    public let size: Int64
    /// What they are.
    public let probe: ContentProbe

    /// Told of each stretch of bytes; throws to give up.
    public typealias Progress = @Sendable () throws(GivenUp) -> Void

    /// A long read was given up because the service stops.
    public struct GivenUp: Error, Sendable {
        /// The service stops.
        public init() {}
    }

    /// Reads `source` from its start to its end, writing what is hashed to `target` where there is one.
    /// - Parameter size: as many bytes as are expected; nil asks.
    /// - Throws: ``FileError`` or ``GivenUp``.
    public static func read(
        _ source: borrowing Descriptor,
        copyingTo target: borrowing Descriptor,
        expecting size: Int64? = nil,
        progress: Progress
    ) throws -> Fixity {
        var running = try Running(source, expecting: size)
        while let bytes = try running.next(source) {
            try target.writeAll(bytes)
            try progress()
        }
        return running.finished()
    }

    /// Reads `source` from its start to its end.
    /// - Parameter size: as many bytes as are expected; nil asks.
    /// - Throws: ``FileError`` or ``GivenUp``.
    public static func read(
        _ source: borrowing Descriptor,
        expecting size: Int64? = nil,
        progress: Progress
    ) throws -> Fixity {
        var running = try Running(source, expecting: size)
        while try running.next(source) != nil { try progress() }
        return running.finished()
    }

    private struct Running {
        private var hash = SHA256()
        private var probe = ContentProbe()
        private var offset: Int64 = 0
        private var isAtEnd = false
        private let expected: Int64
        private var buffer: [UInt8]

        init(_ source: borrowing Descriptor, expecting size: Int64?) throws(FileError) {
            if let size { expected = size } else { expected = try source.status().size }
            // One byte more than expected, so that one read finds a small file's end.
            buffer = [UInt8](repeating: 0, count: Int(min(max(expected + 1, 512), Int64(Limits.readBytes))))
        }

        mutating func next(_ source: borrowing Descriptor) throws(FileError) -> ArraySlice<UInt8>? {
            if isAtEnd { return nil }
            let count = try source.read(into: &buffer, at: offset)
            guard count > 0 else { return nil }
            offset += Int64(count)
            // A short read is the end only where the end is expected; who keeps the bytes compares the size.
            isAtEnd = count < buffer.count && offset >= expected
            let bytes = buffer[..<count]
            hash.update(data: bytes)
            probe.take(bytes)
            return bytes
        }

        func finished() -> Fixity {
            // SHA-256 has 32 bytes: the digest cannot fail to be one.
            Fixity(digest: ContentDigest(Array(hash.finalize())) ?? .zero, size: offset, probe: probe)
        }
    }
}

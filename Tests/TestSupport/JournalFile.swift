import Foundation

/// The journal as any program in any language reads it: segments in the order of their names, a line counts once its
/// newline is there. Shares no code with the service.
public struct JournalFile: Sendable {
    /// One record.
    public struct Record: Sendable {
        /// A line and what it says.
        public init(line: [UInt8], event: JSONTree) {
            self.line = line
            self.event = event
        }

        /// The very bytes, without the newline.
        public let line: [UInt8]
        /// All of it.
        public let event: JSONTree

        /// `data`.
        public var data: JSONTree { event["data"] ?? .null }
        /// `data.file`.
        public var file: JSONTree { data["file"] ?? .null }
        /// `accepted`, `duplicate` or `rejected`.
        public var kind: String {
            let parts = (event["type"]?.text ?? "").split(separator: ".")
            return parts.count == 3 && parts[0] == "released" && parts[2] == "v1" ? String(parts[1]) : ""
        }
        /// `sequence`.
        public var sequence: String { event["sequence"]?.text ?? "" }
        /// `data.file.sha256`, nil for null.
        public var digest: String? { file["sha256"]?.text }
        /// The bytes of the name: its identity.
        public var name: RawPath { identity("name") }
        /// The bytes of the folder.
        public var folder: RawPath { identity("folder") }
        /// The folder and the name.
        public var path: RawPath { folder.bytes.isEmpty ? name : folder.appending(name) }

        private func identity(_ name: String) -> RawPath {
            if let base64 = file["\(name)Bytes"]?.text, let bytes = Data(base64Encoded: base64) {
                return RawPath(Array(bytes))
            }
            return RawPath(file[name]?.text ?? "")
        }
    }

    /// One segment.
    public struct Segment: Sendable {
        /// Its file.
        public let path: RawPath
        /// Its bytes.
        public let bytes: [UInt8]
    }

    /// In order.
    public let segments: [Segment]

    /// Reads the journal of a root; empty where there is none yet.
    public init(root: RawPath) throws {
        let folder = root.appending("journal")
        let names = folder.names.filter { $0.bytes.suffix(6) == Array(".jsonl".utf8) }
        segments = try names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map { name in
            let path = folder.appending(name)
            return Segment(path: path, bytes: try path.read())
        }
    }

    /// The lines that count, in order, without their newlines.
    public var lines: [[UInt8]] { segments.flatMap { Self.lines(of: $0.bytes) } }

    /// How many lines count.
    public var count: Int {
        segments.reduce(0) { $0 + $1.bytes.count { $0 == Self.newline } }
    }

    /// The sequence of the last line that counts, 0 without any: reads no more than the journal's end, for those who
    /// wait for it.
    public static func lastSequence(root: RawPath) throws -> Int {
        let folder = root.appending("journal")
        let names = folder.names.filter { $0.bytes.suffix(6) == Array(".jsonl".utf8) }
        for name in names.sorted(by: { $1.bytes.lexicographicallyPrecedes($0.bytes) }) {
            let line = lines(of: try folder.appending(name).read(last: 128 << 10)).last
            if let line { return try JSONTree(line)["sequence"]?.text.flatMap { Int($0) } ?? 0 }
        }
        return 0
    }

    /// The records.
    /// - Throws: what is no JSON.
    public func records() throws -> [Record] {
        try lines.map { Record(line: $0, event: try JSONTree($0)) }
    }

    /// What is wrong with the chain: sequences, identifiers, previous hashes, names of segments. Empty when whole.
    public func faults() throws -> [String] {
        var faults: [String] = []
        var expected = 1
        var hash = String(repeating: "0", count: 64)
        for segment in segments {
            let first = Self.digits(expected)
            if segment.path.name != RawPath("\(first).jsonl") {
                faults.append("\(segment.path.name) begins at \(first)")
            }
            if let last = segment.bytes.last, last != Self.newline {
                faults.append("\(segment.path.name) ends within a line")
            }
            for line in Self.lines(of: segment.bytes) {
                let event = try JSONTree(line)
                let sequence = Self.digits(expected)
                if event["sequence"]?.text != sequence {
                    faults.append("\(event["sequence"] ?? .null) is not \(sequence)")
                }
                if event["id"] != event["sequence"] { faults.append("\(sequence): another id") }
                if event["prevhash"]?.text != hash { faults.append("\(sequence): prevhash is not \(hash)") }
                hash = IndependentSHA256.hex(line + [Self.newline])
                expected += 1
            }
        }
        return faults
    }

    private static let newline = UInt8(ascii: "\n")

    private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: newline, omittingEmptySubsequences: false).dropLast().map { Array($0) }
    }

    private static func digits(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: 12 - text.count) + text
    }
}

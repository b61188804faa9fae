/// A file's bytes on a disk that keeps what it likes until it is told to flush: what the page cache shows, what the disk
/// holds, and every change between the two, sector by sector. Size and data persist separately.
struct VolatileBytes: Sendable {
    /// What a disk writes whole or not at all.
    static let sectorBytes = 512

    /// What everybody sees while the machine runs.
    private(set) var cache: [UInt8] = []
    /// What is there after a power cut that keeps nothing else.
    private(set) var disk: [UInt8] = []
    /// What each changed sector held since the last flush, oldest first.
    private(set) var changes: [Int: [[UInt8]]] = [:]
    /// The sizes since the last flush, oldest first.
    private(set) var sizes: [Int] = []

    var isDirty: Bool { !changes.isEmpty || !sizes.isEmpty }

    init() {}

    /// Bytes that are on the disk.
    init(durable: [UInt8]) {
        cache = durable
        disk = durable
    }

    /// - Parameter isRemembered: false only changes what the cache shows, and never reaches the disk.
    mutating func write(_ bytes: ArraySlice<UInt8>, at offset: Int, isRemembered: Bool = true) {
        guard !bytes.isEmpty else { return }
        let end = offset + bytes.count
        let from = min(offset, cache.count)
        if end > cache.count {
            cache.append(contentsOf: repeatElement(0, count: end - cache.count))
            if isRemembered { sizes.append(end) }
        }
        cache.replaceSubrange(offset..<end, with: bytes)
        if isRemembered {
            // Writing back what lies behind the size on the disk moves that size too.
            if end > (sizes.last ?? disk.count) { sizes.append(end) }
            remember(from, end)
        }
    }

    mutating func truncate(to size: Int) {
        guard size != cache.count else { return }
        let before = cache.count
        if size < before {
            cache.removeLast(before - size)
        } else {
            cache.append(contentsOf: repeatElement(0, count: size - before))
        }
        sizes.append(size)
        if size > before { remember(before, size) } else if size % Self.sectorBytes != 0 { remember(size - 1, size) }
    }

    private mutating func remember(_ start: Int, _ end: Int) {
        var sector = start / Self.sectorBytes
        while sector * Self.sectorBytes < end {
            let first = sector * Self.sectorBytes
            changes[sector, default: []].append(Array(cache[first..<min(first + Self.sectorBytes, cache.count)]))
            sector += 1
        }
    }

    /// What the disk holds when all that is pending is written; less than the cache shows after a failed write-back.
    var written: [UInt8] { isDirty ? kept(size: sizes.count) { _, count in count } : disk }

    mutating func flush() {
        guard isDirty else { return }
        disk = written
        changes = [:]
        sizes = []
    }

    /// What Linux does when write-back fails: the pages are marked clean, the cache goes on showing them, the disk lacks
    /// them, and the next flush has nothing to do.
    /// - Parameter keepsSize: whether the size at least reached the disk.
    mutating func failFlush(keepsSize: Bool) {
        disk = kept(size: keepsSize ? sizes.count : 0) { _, _ in 0 }
        changes = [:]
        sizes = []
    }

    /// The bytes after a power cut.
    /// - Parameters:
    ///   - size: which of the sizes, 0 for the one on the disk.
    ///   - version: for a sector and the number of its changes: which of them, 0 for none.
    func kept(size: Int, version: (Int, Int) -> Int) -> [UInt8] {
        let count = size == 0 ? disk.count : sizes[size - 1]
        var result = Array(disk.prefix(count))
        if result.count < count { result.append(contentsOf: repeatElement(0, count: count - result.count)) }
        for (sector, images) in changes {
            let version = version(sector, images.count)
            let first = sector * Self.sectorBytes
            guard version > 0, first < count else { continue }
            let image = images[version - 1].prefix(count - first)
            result.replaceSubrange(first..<(first + image.count), with: image)
        }
        return result
    }
}

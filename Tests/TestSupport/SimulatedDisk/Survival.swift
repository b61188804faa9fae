import FileIO
import ReleaseModel

/// What of a disk's unflushed changes a power cut may keep, one pick for each: 0 keeps what the disk held before.
public struct Survival: Sendable {
    enum Choice: Sendable {
        /// Which change of a name.
        case name(slot: Int)
        /// Which image of a sector.
        case sector(inode: Int, sector: Int)
        /// Which size.
        case size(inode: Int)
        /// Whether the new mode.
        case mode(inode: Int)
    }

    private let volume: Volume
    private let slots: NameSlots
    let choices: [Choice]
    /// How many picks there are of each.
    public let radices: [Int]

    /// All choices of a disk as it is now.
    public init(_ volume: Volume) {
        self.volume = volume
        slots = NameSlots(volume.pending)
        var choices: [Choice] = []
        var radices: [Int] = []
        for (index, slot) in slots.all.enumerated() {
            choices.append(.name(slot: index))
            radices.append(slot.operations.count + 1)
        }
        for (index, inode) in volume.inodes.enumerated() {
            guard let inode else { continue }
            if inode.permissions != inode.durablePermissions {
                choices.append(.mode(inode: index))
                radices.append(2)
            }
            guard inode.bytes.isDirty else { continue }
            if !inode.bytes.sizes.isEmpty {
                choices.append(.size(inode: index))
                radices.append(inode.bytes.sizes.count + 1)
            }
            for (sector, images) in inode.bytes.changes.sorted(by: { $0.key < $1.key }) {
                choices.append(.sector(inode: index, sector: sector))
                radices.append(images.count + 1)
            }
        }
        self.choices = choices
        self.radices = radices
    }

    /// How many ways there are, `limit` for more.
    public func count(upTo limit: Int) -> Int {
        var product = 1
        for radix in radices {
            product *= radix
            if product >= limit { return limit }
        }
        return product
    }

    /// Every way, where there are at most `limit`; else so many, drawn: nothing, everything, one thing missing, one thing
    /// alone, and any.
    public func ways(_ limit: Int, _ numbers: inout SeededNumbers) -> [[Int]] {
        if count(upTo: limit + 1) <= limit { return everyWay() }
        var ways = [radices.map { _ in 0 }, radices.map { $0 - 1 }]
        while ways.count < limit {
            let one = numbers.below(radices.count)
            switch numbers.below(4) {
            case 0:
                var way = radices.map { $0 - 1 }
                way[one] = numbers.below(radices[one])
                ways.append(way)
            case 1:
                var way = radices.map { _ in 0 }
                way[one] = numbers.below(radices[one])
                ways.append(way)
            case 2:
                // Mostly kept, or mostly lost.
                let odds = 1 + numbers.below(9)
                ways.append(radices.map { numbers.below(10) < odds ? $0 - 1 : 0 })
            default:
                ways.append(radices.map { numbers.below($0) })
            }
        }
        return ways
    }

    private func everyWay() -> [[Int]] {
        var ways: [[Int]] = [[]]
        for radix in radices {
            ways = ways.flatMap { way in (0..<radix).map { way + [$0] } }
        }
        return ways
    }

    /// The disk as the next start finds it.
    public func disk(keeping way: [Int]) -> Volume {
        var result = volume
        result.pending = []
        result.isShutDown = false
        var picks = slots.all.map { _ in 0 }
        var sizes: [Int: Int] = [:]
        var sectors: [Int: [Int: Int]] = [:]
        for (choice, pick) in zip(choices, way) {
            switch choice {
            case .name(let slot): picks[slot] = pick
            case .size(let inode): sizes[inode] = pick
            case .sector(let inode, let sector): sectors[inode, default: [:]][sector] = pick
            case .mode(let inode): if pick == 1 { result[inode].durablePermissions = result[inode].permissions }
            }
        }
        slots.close(&picks, volume.pending, with: [.renames, .newFolders, .removedFolders])
        for (slot, pick) in zip(slots.all, picks) where pick > 0 {
            let change = slots.change(slot.operations[pick - 1], volume.pending)
            result[slot.folder].durableNames[slot.name] = change.after
        }
        for index in result.inodes.indices {
            guard let inode = result.inodes[index] else { continue }
            if inode.bytes.isDirty {
                let kept = inode.bytes.kept(size: sizes[index] ?? 0) { sector, _ in sectors[index]?[sector] ?? 0 }
                result[index].bytes = VolatileBytes(durable: kept)
            } else if inode.bytes.cache.count != inode.bytes.disk.count || inode.bytes.cache != inode.bytes.disk {
                // The cache showed what a failed flush never wrote.
                result[index].bytes = VolatileBytes(durable: inode.bytes.disk)
            }
            if inode.permissions != inode.durablePermissions {
                result[index].permissions = inode.durablePermissions
            }
        }
        result.forgetWhatHasNoName()
        return result
    }
}

extension Volume {
    /// What a start finds: only what a name leads to, with the names that are on the disk.
    mutating func forgetWhatHasNoName() {
        var links = [UInt32](repeating: 0, count: inodes.count)
        var isReached = [Bool](repeating: false, count: inodes.count)
        var open = [Self.root]
        isReached[Self.root] = true
        while let folder = open.popLast() {
            for inode in self[folder].durableNames.values {
                links[inode] += 1
                guard !isReached[inode] else { continue }
                isReached[inode] = true
                self[inode].parent = folder
                if self[inode].kind == .directory { open.append(inode) }
            }
        }
        for index in inodes.indices where inodes[index] != nil {
            guard isReached[index] else {
                inodes[index] = nil
                continue
            }
            if self[index].kind == .directory {
                self[index].names = self[index].durableNames
                // One whose removal was lost has its name again.
                self[index].links = 2
            } else {
                self[index].links = links[index]
            }
        }
    }

    /// The same for two disks that hold the same: every path, kind, mode and byte, whatever the order of names.
    public var fingerprint: UInt64 { fingerprint(of: Self.root) }

    private func fingerprint(of inode: Int) -> UInt64 {
        let node = self[inode]
        var hash = Self.mix(0xcbf2_9ce4_8422_2325, UInt64(node.permissions))
        if node.kind == .directory {
            for (name, child) in node.names {
                var entry: UInt64 = 0x9E37_79B9_7F4A_7C15
                for byte in name.bytes { entry = Self.mix(entry, UInt64(byte)) }
                hash &+= Self.mix(entry, fingerprint(of: child))
            }
        } else {
            for byte in node.bytes.cache { hash = Self.mix(hash, UInt64(byte)) }
            hash = Self.mix(hash, UInt64(node.bytes.cache.count))
        }
        return hash
    }

    /// FNV-1a's step.
    private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 { (hash ^ value) &* 0x100_0000_01b3 }
}

import ReleaseModel

/// Contents that were added lately and are not in the register's order of keys yet: in memory, so that adding one
/// touches no page of a tree that may be far larger than any cache.
struct RecentContents {
    /// A content's key and the record that made it known.
    struct Place: Equatable {
        /// The first bytes of its digest, as ``RecentContents/key(_:)`` has them.
        var key: UInt64
        /// The record.
        var sequence: UInt64
    }

    private var sequences: [UInt64: UInt64] = [:]
    /// Of contents that share a key with another one here: none, but for somebody who looked for such digests.
    private var twins: [Place] = []
    /// The last of them.
    private(set) var last: UInt64 = 0

    /// How many there are.
    var count: Int { sequences.count + twins.count }

    /// 48 bits: SQLite keeps such a number in six bytes. Different contents may share one.
    static func key(_ digest: ContentDigest) -> UInt64 { digest.prefix >> 16 }

    mutating func add(_ place: Place) {
        if sequences[place.key] == nil {
            sequences[place.key] = place.sequence
        } else {
            twins.append(place)
        }
        last = max(last, place.sequence)
    }

    /// The records whose contents have this key, in no order.
    func sequences(_ key: UInt64) -> [UInt64] {
        guard let first = sequences[key] else { return [] }
        return twins.isEmpty ? [first] : [first] + twins.filter { $0.key == key }.map(\.sequence)
    }

    /// All of them by their keys.
    var inOrder: [Place] {
        (sequences.map { Place(key: $0.key, sequence: $0.value) } + twins).sorted {
            ($0.key, $0.sequence) < ($1.key, $1.sequence)
        }
    }

    /// Without those up to a record.
    func after(_ sequence: UInt64) -> RecentContents {
        var rest = RecentContents()
        for place in inOrder where place.sequence > sequence { rest.add(place) }
        return rest
    }
}

import ReleaseModel

/// The pending changes of names, by the name that they change: the disk may be at any of them, but goes through them in
/// their order.
struct NameSlots {
    /// One change within the pending operations.
    struct Part: Hashable {
        let operation: Int
        let change: Int
    }

    /// One name in one folder, and what happened to it since the last flush.
    struct Slot {
        let folder: Int
        let name: PathBytes
        var operations: [Part] = []
    }

    private struct Key: Hashable {
        let folder: Int
        let name: PathBytes
    }

    private(set) var all: [Slot] = []
    /// For each part: its slot, and its place in that slot.
    private var places: [Part: (slot: Int, index: Int)] = [:]

    init(_ pending: [Volume.NameOperation]) {
        var known: [Key: Int] = [:]
        for (number, operation) in pending.enumerated() {
            for (index, change) in operation.changes.enumerated() {
                let key = Key(folder: change.folder, name: change.name)
                let slot = known[key] ?? all.count
                if slot == all.count {
                    known[key] = slot
                    all.append(Slot(folder: change.folder, name: change.name))
                }
                let part = Part(operation: number, change: index)
                places[part] = (slot, all[slot].operations.count)
                all[slot].operations.append(part)
            }
        }
    }

    func change(_ part: Part, _ pending: [Volume.NameOperation]) -> Volume.NameChange {
        pending[part.operation].changes[part.change]
    }

    /// What a change cannot be on the disk without.
    struct Needs: OptionSet {
        let rawValue: Int
        /// The name that a rename takes away: the name that it gives.
        static let renames = Needs(rawValue: 1)
        /// A folder that is gone: that it is empty.
        static let removedFolders = Needs(rawValue: 2)
        /// A name in a new folder: that folder's own.
        static let newFolders = Needs(rawValue: 4)
    }

    /// Raises the picks until each change has what it needs.
    func close(_ picks: inout [Int], _ pending: [Volume.NameOperation], with needs: Needs) {
        let makers = needs.contains(.newFolders) ? makersOfFolders(pending) : [:]
        var isChanged = true
        while isChanged {
            isChanged = false
            for slot in all.indices {
                for part in all[slot].operations.prefix(picks[slot]) {
                    let change = change(part, pending)
                    if needs.contains(.renames) && part.change == 1 {
                        raise(&picks, Part(operation: part.operation, change: 0), &isChanged)
                    }
                    if needs.contains(.newFolders), change.after != nil, let maker = makers[change.folder] {
                        raise(&picks, maker, &isChanged)
                    }
                    if needs.contains(.removedFolders), let removed = change.removedFolder {
                        for other in all.indices where all[other].folder == removed {
                            if picks[other] < all[other].operations.count {
                                picks[other] = all[other].operations.count
                                isChanged = true
                            }
                        }
                    }
                }
            }
        }
    }

    /// A rename takes the folders that it goes into with it: one transaction holds them all.
    func closeRenamedIntoNewFolders(_ picks: inout [Int], _ pending: [Volume.NameOperation]) {
        let makers = makersOfFolders(pending)
        var isChanged = true
        while isChanged {
            isChanged = false
            for slot in all.indices {
                for part in all[slot].operations.prefix(picks[slot]) where part.change == 1 {
                    var folder = change(Part(operation: part.operation, change: 0), pending).folder
                    while let maker = makers[folder] {
                        raise(&picks, maker, &isChanged)
                        folder = change(maker, pending).folder
                    }
                }
            }
        }
    }

    private func raise(_ picks: inout [Int], _ part: Part, _ isChanged: inout Bool) {
        guard let place = places[part], picks[place.slot] <= place.index else { return }
        picks[place.slot] = place.index + 1
        isChanged = true
    }

    private func makersOfFolders(_ pending: [Volume.NameOperation]) -> [Int: Part] {
        var makers: [Int: Part] = [:]
        for (number, operation) in pending.enumerated() {
            for (index, change) in operation.changes.enumerated() {
                if let inode = change.after { makers[inode] = Part(operation: number, change: index) }
            }
        }
        return makers
    }
}

import FileIO
import Intake
import Journal
import Register
import ReleaseModel

/// The search index, as far up to date as it can be had.
struct SearchOpening {
    private let place: Place

    init(_ place: Place) { self.place = place }

    /// - Throws: ``Failure``: 66 there is none yet; 77; ``SearchFault``.
    func index() throws -> SearchIndex {
        guard let state = try place.state() else {
            throw Failure(Failure.notFound, "no state in \(place.root.escaped): the service has never run here")
        }
        let isServed = try ServiceLock.holder(in: state) != nil
        let isOwner = try state.calls.effectiveUser() == state.status().uid
        if !isServed && isOwner { try bringUp(state) }
        guard let path = try OpenRegister.path(place, SearchUpkeep.fileName) else {
            let hint =
                isServed ? "the service makes it: try again in a moment" : "run it as the user the service runs as"
            throw Failure(Failure.notFound, "there is no search index yet", hint: hint)
        }
        do {
            let index = try SearchIndex(path: path, isReadOnly: true)
            try tellLag(index)
            return index
        } catch let fault as SearchFault {
            throw Self.failure(fault)
        }
    }

    /// Without a service, which would do it.
    private func bringUp(_ state: Directory) throws {
        let progress = Progress()
        defer { progress.clear() }
        let upkeep = try SearchUpkeep(root: place.root, calls: state.calls)
        defer { upkeep.close() }
        try Self.bringUp(upkeep, place, progress) {
            // Only who holds the lock may take it away: else a service that starts now would go on with a file
            // that nobody sees.
            let lock = try place.lock(state)
            try upkeep.removeIndex()
            _ = consume lock
        }
    }

    /// Reads all that the journal has and the index has not.
    static func bringUp(
        _ upkeep: SearchUpkeep,
        _ place: Place,
        _ progress: Progress,
        removing remove: () throws -> Void
    ) throws {
        let head = try JournalEnd.last(in: place.journal())?.head ?? .beginning
        progress.begin("search index", total: Int64(head.last?.value ?? 0))
        do {
            while try upkeep.bite() { progress.add(Int64(SearchUpkeep.biteRecordsMax)) }
        } catch let fault as SearchFault {
            guard case .unusable = fault else { throw failure(fault) }
            try remove()
            do { while try upkeep.bite() { progress.add(Int64(SearchUpkeep.biteRecordsMax)) } } catch {
                throw (error as? SearchFault).map(failure) ?? error
            }
        }
    }

    private func tellLag(_ index: SearchIndex) throws {
        let last = try JournalEnd.last(in: place.journal())?.record.sequence.value ?? 0
        let mark = try index.mark()?.sequence.value ?? 0
        guard mark < last else { return }
        let count = Words.count(last - mark, "record")
        StandardStreams.complain("note: the search index is \(count) behind the journal")
    }

    static func failure(_ fault: SearchFault) -> Failure {
        switch fault {
        case .unavailable: return Failure(74, "\(fault)")
        case .unusable(let problem):
            return Failure(65, "the search index: \(problem)", hint: "the next start of the service makes it anew")
        }
    }
}

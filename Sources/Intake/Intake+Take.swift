import Custody
import FileIO
import ReleaseModel

/// The bytes of a batch's drops become the service's own.
extension Intake {
    /// Fans out over the cores and comes back.
    func take(_ drops: [Drop]) -> [Taking] {
        let progress = goingOn
        return around.pool.map(ownershipTasks(drops)) { [ownership] task in ownership.take(task, progress: progress) }
    }

    /// Once more, when what is adopted is under way to the disk: it is asked whether it is there. What is not kept need
    /// not be: the content of a recorded original waits for no disk.
    func takeAgain(_ drops: [Drop], _ takings: [Taking], unless recorded: Recorded) -> [Taking] {
        let isKept = takings.map { taking in taking.fixity.map { recorded.originals[$0.digest] == nil } ?? true }
        if !writesAhead {
            for case (.owned(let original), true) in zip(takings, isKept) { original.startWriteback() }
        }
        // Where a whole batch was recorded already, the next one is likely to be.
        writesAhead = drops.count < Self.fanOutMin || isKept.contains(true)
        let indices = isKept.indices.filter { isKept[$0] }
        let (progress, tasks) = (goingOn, ownershipTasks(drops))
        let again = around.pool.map(indices) { [ownership] index in
            ownership.takeAgain(tasks[index], takings[index], progress: progress)
        }
        var takings = takings
        for (index, taking) in zip(indices, again) { takings[index] = taking }
        return takings
    }

    /// Told of each stretch of bytes that was read.
    private var goingOn: Fixity.Progress {
        let (progress, stop) = (around.progress, around.stop)
        return { () throws(Fixity.GivenUp) in
            progress()
            if stop.isAsked { throw Fixity.GivenUp() }
        }
    }

    private func ownershipTasks(_ drops: [Drop]) -> [OwnershipHolder.Task] {
        drops.map { drop in
            OwnershipHolder.Task(
                name: drop.place.name,
                folder: drop.folder,
                expected: .init(
                    identity: drop.status.identity,
                    size: drop.status.size,
                    modified: drop.status.modified
                ),
                mayAdopt: drop.mayAdopt,
                mayClone: drop.origin != nil,
                writesAhead: writesAhead,
                rejection: drop.rejection?.reason
            )
        }
    }
}

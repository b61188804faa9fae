import Custody
import FileIO
import ReleaseModel
import Settings

/// The bytes of a batch's drops become the service's own.
extension Intake {
    /// Fans out over the cores and comes back. What was taken beside the batches is left as it is.
    func take(_ drops: [Drop]) -> [Taking] {
        let (progress, tasks) = (
            goingOn, drops.filter { $0.taking == nil }.map { task(of: $0, writesAhead: writesAhead) }
        )
        var takings = around.pool.map(tasks) { [ownership] task in ownership.take(task, progress: progress) }[...]
        return drops.compactMap { $0.taking ?? takings.popFirst() }
    }

    /// Once more, when what is adopted is under way to the disk: it is asked whether it is there, and meanwhile all is
    /// read. What is not kept need not be on the disk: the content of a recorded original waits for none.
    /// - Returns: what was read, nil where nobody looked.
    func complete(_ drops: [Drop], _ takings: inout [Taking], unless recorded: Recorded) -> [ReadDrop?] {
        let isKept = takings.map { taking in taking.fixity.map { recorded.originals[$0.digest] == nil } ?? true }
        if !writesAhead {
            for case (.owned(let original), true) in zip(takings, isKept) { original.startWriteback() }
        }
        // Where a whole batch was recorded already, the next one is likely to be.
        writesAhead = drops.count < Self.fanOutMin || isKept.contains(true)
        let indices = isKept.indices.filter { isKept[$0] && drops[$0].taking == nil }
        let (progress, tasks) = (goingOn, indices.map { (task(of: drops[$0]), takings[$0]) })
        let start = around.calls.monotonicTime()
        var readingTime = Duration.zero
        var reads: [ReadingTask.Outcome] = []
        let again = around.flushes.map(
            tasks,
            meanwhile: {
                reads = read(drops, takings)
                readingTime = around.calls.monotonicTime() - start
            }
        ) { [ownership] task, taking in
            ownership.takeAgain(task, taking, progress: progress)
        }
        // Reading is work, also where it goes on while others wait for the disk.
        waited = around.calls.monotonicTime() - start - readingTime
        for (index, taking) in zip(indices, again) {
            // Other bytes, it may be.
            if configuration.reading, takings[index].original !== taking.original {
                reads[index] = ReadingTask(drops[index]).read(taking)
            }
            takings[index] = taking
        }
        return drops.indices.map { index in
            switch reads[index] {
            case .nothing: return nil
            case .read(let read): return read
            case .failed(let error):
                takings[index].fail(error)
                return nil
            }
        }
    }

    /// Told of each stretch of bytes that was read.
    private var goingOn: Fixity.Progress {
        let (progress, stop) = (around.progress, around.stop)
        return { () throws(Fixity.GivenUp) in
            progress()
            if stop.isAsked { throw Fixity.GivenUp() }
        }
    }

    /// What taking the bytes of a drop needs.
    /// - Parameter writesAhead: as in ``Custody/Ownership``: false where it is likely not to be kept.
    func task(of drop: Drop, writesAhead: Bool = true) -> OwnershipHolder.Task {
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

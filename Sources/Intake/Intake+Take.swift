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

    /// The rest that can be done to each drop by itself: asked whether what is adopted, and under way to the disk, is
    /// there; taken once more where it is not; and read. While one waits for the disk, others are read. What is not kept
    /// need not be on the disk: the content of a recorded original waits for none.
    ///
    /// Bytes that cannot be read again just now are an error as any other is: the file goes back, rather than have a
    /// record for ever that says there is no text.
    /// - Returns: what was read, nil where nobody looked.
    func complete(_ drops: [Drop], _ takings: inout [Taking], unless recorded: Recorded) -> [ReadDrop?] {
        let isKept = takings.map { taking in taking.fixity.map { recorded.originals[$0.digest] == nil } ?? true }
        if !writesAhead {
            for case (.owned(let original), true) in zip(takings, isKept) { original.startWriteback() }
        }
        // Where a whole batch was recorded already, the next one is likely to be.
        writesAhead = drops.count < Self.fanOutMin || isKept.contains(true)
        let tasks = drops.indices.map { index in
            Completion(
                task: isKept[index] && drops[index].taking == nil ? task(of: drops[index]) : nil,
                taking: takings[index],
                reading: configuration.reading ? ReadingTask(drops[index]) : nil
            )
        }
        let (goOn, progress, calls) = (goingOn, around.progress, around.calls)
        let start = calls.monotonicTime()
        let completed = around.flushes.map(tasks) { [ownership] task in
            defer { progress() }
            return task.done(by: ownership, calls, progress: goOn)
        }
        // The rest is waiting.
        let readingTime = completed.reduce(.zero) { $0 + $1.readingTime } / min(around.flushes.width, tasks.count)
        waited = max(.zero, calls.monotonicTime() - start - readingTime)
        takings = completed.map(\.taking)
        return completed.map(\.read)
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

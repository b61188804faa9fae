import Custody
import FileIO
import Inbox
import ReleaseModel
import Settings

/// Large files: claimed like any other, each by itself; their bytes are read, hashed, copied and flushed beside the
/// batches; and when that is done they go the rest of the way with the next batch. The commit path is one.
///
/// Until then such a file is what every file between claim and commit is: in custody without a record. A crash, a stop
/// or a power cut finds it there, or in the inbox, and it is taken anew.
extension Intake {
    func isLarge(_ observed: FileObservation) -> Bool { observed.size >= around.largeBytesMin }

    /// Descriptors and the disk are everybody's. While the place is out of order, one tries.
    var mayTakeLarge: Bool {
        large.count + arrived.count < (trialFilesMax < Limits.batchFilesMax ? 1 : Limits.largeFilesMax)
    }

    /// An earlier file of this name is still on its way: a later one must not overtake it.
    func isUnderWay(_ path: PathBytes, of seat: InboxSeat) -> Bool {
        (large + arrived).contains { file in
            file.batch.drops.contains { $0.seat.settings.name == seat.settings.name && $0.place.inboxPath == path }
        }
    }

    /// Where large files lie in custody now.
    var placesOfLarge: [CustodyPlace] { (large + arrived).flatMap { $0.batch.drops.map(\.place) } }

    /// Claims one file by itself, and has its bytes taken.
    func takeBeside(_ claim: (inout Batch) throws(FileError) -> Void, at now: MonotonicTime) throws(FileError) {
        var batch = Batch()
        do throws(FileError) { try claim(&batch) } catch {
            removeFolders(batch)
            throw error
        }
        guard let drop = batch.drops.first else { return removeFolders(batch) }
        lastLarge += 1
        let number = lastLarge
        if large.isEmpty { taken.noteProgress(at: now) }
        large.append(LargeFile(number: number, batch: batch, since: now))
        let task = task(of: drop)
        let (calls, stop, wake) = (around.calls, around.stop, around.wake)
        around.background.async { [ownership, taken] in
            let goOn: Fixity.Progress = { () throws(Fixity.GivenUp) in
                taken.noteProgress(at: calls.monotonicTime())
                if stop.isAsked { throw Fixity.GivenUp() }
            }
            taken.finish(number, ownership.takeWhole(task, progress: goOn))
            wake()
        }
    }

    /// Looks which files' bytes have been taken since.
    func collectTaken() {
        guard !large.isEmpty else { return }
        let finished = taken.takeFinished()
        guard !finished.isEmpty else { return }
        for var file in large {
            guard let taking = finished[file.number] else { continue }
            for index in file.batch.drops.indices { file.batch.drops[index].taking = taking }
            arrived.append(file)
        }
        large.removeAll { finished[$0.number] != nil }
    }

    /// They go first: they came first.
    func joinArrived(_ batch: inout Batch) {
        let count = min(arrived.count, max(0, filesMax - batch.drops.count))
        for file in arrived.prefix(count) { batch.join(file) }
        arrived.removeFirst(count)
    }

    /// A batch was not made: what had joined it waits for the next.
    func partArrived(_ batch: Batch) -> [Drop] {
        arrived.insert(contentsOf: batch.joined, at: 0)
        return batch.drops.filter { $0.taking == nil }
    }

    /// Where the disk hangs under those who work beside the intake's queue, the queue goes on, and with it the watchdog's
    /// pings: this says it.
    func noteSilenceOfLarge(at now: MonotonicTime) {
        guard !large.isEmpty, now - taken.lastProgress >= Limits.largeFileSilenceMax else {
            return endCondition("large-files")
        }
        let text = "nothing was read or written of a large file for over \(Limits.largeFileSilenceMax.forPeople)"
        beginCondition("large-files", text + ": does the disk answer?")
    }

    /// Makes the folders that the next batch claims into, so that who drops a single file need not wait for them. In the
    /// root's custody only: nobody's disk but the service's own is asked for what no drop needs yet.
    func prepareNextBatch() throws(FileError) {
        guard !isNextPrepared, pausedUntil == nil else { return }
        isNextPrepared = true
        let mount = try layout.custody.root.status().mount
        let inboxes = seats.prefix(Limits.preparedInboxesMax).filter { $0.monitor.mount == mount }
        if !inboxes.isEmpty { try layout.custody.prepareBatch(for: inboxes.map(\.settings.name)) }
    }
}

import Custody
import FileIO
import Reading
import Register
import ReleaseModel
import Settings

/// The text of a batch's drops.
extension Intake {
    /// The next batch is held against these too.
    func remember(_ releases: [ReleaseEntry]) {
        for release in releases {
            if let bits = release.fingerprint, let language = release.language {
                memory.add(release.seen.sequence, bits, language)
            }
        }
    }
}

/// What is done to one drop when the bytes of all of its batch are taken, without what belongs to the intake's queue.
struct Completion: Sendable {
    /// nil where it need not be taken again.
    let task: OwnershipHolder.Task?
    let taking: Taking
    /// nil where it is not to be read.
    let reading: ReadingTask?

    func done(by ownership: OwnershipHolder, _ calls: any SystemCalls, progress: Fixity.Progress) -> Completed {
        let taking = task.map { ownership.takeAgain($0, self.taking, progress: progress) } ?? self.taking
        guard let reading, case .owned(let original) = taking else { return Completed(taking: taking) }
        let start = calls.monotonicTime()
        do throws(FileError) {
            let read = try reading.read(original)
            return Completed(taking: taking, read: read, readingTime: calls.monotonicTime() - start)
        } catch {
            try? original.abandon()
            return Completed(taking: .failed(error))
        }
    }
}

/// What came of it.
struct Completed: Sendable {
    let taking: Taking
    /// nil where nobody looked.
    var read: ReadDrop?
    var readingTime = Duration.zero
}

/// What reading one drop needs.
struct ReadingTask: Sendable {
    let name: PathBytes
    let zone: ZoneOffset

    init(_ drop: Drop) { (name, zone) = (drop.place.name, drop.seat.zone) }

    func read(_ original: OwnedOriginal) throws(FileError) -> ReadDrop {
        let contentType = original.fixity.probe.mediaType(name: name).contentType
        guard ReadDrop.mayBeText(contentType), original.fixity.size <= Int64(ReadingOptions.bytesMax) else {
            return ReadDrop.notExtracted(contentType)
        }
        let bytes = try original.bytes(upTo: ReadingOptions.bytesMax)
        return ReadDrop(bytes, contentType: contentType, zone: zone)
    }
}

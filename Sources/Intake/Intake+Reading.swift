import Custody
import FileIO
import Reading
import Register
import ReleaseModel
import Settings

/// The text of a batch's drops.
extension Intake {
    /// Reads what may be text, over the cores. Bytes that cannot be read again just now are an error as any other is: the
    /// file goes back, rather than have a record for ever that says there is no text.
    func read(_ drops: [Drop], _ takings: [Taking]) -> [ReadingTask.Outcome] {
        guard configuration.reading else { return drops.map { _ in .nothing } }
        // For one small drop, waking other threads takes longer than reading it.
        let pool: any WorkPool = drops.count < Self.fanOutMin ? InlineWork() : around.pool
        let progress = around.progress
        return pool.map(zip(drops, takings).map { (ReadingTask($0), $1) }) { task, taking in
            defer { progress() }
            return task.read(taking)
        }
    }

    /// The next batch is held against these too.
    func remember(_ releases: [ReleaseEntry]) {
        for release in releases {
            if let bits = release.fingerprint, let language = release.language {
                memory.add(release.seen.sequence, bits, language)
            }
        }
    }
}

/// What reading one drop needs, without what belongs to the intake's queue.
struct ReadingTask: Sendable {
    enum Outcome: Sendable {
        /// Nobody looked.
        case nothing
        case read(ReadDrop)
        case failed(FileError)
    }

    private let name: PathBytes
    private let zone: ZoneOffset

    init(_ drop: Drop) { (name, zone) = (drop.place.name, drop.seat.zone) }

    func read(_ taking: Taking) -> Outcome {
        guard let original = taking.original else { return .nothing }
        let contentType = original.fixity.probe.mediaType(name: name).contentType
        guard ReadDrop.mayBeText(contentType), original.fixity.size <= Int64(ReadingOptions.bytesMax) else {
            return .read(ReadDrop.notExtracted(contentType))
        }
        do throws(FileError) {
            let bytes = try original.bytes(upTo: ReadingOptions.bytesMax)
            return .read(ReadDrop(bytes, contentType: contentType, zone: zone))
        } catch {
            return .failed(error)
        }
    }
}

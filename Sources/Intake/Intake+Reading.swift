import Custody
import FileIO
import Reading
import Register
import ReleaseModel
import Settings

/// The text of a batch's drops.
extension Intake {
    /// Reads what may be text, over the cores. Bytes that cannot be read again just now are an error as any other is:
    /// the file goes back, rather than have a record for ever that says there is no text.
    /// - Returns: nil where nobody looked.
    func read(_ drops: [Drop], _ takings: inout [Taking]) -> [ReadDrop?] {
        guard configuration.reading else { return drops.map { _ in nil } }
        let tasks = zip(drops, takings).map { drop, taking -> ReadingTask? in
            guard case .owned(let original) = taking else { return nil }
            return ReadingTask(original: original, name: drop.place.name, zone: drop.seat.zone)
        }
        // For one small drop, waking other threads takes longer than reading it.
        let pool: any WorkPool = tasks.count < 4 ? InlineWork() : around.pool
        let progress = around.progress
        let found = pool.map(tasks) { task -> ReadingTask.Outcome in
            defer { progress() }
            return task?.read() ?? .nothing
        }
        return found.indices.map { index in
            switch found[index] {
            case .nothing: return nil
            case .read(let read): return read
            case .failed(let error):
                if case .owned(let original) = takings[index] { try? original.abandon() }
                takings[index] = .failed(error)
                return nil
            }
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
private struct ReadingTask: Sendable {
    enum Outcome: Sendable {
        case nothing
        case read(ReadDrop)
        case failed(FileError)
    }

    let original: OwnedOriginal
    let name: PathBytes
    let zone: ZoneOffset

    func read() -> Outcome {
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

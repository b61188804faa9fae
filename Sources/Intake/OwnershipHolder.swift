import Custody
import FileIO
import ReleaseModel

/// Takes the bytes of one drop, on any thread.
struct OwnershipHolder: Sendable {
    private let ownership: Ownership

    init(_ ownership: Ownership) { self.ownership = ownership }

    /// What one drop needs, without what belongs to the intake's queue.
    struct Task: Sendable {
        let name: PathBytes
        let folder: Directory
        let expected: Ownership.Expected
        var mayAdopt: Bool
        var mayClone: Bool
        var writesAhead: Bool
        let rejection: Rejection.Reason?
    }

    func take(_ task: Task, progress: Fixity.Progress) -> Taking {
        do {
            if let reason = task.rejection {
                return Refusal.isHashed(reason) ? try hash(task, progress: progress) : .unread
            }
            switch try ownership.own(
                task.name,
                in: task.folder,
                expected: task.expected,
                mayAdopt: task.mayAdopt,
                mayClone: task.mayClone,
                writesAhead: task.writesAhead,
                progress: progress
            ) {
            case .owned(let original): return .owned(original)
            case .changed(let reason): return .changed(reason)
            }
        } catch let error as FileError {
            return .failed(error)
        } catch {
            return .givenUp
        }
    }

    /// Takes anew, by a copy, what was adopted and is not on the disk though its pages show it: its writer's flush had
    /// failed, or it has holes on purpose. After ``take(_:progress:)`` of the whole batch, so that each wait for the disk
    /// finds the others' bytes under way.
    func takeAgain(_ task: Task, _ taking: Taking, progress: Fixity.Progress) -> Taking {
        guard case .owned(let original) = taking, case .adopted = original.how else { return taking }
        do throws(FileError) {
            if try original.writtenBytes() != .notAll { return taking }
            try original.abandon()
        } catch {
            try? original.abandon()
            return .failed(error)
        }
        var task = task
        task.mayAdopt = false
        task.mayClone = false
        return take(task, progress: progress)
    }

    /// Takes one file to the end: taken again where it must be, and on the disk, so that the flushes of the batch that it
    /// joins have nothing to wait for.
    func takeWhole(_ task: Task, progress: Fixity.Progress) -> Taking {
        let taking = takeAgain(task, take(task, progress: progress), progress: progress)
        guard case .owned(let original) = taking else { return taking }
        do throws(FileError) {
            original.startWriteback()
            try original.flush()
            return taking
        } catch {
            // An error of a flush is final: whoever gets this stops the service.
            return .failed(error)
        }
    }

    /// A file that is set aside is hashed where it lies; it is not kept, so it need not be owned.
    private func hash(_ task: Task, progress: Fixity.Progress) throws -> Taking {
        let file = try task.folder.open(task.name, .read)
        if try file.askLease() == .refused { return .changed("somebody has it open for writing") }
        let fixity = try Fixity.read(file, progress: progress)
        return fixity.size == task.expected.size ? .hashed(fixity) : .changed("it changed while it was read")
    }
}

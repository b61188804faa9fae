import EventSources
import Intake
import ReleaseModel

/// Work fanned out over the cores by Dispatch.
struct CoreWork: WorkPool {
    func forEach(_ count: Int, meanwhile: () -> Void, _ body: @Sendable (Int) -> Void) {
        ParallelWork.forEach(count: count, meanwhile: meanwhile, body)
    }
}

/// Work that waits for the disk, on more threads than there are cores.
struct DiskWork: WorkPool {
    func forEach(_ count: Int, meanwhile: () -> Void, _ body: @Sendable (Int) -> Void) {
        ParallelWork.forEach(count: count, kind: .waiting, meanwhile: meanwhile, body)
    }
}

/// The bytes of large files, on threads of their own.
struct LargeFileWork: BackgroundWork {
    private let queue = BackgroundQueue(
        label: "released.large",
        width: min(ParallelWork.cores, Limits.largeFilesAtOnceMax)
    )

    func async(_ work: @escaping @Sendable () -> Void) { queue.async(work) }
}

import EventSources
import Intake

/// Work fanned out over the cores by Dispatch.
struct CoreWork: WorkPool {
    func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
        ParallelWork.forEach(count: count, body)
    }
}

import FileIO
import Intake
import Register
import ReleaseModel
import Settings
import TestSupport

/// The service on a simulated machine: started, served for a while, stopped in order or cut off.
struct SimulatedService {
    let configuration: Configuration
    let disk: SimulatedDisk

    /// What ended it.
    enum End: Sendable {
        case stopped
        case powerCut
        case failed(String)
    }

    /// Serves for a time, or until the power is cut.
    /// - Parameter meanwhile: done at their time after the start.
    func serve(for time: Duration, meanwhile: [(Duration, () -> Void)] = []) -> End {
        do {
            let intake = try start()
            try run(intake, for: time, meanwhile)
            try intake.stop()
            return disk.isCut ? .powerCut : .stopped
        } catch {
            return disk.isCut ? .powerCut : .failed("\(error)")
        }
    }

    private func start() throws -> Intake {
        let disk = disk
        return try Intake(
            configuration,
            Intake.Surroundings(
                calls: disk,
                pool: InlineWork(),
                tell: { _, _ in },
                progress: {},
                recovering: { _ in },
                stop: StopRequest(),
                processIdentifier: 1,
                openIndex: { (path) throws(RegisterFault) in try SimulatedRegister(path: path, calls: disk) }
            )
        )
    }

    private struct Spinning: Error {}

    private func run(_ intake: Intake, for time: Duration, _ meanwhile: [(Duration, () -> Void)]) throws {
        let start = disk.monotonicTime()
        let end = start + time
        var waiting = meanwhile[...]
        var inARow = 0
        while disk.monotonicTime() < end {
            if let (due, action) = waiting.first, disk.monotonicTime() >= start + due {
                action()
                waiting = waiting.dropFirst()
            }
            let next = min(try intake.tick(), waiting.first.map { start + $0.0 } ?? end)
            if next > disk.monotonicTime() {
                disk.advance(to: next)
                inARow = 0
            } else {
                inARow += 1
                if inARow > 500 { throw Spinning() }
            }
        }
    }
}

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
    /// From this size on a file is large.
    var largeBytesMin = Limits.largeFileBytesMin
    /// Whether other threads are done before the intake's goes on.
    var helpersFirst = false

    /// How long the bytes of a large file take.
    private static let largeTime = Duration.milliseconds(700)

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
            let background = DelayedWork(disk, delay: Self.largeTime)
            let intake = try start(background)
            try run(intake, background, for: time, meanwhile)
            try intake.stop()
            return disk.isCut ? .powerCut : .stopped
        } catch {
            return disk.isCut ? .powerCut : .failed("\(error)")
        }
    }

    private func start(_ background: DelayedWork) throws -> Intake {
        let disk = disk
        return try Intake(
            configuration,
            Intake.Surroundings(
                calls: disk,
                pool: InlineWork(meanwhileLast: helpersFirst),
                background: background,
                largeBytesMin: largeBytesMin,
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

    private func run(
        _ intake: Intake,
        _ background: DelayedWork,
        for time: Duration,
        _ meanwhile: [(Duration, () -> Void)]
    ) throws {
        let start = disk.monotonicTime()
        let end = start + time
        var waiting = meanwhile[...]
        var inARow = 0
        while disk.monotonicTime() < end {
            if let (due, action) = waiting.first, disk.monotonicTime() >= start + due {
                action()
                waiting = waiting.dropFirst()
            }
            background.work()
            let asked = try intake.tick()
            let next = min(asked, waiting.first.map { start + $0.0 } ?? end, background.nextDue ?? end)
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

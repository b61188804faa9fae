import FileIO
import Foundation
import ReleaseModel

/// How long a start takes on a root that holds many records, as systemd sees it.
struct Startup {
    let bench: Bench
    let records: UInt64

    /// After so long a service that has started does nothing any more.
    private static let idleTime = Duration.seconds(3)

    /// Floor and service in turns, each with an empty page cache first and then with a warm one.
    func measure() throws -> StartupFigures {
        let root = try GrowthRoot(records, named: "startup", bench: bench)
        defer { root.remove() }
        var figures = StartupFigures.Runs()
        // The first start with reading makes the search index, from the records: not what is measured.
        _ = try ToolRun(bench.tool("releasectl"), ["find", "--config", root.configuration(isRead: true), "harvest"])
        for number in 1...bench.options.runs {
            bench.tell("startup: run \(number) of \(bench.options.runs)")
            if emptyPageCache() {
                figures.floorCold.append(try floor())
                _ = emptyPageCache()
                figures.cold.append(try start(root).startSeconds)
            }
            figures.floorWarm.append(try floor())
            let (seconds, memory) = try start(root)
            figures.warm.append(seconds)
            figures.memory.append(memory)
        }
        return StartupFigures(records: records, figures)
    }

    /// A process of the same program that does nothing.
    private func floor() throws -> Double {
        try timed {
            let run = try ToolRun(bench.binary, ["--help"])
            guard run.status == 0 else { throw BenchFailure("`released --help` ended with status \(run.status)") }
        }.seconds
    }

    private func start(_ root: GrowthRoot) throws -> (startSeconds: Double, ResidentMemory) {
        let service = try root.start(isRead: true)
        LinuxSystemCalls().sleep(for: Self.idleTime)
        let memory = try service.memory()
        try service.stop()
        return (service.startSeconds, memory)
    }

    /// Lets go of every clean page and inode of the machine (proc_sys_vm(5)). - Returns: whether that is allowed.
    private func emptyPageCache() -> Bool {
        guard (try? bench.workplace.directory().flush()) != nil,
            let file = FileHandle(forWritingAtPath: "/proc/sys/vm/drop_caches")
        else { return false }
        return (try? file.write(contentsOf: Data("3\n".utf8))) != nil
    }
}

/// What starts took.
struct StartupFigures: Codable {
    /// Run by run, in seconds.
    struct Runs: Codable {
        var floorCold: [Double] = []
        var cold: [Double] = []
        var floorWarm: [Double] = []
        var warm: [Double] = []
        var memory: [ResidentMemory] = []
    }

    /// The longest start with 1 million records, in seconds, and the most memory then, in MiB (DESIGN.md §7).
    static let target = 0.3
    static let memoryTarget = 32.0

    let records: UInt64
    let runs: Runs
    let floorWarm: Spread
    let warm: Spread
    /// nil where the page cache may not be emptied.
    let floorCold: Spread?
    let cold: Spread?
    let memory: Spread
    let anonymousMemory: Spread

    /// - precondition: there was at least one warm run.
    init(records: UInt64, _ runs: Runs) {
        self.records = records
        self.runs = runs
        floorWarm = Spread(runs.floorWarm)
        warm = Spread(runs.warm)
        floorCold = runs.floorCold.isEmpty ? nil : Spread(runs.floorCold)
        cold = runs.cold.isEmpty ? nil : Spread(runs.cold)
        memory = Spread(runs.memory.map(\.resident))
        anonymousMemory = Spread(runs.memory.map(\.anonymous))
    }
}

import ArgumentParser
import FileIO
import Foundation
import ReleaseModel

/// What every measurement is given.
struct CommonOptions: ParsableArguments {
    @Option(help: "Runs of each; five or more make a result.")
    var runs = 5

    @Option(help: ArgumentHelp("Measure on the file system of this folder.", valueName: "folder"))
    var folder = "."

    @Option(help: ArgumentHelp("The service to measure (default: beside released-bench).", valueName: "path"))
    var released: String?

    @Option(help: "What the service logs, to /dev/null; its default is info.")
    var logLevel = "info"

    @Flag(help: "Flush the files before the clock starts, instead of leaving that to those measured.")
    var flushed = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: ArgumentHelp("Draw the figures into this file too.", valueName: "file.svg"))
    var plot: String?

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs is 1 or more.") }
        // Before minutes of measuring, not after them.
        if let plot, !Plot.canBeWritten(to: plot) {
            throw ValidationError("--plot \(plot): there is no folder for it that can be written to.")
        }
    }
}

/// One measuring: the place, the binary, and who is told how far it is.
struct Bench {
    let options: CommonOptions
    let binary: String
    let workplace: Workplace

    /// Measures with `body`, prints, and leaves nothing behind.
    static func measure(_ options: CommonOptions, _ body: (Bench) throws -> Report.Figures) throws {
        LinuxProcess.raiseOpenFilesLimit()
        do {
            let binary = try options.released ?? beside("released")
            guard FileManager.default.isExecutableFile(atPath: binary) else {
                throw BenchFailure("no service at \(binary): build it (`swift build -c release`), or use --released")
            }
            let workplace = try Workplace(in: options.folder)
            defer { workplace.remove() }
            try workplace.removeWhenInterrupted()
            let machine = try Machine(folder: try workplace.directory())
            let bench = Bench(options: options, binary: binary, workplace: workplace)
            let report = Report(machine: machine, options: options, figures: try bench.figures(body))
            LinuxProcess.write(Array((options.json ? try report.json() : report.text).utf8)[...], to: 1)
            if let path = options.plot { try report.plot(to: path) }
        } catch {
            LinuxProcess.write(Array("error: \(error)\n".utf8)[...], to: 2)
            throw ExitCode.failure
        }
    }

    private func figures(_ body: (Bench) throws -> Report.Figures) throws -> Report.Figures {
        do { return try body(self) } catch {
            workplace.giveWayToInterruption()
            throw error
        }
    }

    /// A program of the same build.
    static func beside(_ name: String) throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// Tells the person at a terminal what is being done.
    func tell(_ text: String) {
        if LinuxProcess.terminalColumns(2) != nil { LinuxProcess.write(Array("\(text)\n".utf8)[...], to: 2) }
    }

    /// A run of the floor in a new folder.
    func runFloor<Result>(
        count: Int,
        bytes: Int,
        _ body: (BareLoop, PreparedFiles) throws -> Result
    ) throws -> Result {
        try runFloor(isLarge: Self.isLarge(count, bytes), { try prepare(count, bytes, in: $0) }, body)
    }

    /// A run of the floor in a new folder, on files made in a folder beside it.
    func runFloor<Result>(
        isLarge: Bool = false,
        _ prepare: (Directory) throws -> PreparedFiles,
        _ body: (BareLoop, PreparedFiles) throws -> Result
    ) throws -> Result {
        try workplace.run(isLarge: isLarge) { path in
            let place = try Directory.open(configured: PathBytes(path), calls: LinuxSystemCalls())
            let loop = try BareLoop(root: try place.madeDirectory("root", permissions: 0o755).0)
            let files = try prepare(place)
            let result = try body(loop, files)
            try Verification(of: files).bareLoop(loop)
            return result
        }
    }

    /// A run of the service in a new folder.
    /// - Returns: what `body` measured, and the share of adopted files.
    func runService<Result>(
        count: Int,
        bytes: Int,
        _ body: (ServiceRun, PreparedFiles) throws -> Result
    ) throws -> (Result, adopted: Double) {
        var adopted = 0.0
        let result = try runService(
            isLarge: Self.isLarge(count, bytes),
            prepare: { try prepare(count, bytes, in: $0) },
            verify: { adopted = try Verification(of: $0).service($1) },
            body
        )
        return (result, adopted)
    }

    /// A run of the service in a new folder, on files made in a folder beside it.
    func runService<Result>(
        isLarge: Bool = false,
        _ prepare: (Directory) throws -> PreparedFiles,
        _ body: (ServiceRun, PreparedFiles) throws -> Result
    ) throws -> Result {
        try runService(isLarge: isLarge, prepare: prepare, verify: { _ = try Verification(of: $0).service($1) }, body)
    }

    /// A run of the service on texts in a new folder.
    func runService<Result>(
        _ releases: [[UInt8]],
        isRead: Bool,
        _ body: (ServiceRun, PreparedFiles) throws -> Result
    ) throws -> Result {
        try runService(
            settings: "reading = \(isRead)",
            prepare: { place in
                let folder = try place.madeDirectory("files", permissions: 0o755).0
                return try PreparedFiles(releases, flushed: options.flushed, in: folder)
            },
            verify: { _ = try Verification(of: $0, hasTexts: isRead).service($1) },
            body
        )
    }

    /// A run of the service in a new folder.
    /// - Parameter verify: looks at the root that a stopped service left.
    func runService<Result>(
        settings: String = "",
        isLarge: Bool = false,
        prepare: (Directory) throws -> PreparedFiles,
        verify: (PreparedFiles, Directory) throws -> Void,
        _ body: (ServiceRun, PreparedFiles) throws -> Result
    ) throws -> Result {
        try workplace.run(isLarge: isLarge) { path in
            let place = try Directory.open(configured: PathBytes(path), calls: LinuxSystemCalls())
            let files = try prepare(place)
            let service = try ServiceProcess(
                binary,
                root: path + "/root",
                settings: settings,
                logLevel: options.logLevel,
                in: workplace
            )
            let root = try place.directory("root")
            let run = ServiceRun(
                process: service,
                inbox: try root.directory("inbox"),
                tail: try JournalTail(try root.directory("journal"))
            )
            let result = try body(run, files)
            try service.stop()
            try verify(files, root)
            return result
        }
    }

    /// Whether five runs of it are much for a disk.
    private static func isLarge(_ count: Int, _ bytes: Int) -> Bool { count * bytes > 256 << 20 }

    private func prepare(_ count: Int, _ bytes: Int, in place: Directory) throws -> PreparedFiles {
        let folder = try place.madeDirectory("files", permissions: 0o755).0
        return try PreparedFiles(count: count, bytes: bytes, flushed: options.flushed, in: folder)
    }
}

/// A service that is ready, seen from outside.
struct ServiceRun {
    let process: ServiceProcess
    let inbox: Directory
    let tail: JournalTail
}

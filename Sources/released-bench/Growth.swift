import FileIO
import Foundation
import Journal
import ReleaseModel

/// What many records cost: a burst of files that are not text, the start, the memory, the disk, and the tools, on roots
/// that hold few records and many.
struct Growth {
    let bench: Bench
    /// Records that the roots hold before the burst, the fewest first.
    let sizes: [UInt64]
    let files: Int
    let bytes: Int

    /// How long nothing may come before the service is taken to hang.
    private static let patience = Duration.seconds(60)
    /// After so long an idle service has done all that it puts off.
    private static let idleTime = Duration.seconds(9)

    /// One root for each size, the runs in turns over them. The roots grow with each run, but for the smallest, which is
    /// made anew for each.
    func measure() throws -> GrowthFigures {
        var roots = try sizes.enumerated().map { try GrowthRoot($1, named: "root\($0)", bench: bench) }
        defer { for root in roots { root.remove() } }
        var runs = sizes.map { _ in [GrowthFigures.Run]() }
        for number in 1...bench.options.runs {
            for index in sizes.indices {
                bench.tell("growth: run \(number) of \(bench.options.runs), \(sizes[index]) records")
                if index == 0, number > 1 {
                    roots[0].remove()
                    roots[0] = try GrowthRoot(sizes[0], named: "root0-\(number)", bench: bench)
                }
                runs[index].append(try run(roots[index]))
            }
        }
        let tools = try roots.map { try GrowthTools($0, bench: bench).measure() }
        return GrowthFigures(
            files: files,
            bytes: bytes,
            stages: try sizes.indices.map { index in
                try stage(roots[index], runs[index], tools[index])
            }
        )
    }

    private func stage(_ root: GrowthRoot, _ runs: [GrowthFigures.Run], _ tools: GrowthTools.Figures) throws
        -> GrowthFigures.Stage
    {
        GrowthFigures.Stage(
            records: root.records,
            journalMegabytes: Double(try root.bytes(of: "0", in: "journal")) / 1e6,
            registerMegabytes: Double(try root.bytes(of: "register.sqlite", in: "state")) / 1e6,
            searchMegabytes: Double(try root.bytes(of: "search.sqlite", in: "state")) / 1e6,
            madeSeconds: root.madeSeconds,
            rebuildSeconds: root.rebuildSeconds,
            runs: runs,
            tools: tools
        )
    }

    /// Start, idle, burst, idle, stop; then every file is looked for.
    private func run(_ root: GrowthRoot) throws -> GrowthFigures.Run {
        let calls = LinuxSystemCalls()
        let last = try root.last()
        let folder = try root.place.madeDirectory("files", permissions: 0o755).0
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let prepared = try PreparedFiles(count: files, bytes: bytes, flushed: bench.options.flushed, in: folder)
        let service = try root.start(isRead: false)
        calls.sleep(for: .seconds(1))
        let idle = try service.memory()
        let processorStart = service.processorTime
        let (_, seconds) = try timed { try burst(prepared, root, after: last) }
        let processor = service.processorTime - processorStart
        let busy = try service.memory()
        calls.sleep(for: Self.idleTime)
        let after = try service.memory()
        let whole = service.processorTime - processorStart
        try service.stop()
        let adopted = try Verification(of: prepared).service(try root.place.directory("root"), after: last)
        return .init(
            startSeconds: service.startSeconds,
            idle: idle,
            seconds: seconds,
            processorSeconds: processor,
            tidyingSeconds: whole - processor,
            busy: busy,
            after: after,
            adopted: adopted
        )
    }

    /// From before the first rename until the last line can be read.
    private func burst(_ prepared: PreparedFiles, _ root: GrowthRoot, after last: SequenceNumber?) throws {
        let calls = LinuxSystemCalls()
        let inbox = try root.folder("inbox")
        let wanted = SequenceNumber((last?.value ?? 0) + UInt64(prepared.names.count))
        let journal = JournalCopier(folder: try root.folder("journal"), after: last)
        for name in prepared.names { try prepared.drop(name, into: inbox) }
        var (seen, lastGrowth) = (last, calls.monotonicTime())
        while seen.map({ $0 < wanted }) ?? true {
            if let stretch = try journal.stretch() {
                (seen, lastGrowth) = (stretch.last, calls.monotonicTime())
                continue
            }
            guard calls.monotonicTime() - lastGrowth < Self.patience else {
                throw BenchFailure("verification failed: record \(wanted) is not there after \(Self.patience)")
            }
            // The other core is the service's.
            calls.sleep(for: .milliseconds(1))
        }
    }
}

import FileIO
import ReleaseModel

/// Single files, from the rename until the line can be read, while something else is done or nothing.
struct Latency {
    let bench: Bench
    let options: LatencyOptions
    let bytes: Int
    let disturbance: Disturbance

    private static let patience = Duration.seconds(60)
    private static let batchFiles = Limits.batchFilesMax

    /// Floor and service in turns, each run on a new folder.
    func measure() throws -> LatencyFigures {
        var runs: [LatencyFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("latency, \(disturbance.title(options)): run \(number) of \(bench.options.runs)")
            let floor = try bench.runFloor(isLarge: isLarge, prepare, floor)
            let service = try bench.runService(isLarge: isLarge, prepare, service)
            runs.append(.init(floor: try took(floor), service: try took(service)))
        }
        return LatencyFigures(disturbance, options, bytes: bytes, runs: runs)
    }

    /// Whether a run leaves more than all of them together should.
    private var isLarge: Bool {
        switch disturbance {
        case .idle, .burst: false
        case .large, .upload, .uploadFlushed: true
        }
    }

    private func took(_ seconds: [Double]) throws -> LatencyFigures.Took {
        guard !seconds.isEmpty else {
            throw BenchFailure(
                "all was done before the first single file came: take more --burst-files or --beside-bytes"
            )
        }
        return .init(seconds: seconds)
    }

    /// The single files first, then those of the disturbance.
    private func prepare(_ place: Directory) throws -> PreparedFiles {
        let folder = try place.madeDirectory("files", permissions: 0o755).0
        let kinds = [(name: Self.single, count: options.drops, bytes: bytes), disturbance.files(options)]
        return try PreparedFiles(kinds.compactMap(\.self), flushed: bench.options.flushed, in: folder)
    }

    private static let single = "single"

    /// The bare loop: what is due goes into its next batch.
    private func floor(_ loop: BareLoop, _ files: PreparedFiles) throws -> [Double] {
        let (singles, others) = (files.names.prefix(options.drops), files.names.dropFirst(options.drops))
        for name in others { try files.drop(name, into: loop.inbox) }
        let upload = try Upload(disturbance, beside: files.folder)
        defer { upload?.end() }
        var work: ThreadWork?
        if disturbance == .large, let name = others.first {
            let hands = loop.hands
            work = ThreadWork { try hands.takeAlone(name) }
        }
        var rest = disturbance == .burst ? others : []
        var schedule = DropSchedule(count: singles.count)
        var taken: [Double] = []
        while !schedule.isOver || !rest.isEmpty {
            if rest.isEmpty { schedule.wait() }
            let due = try schedule.takeDue { try files.drop(singles[$0], into: loop.inbox) }
            let isDisturbed = work.map { !$0.isDone } ?? (disturbance != .burst || !rest.isEmpty)
            let batch = rest.prefix(Self.batchFiles - due.count)
            rest = rest.dropFirst(batch.count)
            try loop.take(due.map { singles[$0.number] } + batch)
            let now = LinuxSystemCalls().monotonicTime()
            if isDisturbed { taken += due.map { (now - $0.since).inSeconds } }
        }
        try work?.wait()
        return taken
    }

    /// The service: one thread drops and reads, another one drops what disturbs.
    private func service(_ run: ServiceRun, _ files: PreparedFiles) throws -> [Double] {
        let calls = LinuxSystemCalls()
        let (singles, others) = (files.names.prefix(options.drops), files.names.dropFirst(options.drops))
        let upload = try Upload(disturbance, beside: files.folder)
        defer { upload?.end() }
        let (folder, inbox) = (files.folder, run.inbox)
        // The burst is somebody else's: who drops a single file meanwhile does it into a folder of his own.
        let own = disturbance == .burst ? try inbox.madeDirectory("own", permissions: 0o770).0 : inbox
        let work = ThreadWork { for name in others { try folder.move(name, to: name, in: inbox) } }
        if disturbance == .large { try work.wait() }
        var schedule = DropSchedule(count: singles.count)
        var finder = LineFinder(name: Self.single)
        // By number: since when, and whether it was dropped into the disturbance.
        var waiting: [Int: (since: MonotonicTime, counts: Bool)] = [:]
        var taken: [Double] = []
        var lastGrowth = calls.monotonicTime()
        while !schedule.isOver || !waiting.isEmpty || finder.others < others.count {
            let isDisturbed = others.isEmpty || finder.others < others.count
            for drop in try schedule.takeDue({ try files.drop(singles[$0], into: own) }) {
                waiting[drop.number] = (drop.since, isDisturbed)
            }
            let before = finder.lines
            _ = try run.tail.count { finder.take($0) }
            let now = calls.monotonicTime()
            for number in finder.takeFound() {
                guard let drop = waiting.removeValue(forKey: number), drop.counts else { continue }
                taken.append((now - drop.since).inSeconds)
            }
            if finder.lines > before { lastGrowth = now }
            guard now - lastGrowth < Self.patience else {
                throw BenchFailure("verification failed: \(finder.lines) of \(files.names.count) records")
            }
            try run.tail.waitForGrowth(min(schedule.untilNext, .seconds(1)))
        }
        try work.wait()
        return taken
    }
}

/// When single files are dropped: people do not drop in step, and do not wait for each other.
struct DropSchedule {
    private var dues: ArraySlice<MonotonicTime>
    private var waitedUntil: MonotonicTime?
    private let calls = LinuxSystemCalls()

    init(count: Int) {
        var due = calls.monotonicTime()
        dues =
            (0..<count).map { _ in
                due = due + .milliseconds(Int.random(in: 5...30))
                return due
            }[...]
    }

    var isOver: Bool { dues.isEmpty }

    /// Zero or less where one is due.
    var untilNext: Duration { dues.first.map { $0 - calls.monotonicTime() } ?? .seconds(1) }

    /// Returns when the next is due.
    func wait() {
        let wait = untilNext
        if !isOver && wait > .zero { calls.sleep(for: wait + .milliseconds(1)) }
    }

    /// Drops what is due. - Returns: the number of each, and since when it is waited for: since its rename began, or,
    /// where that was held up, since it was due.
    mutating func takeDue(_ drop: (Int) throws -> Void) rethrows -> [(number: Int, since: MonotonicTime)] {
        var taken: [(number: Int, since: MonotonicTime)] = []
        while let due = dues.first, due <= calls.monotonicTime() {
            let now = calls.monotonicTime()
            // One millisecond and a bit is what a wait is rounded by.
            taken.append((dues.startIndex, now - due < .milliseconds(3) ? now : due))
            try drop(dues.startIndex)
            dues = dues.dropFirst()
        }
        return taken
    }
}

/// Finds the lines of single files among others.
struct LineFinder {
    private let mark: [UInt8]
    private var line: [UInt8] = []
    private var found: [Int] = []
    private(set) var others = 0
    private(set) var lines = 0

    init(name: String) { mark = Array("\"\(name)-".utf8) }

    mutating func take(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line += rest[..<end]
            rest = rest[(end + 1)...]
            lines += 1
            if let number = number() { found.append(number) } else { others += 1 }
            line.removeAll(keepingCapacity: true)
        }
        line += rest
    }

    mutating func takeFound() -> [Int] {
        defer { found = [] }
        return found
    }

    /// The number in the name of the file that the line records.
    private func number() -> Int? {
        var start = line.startIndex
        while let quote = line[start...].firstIndex(of: mark[0]) {
            if line[quote...].starts(with: mark) {
                let digits = line[(quote + mark.count)...].prefix { (48...57).contains($0) }
                return Int(String(decoding: digits, as: UTF8.self))
            }
            start = quote + 1
        }
        return nil
    }
}

public import FileIO
public import ReleaseModel
import Synchronization
import SystemPackage

/// A machine with a disk that keeps what it must and loses what it may: behind the same seam as Linux, held to the same
/// contract by the same tests. What was written is volatile until it is flushed; data, sizes, names and modes persist
/// separately; a power cut keeps any allowed part of them (``Survival``).
///
/// It takes one call at a time, from any thread.
public final class SimulatedDisk: SystemCalls {
    let machine: Mutex<Machine>

    /// A machine that has just been started.
    /// - Parameters:
    ///   - volume: what is on its disk.
    ///   - seed: of its random numbers.
    public init(_ volume: Volume = Volume(), seed: UInt64 = 1) {
        machine = Mutex(Machine(volume: volume, numbers: SeededNumbers(seed: seed)))
    }

    /// What is on the disk and in the page cache now.
    public var volume: Volume { machine.withLock { $0.volume } }

    /// Calls so far.
    public var calls: Int { machine.withLock { $0.calls } }

    /// Whether the power was cut.
    public var isCut: Bool { machine.withLock { $0.isCut } }

    /// Cuts the power before that call: it and all behind it fail, and nothing changes any more.
    public func cutPower(beforeCall number: Int) { machine.withLock { $0.lastCall = number - 1 } }

    /// The call that the power cut came before.
    public var cut: SimulatedCall? { machine.withLock { $0.cut } }

    /// Keeps the disk as it was before every call that may change it.
    public func takeSnapshots() { machine.withLock { $0.snapshots = [] } }

    /// What was kept.
    public var snapshots: [Snapshot] { machine.withLock { $0.snapshots ?? [] } }

    /// Writes down every call that may change the disk.
    public func takeTrace() { machine.withLock { $0.trace = [] } }

    /// What was written down.
    public var trace: [String] { machine.withLock { $0.trace ?? [] } }

    /// Asked before every call; nil lets it be done. It may change the disk by itself.
    public func obey(_ rule: (@Sendable (SimulatedCall, inout Volume) -> SimulatedFault?)?) {
        machine.withLock { machine in
            guard let rule else { return machine.rule = nil }
            machine.rule = { call, machine in rule(call, &machine.volume) }
        }
    }

    /// Makes that call, a flush, fail as Linux fails it; everything else obeys the rule that was there.
    public func failFlush(atCall number: Int, keepsSize: Bool) {
        machine.withLock { machine in
            let before = machine.rule
            machine.rule = { call, machine in
                if call.number == number { return .loseWriteback(keepsSize: keepsSize) }
                return before?(call, &machine)
            }
        }
    }

    /// Looks at the disk after every call that may change it.
    public func watch(with watcher: (any DiskWatcher)?) { machine.withLock { $0.watcher = watcher } }

    /// What it looked with.
    public var watcher: (any DiskWatcher)? { machine.withLock { $0.watcher } }

    /// Whether a file's blocks can be shared (FICLONE).
    public func allowClones(_ isAllowed: Bool) { machine.withLock { $0.canClone = isAllowed } }

    /// Whether changes are reported (inotify).
    public func reportEvents(_ isReporting: Bool) { machine.withLock { $0.hasEvents = isReporting } }

    /// Moves the clocks on.
    public func advance(by wait: Duration) {
        machine.withLock { machine in
            machine.time += wait.inNanoseconds
            machine.volume.now += wait.inNanoseconds
        }
    }

    /// Moves the clocks on to a moment, if that is still to come.
    public func advance(to time: MonotonicTime) {
        let wait = time - monotonicTime()
        if wait > .zero { advance(by: wait) }
    }

    /// One call: counted, perhaps cut or made to fail, and looked at afterwards.
    func perform<Result>(
        _ kind: SimulatedCall.Kind,
        on descriptor: RawDescriptor,
        _ describe: (inout SimulatedCall, Machine) throws(Errno) -> Void = { (_, _) throws(Errno) in },
        _ body: (inout Machine, SimulatedFault?) throws(Errno) -> Result
    ) throws(Errno) -> Result where Result: Sendable {
        try machine.withLock { (machine) throws(Errno) in
            machine.calls += 1
            machine.pass()
            if machine.isCut { throw .ioError }
            var call = SimulatedCall(kind, machine.calls, try machine.inode(descriptor))
            try describe(&call, machine)
            guard machine.calls <= machine.lastCall else {
                machine.isCut = true
                machine.cut = call
                throw .ioError
            }
            if machine.snapshots != nil && kind.changesDisk {
                machine.snapshots?.append(Snapshot(call: call, volume: machine.volume))
            }
            if machine.trace != nil && kind.changesDisk {
                let (path, other) = (call.path(on: machine.volume), call.otherPath(on: machine.volume))
                machine.trace?.append("\(call.number) \(kind) \(path) \(other)")
            }
            let rule = machine.rule
            let fault = rule?(call, &machine)
            if case .fail(let code) = fault { throw code }
            if machine.volume.isShutDown && kind.changesDisk && (kind != .open || call.isMaking) {
                throw .readOnlyFileSystem
            }
            let result = try body(&machine, fault)
            if kind.changesDisk {
                let volume = machine.volume
                machine.watcher?.look(at: volume, after: call)
            }
            if case .failDone(let code) = fault { throw code }
            return result
        }
    }
}

public import FileIO
public import ReleaseModel

extension Intake {
    /// What the service is made of, for whoever wires it.
    public struct Surroundings {
        /// The machine.
        public var calls: any SystemCalls
        /// Where hashing and copying fan out.
        public var pool: any WorkPool
        /// Where flushing does: it waits for the disk, and many flushes asked for at once are few.
        public var flushes: any WorkPool
        /// Where the bytes of large files are taken, beside all else.
        public var background: any BackgroundWork
        /// Called from any thread when there is something for a tick to do.
        public var wake: @Sendable () -> Void
        /// From this size on a file is large. Bytes.
        public var largeBytesMin: Int64
        /// Told of what a log should say.
        public var tell: IntakeTeller
        /// Called after real progress, from any thread: it feeds the watchdog.
        public var progress: @Sendable () -> Void
        /// Called during a long recovery with what it has done so far.
        public var recovering: (_ done: UInt64) throws -> Void
        /// Asked for by a signal.
        public var stop: StopRequest
        /// This process.
        public var processIdentifier: Int32
        /// Opens the register.
        public var openIndex: RegisterUpkeep.OpenIndex

        /// All of it.
        public init(
            calls: any SystemCalls,
            pool: any WorkPool,
            flushes: (any WorkPool)? = nil,
            background: any BackgroundWork = ImmediateWork(),
            wake: @escaping @Sendable () -> Void = {},
            largeBytesMin: Int64 = Limits.largeFileBytesMin,
            tell: @escaping IntakeTeller.Listener,
            progress: @escaping @Sendable () -> Void,
            recovering: @escaping (UInt64) throws -> Void,
            stop: StopRequest,
            processIdentifier: Int32,
            openIndex: @escaping RegisterUpkeep.OpenIndex = RegisterUpkeep.sqlite
        ) {
            self.calls = calls
            self.pool = pool
            self.flushes = flushes ?? pool
            self.background = background
            self.wake = wake
            self.largeBytesMin = largeBytesMin
            self.tell = IntakeTeller(tell)
            self.progress = progress
            self.recovering = recovering
            self.stop = stop
            self.processIdentifier = processIdentifier
            self.openIndex = openIndex
        }
    }
}

import EventSources
import Glibc
import Testing

/// A pipe whose reading end the test may close early.
final class Pipe {
    let reading: Int32
    let writing: Int32
    private var isReadingOpen = true

    init() throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        closeReading()
        close(writing)
    }

    func closeReading() {
        if isReadingOpen { close(reading) }
        isReadingOpen = false
    }

    func write(_ byte: UInt8 = 1) {
        _ = unsafe withUnsafeBytes(of: byte) { unsafe Glibc.write(writing, $0.baseAddress, 1) }
    }

    /// Whether no descriptor is open on the reading end any more.
    var hasLostItsReader: Bool {
        var question = pollfd(fd: writing, events: 0, revents: 0)
        return unsafe poll(&question, 1, 0) == 1 && question.revents & Int16(POLLERR) != 0
    }
}

@Suite("ReadableSource", .timeLimit(.minutes(20)))
struct ReadableSourceTests {
    @Test func `the handler runs on the queue for every byte that comes`() async throws {
        let pipe = try Pipe()
        let queue = ServiceQueue(label: "test")
        let ledger = Ledger(queue: queue)
        let (calls, call) = AsyncStream.makeStream(of: UInt8.self)
        let descriptor = pipe.reading
        let source = try ReadableSource(descriptor: descriptor, queue: queue) {
            var byte: UInt8 = 0
            unsafe read(descriptor, &byte, 1)
            ledger.assumeIsolated { $0.note("read") }
            call.yield(byte)
        }
        var iterator = calls.makeAsyncIterator()
        for byte in UInt8(1)...3 {
            pipe.write(byte)
            #expect(await iterator.next() == byte)
        }
        #expect(await ledger.entries == ["read", "read", "read"])
        withExtendedLifetime(source) {}
    }

    @Test func `what was there before the source was made is not overlooked`() async throws {
        let pipe = try Pipe()
        pipe.write()
        let (calls, call) = AsyncStream.makeStream(of: Void.self)
        let source = try ReadableSource(descriptor: pipe.reading, queue: ServiceQueue(label: "test")) { call.finish() }
        for await _ in calls {}
        withExtendedLifetime(source) {}
    }

    @Test(arguments: [true, false]) func `after the end no handler runs`(isCancelled: Bool) async throws {
        let pipe = try Pipe()
        let queue = ServiceQueue(label: "test")
        let ledger = Ledger(queue: queue)
        var source: ReadableSource? = try ReadableSource(descriptor: pipe.reading, queue: queue) {
            ledger.assumeIsolated { $0.note("never") }
        }
        if isCancelled { source?.cancel() } else { source = nil }
        pipe.write()
        try await Task.sleep(for: .milliseconds(50))
        #expect(await ledger.entries.isEmpty)
        withExtendedLifetime(source) {}
    }

    @Test func `the owner may close its descriptor first, and nothing stays open after the source`() async throws {
        let pipe = try Pipe()
        var source: ReadableSource? = try ReadableSource(
            descriptor: pipe.reading,
            queue: ServiceQueue(label: "test")
        ) {}
        pipe.closeReading()
        #expect(!pipe.hasLostItsReader)
        withExtendedLifetime(source) {}
        source = nil
        while !pipe.hasLostItsReader { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test func `a descriptor that is none is an error`() {
        #expect(throws: EventSourceError(code: EBADF)) {
            try ReadableSource(descriptor: -1, queue: ServiceQueue(label: "test")) {}
        }
        #expect(EventSourceError(code: EMFILE).description == "cannot watch a descriptor: Too many open files")
    }
}

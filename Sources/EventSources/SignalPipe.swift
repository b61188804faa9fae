internal import Glibc

/// A pipe that signals are written into by a handler of their own, from the first instruction of the program on.
///
/// Not libdispatch's signal sources: they register late, and the main thread of a Swift program ends in
/// rt_sigsuspend(2) with an empty mask, where a signal that is ignored for the time being is lost (seen: one SIGTERM in
/// six during a start). A handler loses none, whatever thread it runs on.
enum SignalPipe {
    /// Read by ``SignalSources``; -1 before ``open()``.
    nonisolated(unsafe) private(set) static var readEnd: Int32 = -1
    /// Written by the handler: a plain load, which a handler may do (signal-safety(7)).
    nonisolated(unsafe) private static var writeEnd: Int32 = -1

    /// Makes the pipe, once a process. To be called before there is another thread.
    static func open() {
        guard unsafe readEnd < 0 else { return }
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        unsafe readEnd = ends[0]
        unsafe writeEnd = ends[1]
    }

    /// Sends this signal into the pipe from now on. System calls that it interrupts go on by themselves.
    static func catchSignal(_ number: Int32) {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { number in
            let before = errno
            var byte = UInt8(truncatingIfNeeded: number)
            // A full pipe holds thousands of unheeded signals already: one more says nothing new.
            _ = unsafe write(SignalPipe.writeEnd, &byte, 1)
            errno = before
        }
        action.sa_flags = SA_RESTART
        unsafe sigaction(number, &action, nil)
    }

    /// The signals that have come since the last call.
    static func take() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe read(readEnd, &bytes, bytes.count)
        return count > 0 ? bytes[..<count].map { Int32($0) } : []
    }
}

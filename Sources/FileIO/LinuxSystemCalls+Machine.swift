internal import Glibc
public import ReleaseModel

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// Clocks, random numbers and users.
extension LinuxSystemCalls {
    public func monotonicTime() -> MonotonicTime {
        let (seconds, nanoseconds) = Self.clock(CLOCK_BOOTTIME)
        return MonotonicTime(nanoseconds: seconds * 1_000_000_000 + Int64(nanoseconds))
    }

    public func wallTime() -> WallTime {
        let (seconds, nanoseconds) = Self.clock(CLOCK_REALTIME)
        return WallTime(seconds: seconds, nanoseconds: nanoseconds)
    }

    public func randomNumber() -> UInt64 {
        // The standard library's generator is getrandom(2) on Linux.
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }

    public func userName(_ uid: UInt32) -> String? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>? = nil
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        let code = unsafe getpwuid_r(uid, &entry, &buffer, buffer.count, &found)
        guard code == 0, unsafe found != nil, let name = unsafe entry.pw_name else { return nil }
        return unsafe String(cString: name)
    }

    public func effectiveUser() -> UInt32 { geteuid() }

    private static func clock(_ id: Int32) -> (Int64, UInt32) {
        var time = timespec()
        unsafe clock_gettime(id, &time)
        return (Int64(time.tv_sec), UInt32(time.tv_nsec))
    }
}

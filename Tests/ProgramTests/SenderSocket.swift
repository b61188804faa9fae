import Glibc
import Synchronization
import TestSupport

/// A service manager's socket that asks the kernel who sends (SO_PASSCRED, unix(7)), as systemd's does.
final class SenderSocket: Sendable {
    let path: String
    private let folder: TemporaryFolder
    private let descriptor: Int32
    private let senders = Mutex<[Int32]>([])

    init() throws {
        folder = try TemporaryFolder("senders")
        path = folder.path(of: "socket")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        var yes: Int32 = 1
        let asked = unsafe setsockopt(descriptor, SOL_SOCKET, SO_PASSCRED, &yes, 4)
        guard bound == 0, asked == 0 else { throw WaitedInVain(description: "no socket at \(path)") }
    }

    deinit { close(descriptor) }

    /// Who has sent a message so far, one process identifier a message.
    func receive() -> [Int32] {
        senders.withLock { senders in
            while let sender = next() { senders.append(sender) }
            return senders
        }
    }

    /// The sender of the next datagram, -1 where the kernel does not say; nil when there is none.
    private func next() -> Int32? {
        var data = [UInt8](repeating: 0, count: 4_096)
        // struct cmsghdr (length, level, type), then struct ucred (pid, uid, gid): cmsg(3).
        var control = [Int32](repeating: 0, count: 64)
        let count = unsafe data.withUnsafeMutableBytes { data in
            unsafe control.withUnsafeMutableBytes { control in
                var vector = unsafe iovec(iov_base: data.baseAddress, iov_len: data.count)
                return unsafe withUnsafeMutablePointer(to: &vector) { vector in
                    var message = unsafe msghdr()
                    unsafe message.msg_iov = vector
                    unsafe message.msg_iovlen = 1
                    unsafe message.msg_control = control.baseAddress
                    unsafe message.msg_controllen = control.count
                    return unsafe recvmsg(descriptor, &message, 0)
                }
            }
        }
        guard count > 0 else { return nil }
        let credentials: Int32 = 2  // SCM_CREDENTIALS
        return control[2] == SOL_SOCKET && control[3] == credentials ? control[4] : -1
    }
}

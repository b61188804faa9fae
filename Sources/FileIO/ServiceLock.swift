import ReleaseModel
import SystemPackage

/// The lock that makes one service serve one root. It is a lock on the open file description (fcntl(2)): it dies with
/// the process, however that dies, and a file left behind means nothing.
public struct ServiceLock: ~Copyable, Sendable {
    private let descriptor: Descriptor

    static let name: PathBytes = "lock"

    /// Takes the lock.
    /// - Throws: ``Busy`` when another process holds it, or a ``FileError``.
    public init(in state: Directory, processIdentifier: Int32) throws {
        let descriptor = try state.open(Self.name, .readWriteOrCreate, permissions: 0o644)
        do { try state.calls.lock(descriptor.raw) } catch {
            if error == .resourceTemporarilyUnavailable || error == .permissionDenied {
                throw Busy(processIdentifier: Self.holder(try descriptor.readAll(count: 32)))
            }
            throw FileError(.lock, descriptor.path, error)
        }
        try descriptor.truncate(to: 0)
        try descriptor.writeAll(Array("\(processIdentifier)\n".utf8)[...], at: 0)
        self.descriptor = descriptor
    }

    /// Somebody else holds the lock.
    public struct Busy: Error, Sendable {
        /// The holder, as it wrote it there; nil in the instant before it has.
        public let processIdentifier: Int32?
    }

    /// Who holds the lock of this state folder now, without taking it; `.some(nil)` when the holder is not named.
    public static func holder(in state: Directory) throws(FileError) -> Int32?? {
        let descriptor: Descriptor
        do { descriptor = try state.open(name, .read) } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            throw error
        }
        do { guard try state.calls.isLocked(descriptor.raw) else { return nil } } catch {
            throw FileError(.lock, descriptor.path, error)
        }
        return .some(holder(try descriptor.readAll(count: 32)))
    }

    private static func holder(_ bytes: [UInt8]) -> Int32? {
        Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
    }
}

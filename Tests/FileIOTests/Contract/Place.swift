import FileIO
import Foundation
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport

/// An empty folder of a test's own on one of the machines, open, and what other programs do there. All that was opened
/// here is closed with it.
final class Place {
    /// The machine.
    let calls: any SystemCalls
    /// The folder.
    let folder: RawDescriptor
    private let ground: Ground
    private var opened: [RawDescriptor] = []
    private var elsewhere: TemporaryFolder?

    private enum Ground {
        case simulated(SimulatedDisk)
        case linux(TemporaryFolder)
    }

    private static let simulatedPath: PathBytes = "/place"

    init(_ machine: Machine) throws {
        let path: PathBytes
        switch machine {
        case .simulated:
            let disk = SimulatedDisk()
            disk.makeFolders(Self.simulatedPath)
            (calls, path, ground) = (disk, Self.simulatedPath, .simulated(disk))
        case .disk, .memory:
            let folder = try TemporaryFolder("contract", inMemory: machine == .memory)
            (calls, path, ground) = (LinuxSystemCalls(), PathBytes(folder.path), .linux(folder))
        }
        folder = try calls.open(path, at: Self.none, .configuredDirectory, permissions: 0)
    }

    deinit {
        for descriptor in opened { try? calls.close(descriptor) }
        try? calls.close(folder)
    }

    /// AT_FDCWD: what an absolute path is opened at.
    private static let none: RawDescriptor = -100

    /// Opens something, until the test is over.
    func open(
        _ name: PathBytes,
        _ mode: OpenMode = .read,
        at directory: RawDescriptor? = nil,
        permissions: UInt32 = 0o600
    ) throws(Errno) -> RawDescriptor {
        let descriptor = try calls.open(name, at: directory ?? folder, mode, permissions: permissions)
        opened.append(descriptor)
        return descriptor
    }

    /// Closes what was opened here.
    func close(_ descriptor: RawDescriptor) throws(Errno) {
        opened.removeAll { $0 == descriptor }
        try calls.close(descriptor)
    }

    /// A queue for events, until the test is over.
    func makeEventQueue() throws(Errno) -> RawDescriptor {
        let queue = try calls.makeEventQueue()
        opened.append(queue)
        return queue
    }

    /// A folder, open, that no name can be moved to from here: it lies on another mount. nil where this machine has no
    /// second one.
    func makeElsewhere() throws -> RawDescriptor? {
        let path: PathBytes
        switch ground {
        case .simulated(let disk):
            disk.makeFolders("/elsewhere", device: 7)
            path = "/elsewhere"
        case .linux(let folder):
            let other = try TemporaryFolder("contract", inMemory: !folder.path.hasPrefix("/dev/shm"))
            elsewhere = other
            path = PathBytes(other.path)
        }
        let other = try open(path, .configuredDirectory)
        return try calls.status("", at: other).mount == calls.status("", at: folder).mount ? nil : other
    }

    /// Makes a symbolic link, or something that is neither file nor folder.
    func makeSpecial(_ name: PathBytes, _ kind: FileStatus.Kind, target: PathBytes = "") throws {
        switch ground {
        case .simulated(let disk):
            let path = Self.simulatedPath.appending(name)
            if kind == .symbolicLink { disk.makeLink(path, to: target) } else { disk.makeSpecial(path, kind) }
        case .linux(let folder):
            let path = folder.path(of: String(decoding: name.bytes, as: UTF8.self))
            let result =
                switch kind {
                case .symbolicLink: unsafe symlink(String(decoding: target.bytes, as: UTF8.self), path)
                case .pipe: unsafe mkfifo(path, 0o600)
                default: unsafe mknod(path, S_IFSOCK | 0o600, 0)
                }
            if result != 0 { throw Errno(rawValue: errno) }
        }
    }

    /// Lets so much time go by that a change of a file shows in its times: the kernel's clock for them ticks only
    /// every few milliseconds.
    func letTimePass() async throws {
        switch ground {
        case .simulated(let disk): disk.advance(by: .milliseconds(20))
        case .linux: try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Lets files share their blocks, where the machine must be told to.
    func allowClones() {
        if case .simulated(let disk) = ground { disk.allowClones(true) }
    }
}

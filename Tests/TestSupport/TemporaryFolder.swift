import FileIO
import Foundation
import Glibc
import ReleaseModel

/// A folder of a test's own, gone with everything in it when the last reference to it goes.
///
/// Names are handed to the kernel as they are; those that are not UTF-8 appear in lists with U+FFFD, and are removed
/// all the same.
public final class TemporaryFolder: Sendable {
    /// Where it is, without a slash at the end.
    public let path: String

    /// Makes an empty folder with mode 0700 below the temporary directory.
    /// - Parameter inMemory: below `/dev/shm` where that can be written: for a test that makes thousands of roots and
    ///   asks nothing of a real disk.
    public init(_ prefix: String = "released", inMemory: Bool = false) throws {
        let memory = "/dev/shm"
        let isMemory = inMemory && FileManager.default.isWritableFile(atPath: memory)
        let base = isMemory ? memory : FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/\(prefix)-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let start = buffer.baseAddress, let name = unsafe mkdtemp(start) else { return nil }
            return unsafe String(cString: name)
        }
        guard let made else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        path = made
    }

    deinit { Self.remove(Array(path.utf8CString)) }

    /// The full path of `relative`.
    public func path(of relative: String) -> String { relative.isEmpty ? path : "\(path)/\(relative)" }

    /// Writes a file, in place, making the folders above it.
    public func write(_ relative: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path(of: relative))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        waitForWriters(relative)
    }

    /// A process that another test is starting at this moment holds every descriptor of this one for an instant, the
    /// one just closed included, and a lease is refused. A second at most.
    private func waitForWriters(_ relative: String) {
        let calls = LinuxSystemCalls()
        let (parent, name) = PathBytes(path(of: relative)).split
        guard let file = try? Directory.open(configured: parent, calls: calls).open(name, .read) else { return }
        for _ in 0..<1_000 {
            guard (try? file.askLease()) == .refused else { return }
            usleep(1_000)
        }
    }

    /// Writes a file of UTF-8 text, in place, making the folders above it.
    public func write(_ relative: String, _ text: String) throws { try write(relative, Array(text.utf8)) }

    /// Makes a folder and those above it.
    public func makeFolder(_ relative: String) throws {
        try FileManager.default.createDirectory(atPath: path(of: relative), withIntermediateDirectories: true)
    }

    /// Whether anything has that name; a symbolic link counts, whatever it points to.
    public func exists(_ relative: String) -> Bool {
        var status = stat()
        return unsafe lstat(path(of: relative), &status) == 0
    }

    /// The bytes of a file.
    public func read(_ relative: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(of: relative))))
    }

    /// The bytes of a file as text, U+FFFD for what is not UTF-8.
    public func text(_ relative: String) throws -> String { String(decoding: try read(relative), as: UTF8.self) }

    /// Everything below a folder, at any depth, as paths relative to it, sorted by their bytes; folders end in a
    /// slash, symbolic links are named and not followed. Empty where there is no such folder.
    public func list(_ relative: String = "") -> [String] {
        var found: [[UInt8]] = []
        Self.collect(Array(path(of: relative).utf8CString), below: [], into: &found)
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func collect(_ folder: [CChar], below prefix: [UInt8], into found: inout [[UInt8]]) {
        for name in names(in: folder) {
            let path = folder.dropLast() + [slash] + name
            let relative = prefix + name.dropLast().map { UInt8(bitPattern: $0) }
            if isFolder(Array(path)) {
                found.append(relative + [UInt8(ascii: "/")])
                collect(Array(path), below: relative + [UInt8(ascii: "/")], into: &found)
            } else {
                found.append(relative)
            }
        }
    }

    /// Removes whatever has this path. Folders are given all rights first, since a test may have taken them away.
    private static func remove(_ path: [CChar]) {
        if isFolder(path) {
            unsafe chmod(path, 0o700)
            for name in names(in: path) { remove(Array(path.dropLast() + [slash] + name)) }
            unsafe rmdir(path)
        } else {
            unsafe unlink(path)
        }
    }

    private static let slash = CChar(bitPattern: UInt8(ascii: "/"))

    private static func isFolder(_ path: [CChar]) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder as C strings, the final NUL included.
    private static func names(in folder: [CChar]) -> [[CChar]] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [[CChar]] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
            }
            let dot = CChar(bitPattern: UInt8(ascii: "."))
            if name != [dot] && name != [dot, dot] { names.append(name + [0]) }
        }
        return names
    }
}

internal import Glibc
public import ReleaseModel
import SystemPackage

/// Files that the kernel makes up as they are read (proc(5), sysctl): their size says nothing.
public enum KernelFile {
    /// All that is there, at most 1 MiB.
    public static func contents(_ path: PathBytes) throws(FileError) -> [UInt8] {
        let calls = LinuxSystemCalls()
        do {
            let raw = try calls.open(path, at: Directory.currentDirectory, .read, permissions: 0)
            let file = Descriptor(raw, path: path.escaped, calls: calls)
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while bytes.count < 1 << 20 {
                let count = try calls.read(file.raw, into: &buffer)
                if count == 0 { break }
                bytes += buffer[..<count]
            }
            return bytes
        } catch {
            throw FileError(.read, path.escaped, error)
        }
    }

    /// readlink(2): where a link leads.
    public static func link(_ path: PathBytes) throws(FileError) -> PathBytes {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        do {
            let count = try unsafe path.withCString { (path) throws(Errno) in
                try unsafe buffer.withBytes { (start, size) throws(Errno) in
                    try checked { unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), size) }
                }
            }
            return PathBytes(Array(buffer[..<count]))
        } catch {
            throw FileError(.read, path.escaped, error)
        }
    }
}

extension Directory {
    /// Its path with no link in it, as the kernel knows it now.
    public func truePath() throws(FileError) -> PathBytes { try KernelFile.link(PathBytes("/proc/self/fd/\(raw)")) }
}

import FileIO
import ReleaseModel
import SystemPackage

/// What tests do all the time.
extension Place {
    /// Makes a file of these bytes, and closes it.
    func make(_ name: PathBytes, _ text: String = "", at directory: RawDescriptor? = nil) throws {
        let file = try open(name, .createNew, at: directory)
        if !text.isEmpty { try write(file, text) }
        try close(file)
    }

    /// Makes a folder, and opens it.
    func makeFolder(_ name: PathBytes, at directory: RawDescriptor? = nil) throws -> RawDescriptor {
        try calls.makeDirectory(name, at: directory ?? folder, permissions: 0o700)
        return try open(name, .directory, at: directory)
    }

    /// Writes where the descriptor stands.
    func write(_ file: RawDescriptor, _ text: String) throws {
        let bytes = Array(text.utf8)
        guard try calls.write(file, bytes[...]) == bytes.count else { throw Errno.ioError }
    }

    /// Writes at an offset.
    func write(_ file: RawDescriptor, _ text: String, at offset: Int64) throws {
        let bytes = Array(text.utf8)
        guard try calls.write(file, bytes[...], at: offset) == bytes.count else { throw Errno.ioError }
    }

    /// All of a file, from its beginning.
    func bytes(_ file: RawDescriptor) throws -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = try calls.read(file, into: &buffer, at: Int64(all.count))
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }

    /// All of a file as text.
    func text(_ name: PathBytes, at directory: RawDescriptor? = nil) throws -> String {
        let file = try open(name, .read, at: directory)
        let text = String(decoding: try bytes(file), as: UTF8.self)
        try close(file)
        return text
    }

    /// What is known of a name; the folder itself without one.
    func status(_ name: PathBytes = "") throws(Errno) -> FileStatus { try calls.status(name, at: folder) }

    /// Every entry of a folder, as a descriptor of its own lists them.
    func entries(of directory: RawDescriptor? = nil) throws -> [DirectoryEntry] {
        let own = try open(".", .directory, at: directory)
        var all: [DirectoryEntry] = []
        while let some = try calls.nextEntries(own) { all += some }
        try close(own)
        return all
    }

    /// The names in a folder, sorted.
    func names(in directory: RawDescriptor? = nil) throws -> [PathBytes] {
        try entries(of: directory).map(\.name).sorted()
    }

    /// Renames within the folder, or into another one.
    func rename(
        _ name: PathBytes,
        to newName: PathBytes,
        at newFolder: RawDescriptor? = nil,
        replacing: Bool = false
    ) throws(Errno) {
        try calls.rename(name, at: folder, to: newName, at: newFolder ?? folder, replacing: replacing)
    }

    /// Gives a file one more name.
    func link(_ name: PathBytes, to newName: PathBytes, at newFolder: RawDescriptor? = nil) throws(Errno) {
        try calls.link(name, at: folder, to: newName, at: newFolder ?? folder)
    }

    /// What a process that another test starts at this moment inherits for an instant (a writer just closed, a lock just
    /// given back) is refused until it is gone: asked again while `EAGAIN` is the answer, a second at most.
    func patiently(_ ask: () throws(Errno) -> Void) async throws {
        for _ in 0..<1_000 {
            do { return try ask() } catch {
                guard error == .resourceTemporarilyUnavailable else { throw error }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        try ask()
    }
}

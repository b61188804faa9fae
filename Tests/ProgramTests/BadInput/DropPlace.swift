import Foundation
import Glibc
import TestSupport

/// Where one case drops, and with what.
struct DropPlace: Sendable {
    let root: ServiceRoot
    /// The case's own folder, below the inbox.
    let name: RawPath
    /// Below it.
    let below: RawPath
    /// What no other case drops.
    let content: [UInt8]
    /// Who can be asked about a file.
    let explainer: Explainer

    var folder: RawPath { root.inbox.appending(name) }
    /// Where the outcome is to show.
    var path: RawPath { folder.appending(below) }

    /// Makes the folders above a path below a folder, the case's own where none is named.
    func makeFolders(above path: RawPath, in top: RawPath? = nil) throws {
        var folder = top ?? folder
        for part in path.bytes.split(separator: UInt8(ascii: "/")).dropLast() {
            folder = folder.appending(RawPath(Array(part)))
            if !folder.exists { try folder.makeFolder() }
        }
    }

    /// Moves the case's content in. - Parameter path: below the case's folder; nil for its own.
    func moveIn(_ path: RawPath? = nil, _ bytes: [UInt8]? = nil) throws {
        let path = path ?? below
        try makeFolders(above: path)
        try root.moveIn(name.appending(path), bytes ?? content)
    }

    /// Moves content in, and more of the same name once the first is recorded.
    func moveIn(thenAgain bytes: [UInt8]) async throws {
        try moveIn()
        try await untilTaken()
        try moveIn(nil, bytes)
    }

    /// Waits until nothing of this path is left in the inbox.
    func untilTaken() async throws {
        try await waitUntil("\(path) is taken") { !path.exists }
    }

    /// Waits until `explain` gives a reason for the wait.
    func untilItWaits(for reason: String) async throws {
        var said = ""
        for _ in 0..<80 {
            said = String(decoding: try await explainer.explain(path), as: UTF8.self)
            if said.contains(reason) { return }
            try await Task.sleep(for: .milliseconds(250))
        }
        throw WaitedInVain(description: "explain does not say “\(reason)”: \(said)")
    }

    /// Runs a tool. - Throws: ``CannotBeMadeHere`` where it fails.
    func run(_ tool: String, _ arguments: String...) async throws {
        let child = try ChildProcess("/usr/bin/env", [tool] + arguments)
        guard try await child.end(within: .seconds(60)) == 0 else {
            throw CannotBeMadeHere(reason: "\(tool): \(child.errors)")
        }
    }

    /// A path outside the inbox with the case's content in it.
    func staged(_ bytes: [UInt8]? = nil) throws -> RawPath {
        let path = root.stagedPath()
        try path.write(bytes ?? content)
        return path
    }

    /// Makes a file without a name, writes it, and gives it its first name (open(2), O_TMPFILE).
    func linkNameless() throws {
        let temporaryFile: Int32 = 0o20_200_000
        let descriptor = unsafe open(folder.description, temporaryFile | O_WRONLY | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CannotBeMadeHere(reason: "a file without a name: errno \(errno)") }
        defer { close(descriptor) }
        let count = unsafe write(descriptor, content, content.count)
        let follow: Int32 = 0x400
        let linked = unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path.description, follow)
        guard count == content.count, linked == 0 else {
            throw CannotBeMadeHere(reason: "a name for a nameless file: errno \(errno)")
        }
    }

    /// Writes through a mapping whose descriptor is closed before, and lets go of it after `pause`.
    func writeByMapping(pause: Duration) async throws {
        try path.write(Array(repeating: 0x20, count: content.count))
        let descriptor = unsafe open(path.description, O_RDWR | O_CLOEXEC)
        let mapping = unsafe mmap(nil, content.count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        close(descriptor)
        let address = UInt(bitPattern: mapping)
        guard address != UInt.max else { throw CannotBeMadeHere(reason: "a mapping: errno \(errno)") }
        try await Task.sleep(for: pause)
        guard let mapping = unsafe UnsafeMutableRawPointer(bitPattern: address) else { return }
        unsafe mapping.copyMemory(from: content, byteCount: content.count)
        unsafe munmap(mapping, content.count)
    }
}

import FileIO
import ReleaseModel
import SystemPackage

/// Standard output and standard error.
enum StandardStreams {
    static let output: RawDescriptor = 1
    static let errors: RawDescriptor = 2

    /// Sees to it that 0, 1 and 2 are open: else the next file opened would get one of these numbers, and what is
    /// printed would be written into it.
    static func holdOpen() {
        let calls = LinuxSystemCalls()
        for descriptor in RawDescriptor(0)...2 {
            do { _ = try calls.status("", at: descriptor) } catch {
                guard error == .badFileDescriptor else { continue }
                _ = try? calls.open("/dev/null", at: -1, .readWrite, permissions: 0)
            }
        }
    }

    /// Writes all of it.
    /// - Throws: ``OutputClosed`` when nobody reads any more; ``Failure`` when it cannot be written.
    static func write(_ bytes: ArraySlice<UInt8>) throws {
        let calls = LinuxSystemCalls()
        var rest = bytes
        while !rest.isEmpty {
            do { rest = rest.dropFirst(try calls.write(output, rest)) } catch {
                switch error {
                case .brokenPipe: throw OutputClosed()
                case .resourceTemporarilyUnavailable: calls.sleep(for: .milliseconds(1))
                default: throw Failure(of: FileError(.write, "standard output", error))
                }
            }
        }
    }

    /// One line.
    static func line(_ text: String) throws { try write(Array((text + "\n").utf8)[...]) }

    /// One line on standard error; where that cannot be written there is nobody to tell.
    static func complain(_ text: String) { LinuxProcess.write(Array((text + "\n").utf8)[...], to: errors) }

    /// `error:` and `hint:`.
    static func tell(_ failure: Failure) {
        complain("error: \(failure.text)")
        if let hint = failure.hint { complain("hint: \(hint)") }
    }

    /// Whether standard output is a pipe that nobody reads any more: only then does a pipe's writing end answer
    /// poll(2) for reading.
    static var isAbandoned: Bool {
        let calls = LinuxSystemCalls()
        guard let status = try? calls.status("", at: output), status.kind == .pipe else { return false }
        return (try? calls.waitReadable(output, for: .zero)) ?? false
    }

    /// Whether people want colours: on a terminal, unless NO_COLOR (no-color.org) or TERM say otherwise.
    static var hasColours: Bool {
        let environment = LinuxProcess.environment(["NO_COLOR", "TERM"])
        return LinuxProcess.terminalColumns(output) != nil && environment["NO_COLOR", default: ""].isEmpty
            && environment["TERM"] != "dumb"
    }
}

/// Colours of a terminal (ECMA-48), or nothing.
struct Colours {
    let areOn: Bool

    func green(_ text: String) -> String { paint(text, "32") }
    func yellow(_ text: String) -> String { paint(text, "33") }
    func red(_ text: String) -> String { paint(text, "31") }
    func bold(_ text: String) -> String { paint(text, "1") }

    private func paint(_ text: String, _ code: String) -> String { areOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}

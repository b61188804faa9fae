import FileIO
import ReleaseModel

/// The command line as bytes. A name need not be UTF-8, and the argument parser's text of it would name another file.
enum RawArguments {
    /// The bytes behind an argument's text: those of the last argument with that text.
    static func path(_ text: String) -> PathBytes {
        let found = all.last { String(decoding: $0, as: UTF8.self).utf8.elementsEqual(text.utf8) }
        return found.map { PathBytes(Array($0)) } ?? PathBytes(text)
    }

    /// As the kernel keeps them (proc(5)), each with a NUL behind it; none where /proc is not mounted, and then names
    /// are what their texts say.
    private static var all: [ArraySlice<UInt8>] {
        let process = try? Directory.open(configured: "/proc/self", calls: LinuxSystemCalls())
        let bytes = try? process?.contents("cmdline")
        return (bytes ?? []).split(separator: 0)
    }
}

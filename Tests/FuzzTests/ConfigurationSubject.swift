import Foundation
import ReleaseModel

@testable import Settings

extension FuzzSubject {
    /// A configuration file.
    static let configuration = FuzzSubject(
        description: "configuration",
        rounds: 600,
        samples: [SampleConfiguration.released, SampleConfiguration.dense],
        words: SampleConfiguration.words
    ) { bytes in
        // What is not UTF-8 is refused before, whole.
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ConfigurationFaults) {
            let read = try Configuration.parse(text, origin: "f\u{1B}", hostName: "host") { _ in true }
            if read.inboxes.isEmpty { return "no inbox" }
            if Set(read.inboxes.map(\.name)).count != read.inboxes.count { return "two inboxes of one name" }
            if read.poll < .milliseconds(100) || read.largestBytes < 1 || read.segmentBytes < 4_096 {
                return "too small"
            }
            return read.root.hasPrefix("/") ? nil : "a root that is not absolute"
        } catch {
            if error.faults.isEmpty { return "refused without a fault" }
            for fault in error.faults {
                if fault.problem.isEmpty || fault.remedy.isEmpty { return "a fault without words" }
                let text = fault.description
                if text.unicodeScalars.contains(where: \.isUnfitForDisplay) { return "a harmful fault: \(text)" }
                if let line = fault.line, line < 1 || line > bytes.count + 1 { return "line \(line)" }
            }
            return nil
        }
    }

    /// The search for the lines of keys, which is asked about good documents only and must end on any.
    static let scanner = FuzzSubject(
        description: "scanner",
        rounds: 600,
        samples: configuration.samples,
        words: configuration.words
    ) { bytes in
        let lines = SourceLines(String(decoding: bytes, as: UTF8.self))
        guard let line = lines.line(of: [.key("inbox"), .element(0), .key("name")]) else { return nil }
        return (1...(bytes.count + 1)).contains(line) ? nil : "line \(line)"
    }
}

enum SampleConfiguration {
    static let released: [UInt8] = {
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return (try? Data(contentsOf: package.appending(path: "config/released.toml"))).map { Array($0) } ?? []
    }()

    /// Every kind of value and of key in few bytes.
    static let dense = [UInt8](
        text: """
            root = "/srv/r\\u0065leases"
            refuse = ["*.exe", '[!a-z]?', \"\"\"a\\
              b\"\"\", '''c''',]
            poll = "1.5 h" # why
            events = true
            largest = "2 GiB"
            [[inbox]]
            name = "a"
            "path" = "x/y"
            source = "//h/%20#f"
            [[inbox]]
            name = "b"
            language = "fr"
            unknown = { a.b = 1, c = [1979-05-27T07:32:00Z, 07:32:00, 1e9, -inf, 0xFF] }

            """
    )

    static let words: [[UInt8]] = [
        "[[inbox]]\n", "[", "]", "{", "}", "\"\"\"", "'''", "\"", "'", "\\", "\\u0000", "\\U0010FFFF", "\r\n", "\n",
        "#",
        " = ", ".", ",", "inbox", "refuse", "root", "9999999999999999999", "1e400", "nan", "\u{FEFF}", "\u{202E}", "é",
        "a.a.a.a.a.a.a.a", "[[[[[[[[", "{a={a={a=", "1979-05-27T07:32:00Z", "\0", "=", "5s", "name = \"a\"\n",
    ].map { [UInt8](text: $0) }
}

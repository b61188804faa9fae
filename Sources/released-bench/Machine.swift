import FileIO
import Foundation

/// What the figures were measured on: without it no figure means anything.
struct Machine: Codable {
    let processor: String
    let cores: Int
    /// Cores that this process may use.
    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
    let fileSystem: String
    let kernel: String
    /// Who else wanted the cores when the runs began (one minute's load average).
    let load: Double

    /// - Parameter folder: where the files of the runs lie.
    init(folder: Directory) throws {
        processor = Self.field("model name", of: Self.text("/proc/cpuinfo")) ?? "an unknown processor"
        cores = Self.cores
        kernel = Self.text("/proc/sys/kernel/osrelease").trimmingCharacters(in: .whitespacesAndNewlines)
        load = Double(Self.text("/proc/loadavg").prefix { $0 != " " }) ?? 0
        fileSystem = Self.fileSystem(ofMount: try folder.status().mount)
    }

    /// One line for people.
    var line: String {
        "\(processor), \(cores) cores, \(fileSystem), Linux \(kernel), load \(String(format: "%.1f", load)) at first"
    }

    /// The type of a mount (proc_pid_mountinfo(5): the field behind the lone hyphen).
    private static func fileSystem(ofMount mount: UInt64) -> String {
        for line in text("/proc/self/mountinfo").split(separator: "\n") where line.hasPrefix("\(mount) ") {
            let words = line.split(separator: " ")
            if let hyphen = words.firstIndex(of: "-"), hyphen + 1 < words.endIndex { return String(words[hyphen + 1]) }
        }
        return "an unknown file system"
    }

    private static func field(_ name: String, of text: String) -> String? {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
            let colon = line.firstIndex(of: ":")
        else { return nil }
        return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }

    private static func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}

/// Processor time of a process so far, user and system together.
enum ProcessorTime {
    /// In seconds, by clock ticks of 10 ms; 0 when there is no such process.
    static func seconds(of process: String) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        // proc_pid_stat(5): utime and stime are the 12th and 13th fields behind the name.
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / 100
    }
}

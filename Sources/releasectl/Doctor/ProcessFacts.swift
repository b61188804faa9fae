import FileIO
import ReleaseModel

/// What proc(5) says of the service's process.
struct ProcessFacts: Equatable {
    let identifier: Int32
    /// Effective user and group, and the other groups.
    let uid: UInt32
    let gid: UInt32
    let groups: Set<UInt32>
    /// Whether its effective capabilities include CAP_LEASE; nil where that is not said.
    let mayLease: Bool?
    /// Soft `RLIMIT_NOFILE`; nil where it may not be seen.
    let openFiles: Int?
    /// Whether its program was replaced or removed since; nil where it may not be seen.
    let isProgramReplaced: Bool?
    /// The unit of systemd that it belongs to; nil where it belongs to none.
    let unit: String?
    /// The file after `--config`; nil where there is none.
    let configuration: PathBytes?

    /// What stands in its files there; nil where there is no such process, or it is another program by now.
    init?(_ identifier: Int32) {
        let folder = "/proc/\(identifier)"
        func read(_ name: String) -> [UInt8]? { try? KernelFile.contents(PathBytes("\(folder)/\(name)")) }
        guard let status = read("status") else { return nil }
        let place = (try? KernelFile.link(PathBytes("\(folder)/cwd"))) ?? "/"
        self.init(
            identifier,
            status: status,
            limits: read("limits") ?? [],
            groupPath: read("cgroup") ?? [],
            arguments: read("cmdline") ?? [],
            program: try? KernelFile.link(PathBytes("\(folder)/exe")),
            workingFolder: place
        )
    }

    /// The same of texts.
    init?(
        _ identifier: Int32,
        status: [UInt8],
        limits: [UInt8],
        groupPath: [UInt8],
        arguments: [UInt8],
        program: PathBytes?,
        workingFolder: PathBytes
    ) {
        let fields = Self.fields(status)
        func numbers(_ name: String) -> [UInt32] { (fields[name] ?? []).compactMap { UInt32($0) } }
        // Real, effective, saved, file system.
        guard fields["Name"]?.first == "released", numbers("Uid").count == 4, numbers("Gid").count == 4 else {
            return nil
        }
        self.identifier = identifier
        uid = numbers("Uid")[1]
        gid = numbers("Gid")[1]
        groups = Set(numbers("Groups")).union([gid])
        // CAP_LEASE is bit 28 (capability.h).
        mayLease = fields["CapEff"]?.first.flatMap { UInt64($0, radix: 16) }.map { $0 >> 28 & 1 == 1 }
        openFiles = Self.openFiles(limits)
        isProgramReplaced = program.map { $0.hasSuffixIgnoringCase(" (deleted)") }
        unit = Self.unit(groupPath)
        configuration = Self.configuration(arguments, workingFolder)
    }

    /// `Uid:\t998\t998\t998\t998`, by name.
    private static func fields(_ status: [UInt8]) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for line in status.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2 else { continue }
            let values = parts[1].split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
            fields[String(decoding: parts[0], as: UTF8.self)] = values.map { String(decoding: $0, as: UTF8.self) }
        }
        return fields
    }

    /// `Max open files            1024                 524288               files`
    private static func openFiles(_ limits: [UInt8]) -> Int? {
        let start = "Max open files"
        let lines = String(decoding: limits, as: UTF8.self).split(separator: "\n")
        let words = lines.first { $0.hasPrefix(start) }?.dropFirst(start.count).split(separator: " ")
        return words?.first.flatMap { $0 == "unlimited" ? .max : Int($0) }
    }

    /// `0::/system.slice/released.service` (cgroups(7), version 2).
    private static func unit(_ groupPath: [UInt8]) -> String? {
        let lines = String(decoding: groupPath, as: UTF8.self).split(separator: "\n")
        let path = lines.first { $0.hasPrefix("0::") }?.dropFirst(3).split(separator: "/")
        return path?.last { $0.hasSuffix(".service") }.map(String.init)
    }

    private static func configuration(_ arguments: [UInt8], _ place: PathBytes) -> PathBytes? {
        let words = arguments.split(separator: 0).map { PathBytes(Array($0)) }
        let option = "--config="
        var found = words.first { $0.hasPrefix(option) }.map { PathBytes(Array($0.bytes.dropFirst(option.utf8.count))) }
        if let index = words.firstIndex(of: "--config"), index + 1 < words.count { found = words[index + 1] }
        return found.map { $0.hasPrefix("/") ? $0 : place.appending($0) }
    }
}

import ReleaseModel

/// What systemd says of the service's unit: `systemctl show`, a property a line.
struct UnitFacts: Equatable {
    /// The unit's name.
    let name: String
    private let values: [String: String]

    /// All that is asked for.
    static let properties = [
        "LoadState", "ActiveState", "SubState", "Result", "UnitFileState", "NeedDaemonReload", "MainPID", "User",
        "ReadWritePaths", "RequiresMountsFor", "AmbientCapabilities", "WatchdogUSec", "LimitNOFILE", "NRestarts",
        "ExecStart", "ProtectSystem",
    ]

    init(name: String, output: [UInt8]) {
        self.name = name
        var values: [String: String] = [:]
        for line in output.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            values[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
        }
        self.values = values
    }

    subscript(property: String) -> String { values[property] ?? "" }

    var isInstalled: Bool { self["LoadState"] == "loaded" }
    var isActive: Bool { ["active", "activating", "reloading"].contains(self["ActiveState"]) }
    var mainProcess: Int32? { Int32(self["MainPID"]).flatMap { $0 > 0 ? $0 : nil } }

    /// A list of paths, `-` and `+` before them taken off; those with odd characters stand between double quotes.
    func paths(_ property: String) -> [PathBytes] {
        var paths: [String] = []
        var word = ""
        var isQuoted = false
        var isEscaped = false
        for character in self[property] + " " {
            switch character {
            case _ where isEscaped:
                word.append(character)
                isEscaped = false
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { paths.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return paths.map { PathBytes(String($0.drop { "-+".contains($0) })) }
    }

    /// The shell's word for the unit.
    var word: String { ShellWord.quoted(name) }

    /// Commands that add lines to the unit and put them in force.
    func extended(_ file: String, _ lines: [String]) -> [String] {
        let folder = "/etc/systemd/system/\(name).d"
        let text = lines.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
        return [
            "mkdir -p \(ShellWord.quoted(folder))",
            "printf '%s\\n' \(text) > \(ShellWord.quoted("\(folder)/\(file).conf"))",
            "systemctl daemon-reload",
            "systemctl restart \(word)",
        ]
    }
}

/// What could be learnt of the unit.
enum UnitSight: Equatable {
    case seen(UnitFacts)
    /// Why nothing could.
    case unseen(String)

    /// The unit, where it is installed.
    var installed: UnitFacts? { if case .seen(let unit) = self, unit.isInstalled { unit } else { nil } }
}

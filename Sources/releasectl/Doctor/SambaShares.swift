import ReleaseModel

/// The shares of a Samba configuration, as `testparm -s` prints it.
struct SambaShares: Equatable {
    /// One share.
    struct Share: Equatable {
        let name: String
        /// Its settings by name, lower case with single spaces, those of `[global]` below them.
        let settings: [String: String]

        subscript(setting: String) -> String? { settings[setting] }

        /// `path`, nil where there is none.
        var path: PathBytes? { settings["path"].map { PathBytes($0) } }

        /// Whether a setting says yes.
        func isOn(_ setting: String, default standard: Bool) -> Bool {
            guard let value = settings[setting]?.lowercased() else { return standard }
            return ["yes", "true", "1", "on"].contains(value)
        }

        /// A mode in octal.
        func mode(_ setting: String, default standard: UInt32) -> UInt32 {
            settings[setting].flatMap { UInt32($0, radix: 8) } ?? standard
        }
    }

    let shares: [Share]
    /// The file it was read from; nil where testparm(1) does not say.
    let file: PathBytes?

    init(_ output: [UInt8]) {
        var sections: [(name: String, settings: [String: String])] = []
        var file: PathBytes?
        let loading = "Load smb config files from "
        for line in String(decoding: output, as: UTF8.self).split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            let text = Self.trimmed(line)
            if text.hasPrefix(loading) {
                file = file ?? PathBytes(String(text.dropFirst(loading.count)))
            } else if text.hasPrefix("["), text.hasSuffix("]") {
                sections.append((String(text.dropFirst().dropLast()), [:]))
            } else if let equals = text.firstIndex(of: "="), !text.hasPrefix("#"), !text.hasPrefix(";") {
                guard !sections.isEmpty else { continue }
                let name = Self.trimmed(text[..<equals]).lowercased().split(separator: " ").joined(separator: " ")
                sections[sections.count - 1].settings[name] = Self.trimmed(text[text.index(after: equals)...])
            }
        }
        let global = sections.first { $0.name.lowercased() == "global" }?.settings ?? [:]
        self.file = file
        shares = sections.filter { $0.name.lowercased() != "global" }.map { section in
            Share(name: section.name, settings: global.merging(section.settings) { $1 })
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(String(text.drop(while: isBlank).reversed().drop(while: isBlank)).reversed())
    }
}

import ReleaseModel

/// The commands that give a share another setting.
struct SambaMender {
    let share: String
    let file: PathBytes
    /// Whether Samba's service is installed: it is to read its settings again.
    let hasService: Bool

    /// Takes the setting out of the section under each of its names, puts it in anew below the section's head, and has
    /// Samba read it.
    func set(_ setting: String, _ names: [String], _ value: String) -> [String] {
        let head = "^[[:space:]]*\\[[[:space:]]*\(Self.pattern(share))[[:space:]]*\\]"
        let spellings = names.map { $0.split(separator: " ").joined(separator: "[[:space:]]*") }.joined(
            separator: "\\|"
        )
        let old = "/\(head)/I,/^[[:space:]]*\\[/{/^[[:space:]]*\\(\(spellings)\\)[[:space:]]*=/Id}"
        // GNU sed: what follows `a` on its line is added, a backslash before it keeps its blanks.
        let new = "/\(head)/Ia\\\t\(setting) = \(value.replacing("\\", with: "\\\\"))"
        let words = [old, new].map { "-e \(ShellWord.quoted($0.replacing("\t", with: "   ")))" }.joined(separator: " ")
        let check = "testparm -s >/dev/null" + (hasService ? " && smbcontrol all reload-config" : "")
        return ["sed -i \(words) \(ShellWord.quoted(file))", check]
    }

    /// A basic regular expression (regex(7)) for the very text.
    private static func pattern(_ text: String) -> String {
        text.map { "\\/.*[]^$".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}

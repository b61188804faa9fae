import Foundation

/// The rules that the compiler does not hold: what a source may import and say, by the module it lies in. A function
/// from a text to what is wrong with it, so that every rule can be tried on a text that breaks it.
struct HouseRules {
    /// What each module may import of the modules of this package: the arrows of `Package.swift`, which point down.
    static let arrows: [String: Set<String>] = [
        "ReleaseModel": [],
        "FileIO": ["CLinux", "ReleaseModel"],
        "EventSources": [],
        "Inbox": ["ReleaseModel", "FileIO"],
        "Custody": ["ReleaseModel", "FileIO"],
        "Register": ["ReleaseModel"],
        "Archive": ["ReleaseModel", "FileIO"],
        "Journal": ["ReleaseModel", "FileIO"],
        "Reading": ["ReleaseModel"],
        "Reports": ["ReleaseModel", "FileIO"],
        "ServiceManager": ["CSystemd", "ReleaseModel"],
        "Settings": ["ReleaseModel"],
        "Intake": [
            "ReleaseModel", "FileIO", "Inbox", "Custody", "Register", "Archive", "Journal", "Reading", "Reports",
            "Settings",
        ],
        "released": [
            "ReleaseModel", "FileIO", "EventSources", "Inbox", "Intake", "Journal", "Register", "Reports",
            "ServiceManager", "Settings",
        ],
        "releasectl": [
            "EventSources",
            "ReleaseModel", "FileIO", "Inbox", "Archive", "Custody", "Journal", "Reading", "Register", "Reports",
            "Settings", "Intake",
        ],
        "released-extract": ["ReleaseModel", "FileIO", "Reading"],
        "released-bench": [
            "ReleaseModel", "EventSources", "FileIO", "Inbox", "Archive", "Custody", "Journal", "Reading", "Register",
            "Settings",
            "Intake",
            "CLinux",
        ],
    ]

    /// Modules of C headers.
    static let headers: Set<String> = ["CLinux", "CSystemd"]

    /// The stages of the way of one file: none knows another, only `Intake` sees them all.
    static let stages: Set<String> = ["Inbox", "Custody", "Register", "Archive", "Journal", "Reading"]

    /// The programs.
    static let programs: Set<String> = ["released", "releasectl", "released-extract", "released-bench"]

    /// Who may import what others made. What is not named here nobody may.
    static let guests: [String: Set<String>] = [
        "Dispatch": ["EventSources"],
        "Glibc": ["FileIO", "EventSources", "ServiceManager"],
        "SystemPackage": programs.union(["FileIO", "Inbox", "Custody", "Archive", "Journal", "Intake"]),
        "Synchronization": programs.union(["EventSources", "ServiceManager", "Custody", "Intake", "Journal"]),
        "GRDB": ["Register"],
        "TOMLKit": ["Settings"],
        "Crypto": ["Custody", "Journal", "Reading", "released-bench"],
        "Swift": ["Reading"],
        "ArgumentParser": programs,
        "Logging": programs.union(["ServiceManager"]),
        "HeapModule": ["Inbox"],
        "DequeModule": ["Inbox"],
        "Foundation": ["Register", "releasectl", "released-bench"],
    ]

    /// Files that may import Foundation in a module that else does not: each for one function that nothing else has.
    static let foundationFiles: Set<String> = [
        "ReleaseModel/PathBytes+JSON.swift", "Settings/TimeZoneName.swift", "Intake/InboxClock.swift",
    ]

    /// Where `unsafe` may stand: at the C edge, and how often in single files elsewhere.
    static let unsafeModules: Set<String> = ["FileIO", "EventSources", "ServiceManager"]
    static let unsafeLines = ["released/Service.swift": 1]

    static let linesMax = 300

    /// What is wrong with a source: `path` below `Sources`, and its text.
    static func violations(_ path: String, _ text: String) -> [String] {
        guard let module = path.split(separator: "/").first.map(String.init) else { return ["\(path): in no module"] }
        let code = SourceText.code(text)
        return imports(path, module, code) + words(path, module, code) + shape(path, text)
    }

    private static func imports(_ path: String, _ module: String, _ code: [String]) -> [String] {
        guard let own = arrows[module] else { return ["\(path): \(module) is a module that this test does not know"] }
        return code.compactMap(SourceText.importedModule).compactMap { name in
            if arrows[name] != nil || headers.contains(name) {
                return own.contains(name) ? nil : "\(path): \(module) must not import \(name)"
            }
            let isAllowed =
                guests[name]?.contains(module) ?? false || name == "Foundation" && foundationFiles.contains(path)
            return isAllowed ? nil : "\(path): \(name) must not be imported in \(module)"
        }
    }

    private static func words(_ path: String, _ module: String, _ code: [String]) -> [String] {
        func count(_ word: String) -> Int { code.reduce(0) { $0 + SourceText.count(word, in: $1) } }
        var found: [String] = []
        for word in ["try!", "as!", "fatalError("] where count(word) > 0 { found.append("\(path): \(word)") }
        if !programs.contains(module) && count("print(") > 0 { found.append("\(path): only programs print") }
        let unsafe = code.count { SourceText.count("unsafe", in: $0) > 0 }
        if !unsafeModules.contains(module) && unsafe > unsafeLines[path] ?? 0 {
            found.append("\(path): unsafe in \(unsafe) lines, past the C edge")
        }
        if module != "FileIO" {
            for word in ["fsync", "fdatasync", "syncfs"] where count(word) > 0 {
                found.append("\(path): \(word) outside FileIO")
            }
        }
        return found
    }

    private static func shape(_ path: String, _ text: String) -> [String] {
        var found: [String] = []
        if !text.hasSuffix("\n") { found.append("\(path): no newline at its end") }
        let lines = text.utf8.count { $0 == 0x0A }
        if lines > linesMax { found.append("\(path): \(lines) lines, more than \(linesMax)") }
        return found
    }

    /// The modules of a manifest, with those of the package that each depends on.
    static func targets(_ manifest: String) -> [String: Set<String>] {
        var targets: [String: Set<String>] = [:]
        for begin in ["        module(", "        .executableTarget("] {
            for part in manifest.components(separatedBy: "\n" + begin).dropFirst() {
                // The entry ends where the next one begins at the same depth, or the list does.
                let end = part.firstRange(of: "\n        .")?.lowerBound ?? part.endIndex
                let entry = part[..<end].components(separatedBy: "\n        module(")[0]
                    .components(separatedBy: "\n        tests(")[0]
                let names = entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
                guard let name = names.first else { continue }
                targets[name] = Set(names.dropFirst()).intersection(Set(arrows.keys).union(headers))
            }
        }
        return targets
    }
}

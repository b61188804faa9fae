import Foundation
import Testing

@Suite("the house") struct HouseTests {
    /// The package's root, from where this file was compiled.
    private static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// Every Swift file below a folder of the package, by its path below it.
    private static func sources(_ folder: String) throws -> [(path: String, text: String)] {
        let base = root.appendingPathComponent(folder)
        let names = try #require(FileManager.default.enumerator(atPath: base.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            (path, try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8))
        }
    }

    @Test func `every source keeps the rules of the house`() throws {
        let sources = try Self.sources("Sources")
        try #require(sources.count > 20, "these are not the sources of the package")
        for (path, text) in sources {
            let violations = HouseRules.violations(path, text)
            #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
        }
    }

    @Test func `every test's source ends with a newline and forces nothing`() throws {
        let sources = try Self.sources("Tests")
        try #require(sources.count > 5)
        for (path, text) in sources {
            #expect(text.hasSuffix("\n"), "\(path)")
            let code = SourceText.code(text)
            for word in ["try!", "as!"] { #expect(code.allSatisfy { SourceText.count(word, in: $0) == 0 }, "\(path)") }
        }
    }

    @Test func `every folder of sources is in the table`() throws {
        for folder in try FileManager.default.contentsOfDirectory(atPath: Self.root.path + "/Sources") {
            #expect(HouseRules.arrows[folder] != nil || HouseRules.headers.contains(folder), "\(folder)")
        }
    }

    @Test func `Package.swift draws no arrow that is not in the table`() throws {
        let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let targets = HouseRules.targets(manifest)
        try #require(targets.count > 2, "the manifest is not understood")
        for (module, dependencies) in targets {
            let own = try #require(HouseRules.arrows[module], "\(module)")
            #expect(dependencies.isSubset(of: own), "\(module): \(dependencies.subtracting(own).sorted())")
        }
    }

    @Test func `no stage may import another, and the arrows make no circle`() {
        for stage in HouseRules.stages {
            #expect(HouseRules.arrows[stage]?.isDisjoint(with: HouseRules.stages) == true, "\(stage)")
        }
        for module in HouseRules.arrows.keys { #expect(!Self.below(module).contains(module), "\(module)") }
        for (module, below) in HouseRules.arrows where !below.isDisjoint(with: HouseRules.stages) {
            #expect(module == "Intake" || HouseRules.programs.contains(module), "\(module)")
        }
    }

    private static func below(_ module: String) -> Set<String> {
        var found: Set<String> = []
        var next = HouseRules.arrows[module] ?? []
        while let one = next.popFirst() {
            guard found.insert(one).inserted else { continue }
            next.formUnion((HouseRules.arrows[one] ?? []).subtracting(found))
        }
        return found
    }
}

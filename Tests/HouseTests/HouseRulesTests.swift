import Testing

/// Each rule on a text that breaks it, and on one that only seems to.
@Suite("the rules of the house") struct HouseRulesTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let path: String
        let text: String
        var testDescription: String { "\(path): \(text.prefix(60).debugDescription)" }
    }

    private static func sample(_ path: String, _ text: String) -> Sample { Sample(path: path, text: text + "\n") }

    @Test("a text that breaks one rule is told of once", arguments: brokenSamples)
    func broken(sample: Sample) {
        let violations = HouseRules.violations(sample.path, sample.text)
        #expect(violations.count == 1, "\(violations)")
        #expect(violations.first?.hasPrefix(sample.path + ": ") == true)
    }

    @Test("a text that keeps them is not", arguments: keptSamples)
    func kept(sample: Sample) {
        #expect(HouseRules.violations(sample.path, sample.text) == [])
    }

    static let brokenSamples: [Sample] = [
        // A stage that knows another, or who composes it.
        sample("Inbox/X.swift", "import Custody"), sample("Journal/X.swift", "public import Archive"),
        sample("Archive/X.swift", "internal import Register"), sample("Custody/X.swift", "import Intake"),
        sample("Reading/X.swift", "import FileIO"), sample("Register/X.swift", "@testable import FileIO"),
        // An arrow that points up.
        sample("ReleaseModel/X.swift", "import FileIO"), sample("FileIO/X.swift", "import Inbox"),
        sample("EventSources/X.swift", "import FileIO"), sample("Reports/X.swift", "import Journal"),
        sample("Settings/X.swift", "import Reports"), sample("Intake/X.swift", "import EventSources"),
        sample("Intake/X.swift", "import ServiceManager"), sample("Reports/X.swift", "import struct Journal.Line"),
        // The edges.
        sample("Intake/X.swift", "import Dispatch"), sample("released/X.swift", "import Dispatch"),
        sample("Intake/X.swift", "internal import Glibc"), sample("Inbox/X.swift", "import func Glibc.open"),
        sample("Journal/X.swift", "import CLinux"), sample("released/X.swift", "import CLinux"),
        sample("released/X.swift", "import CSystemd"), sample("FileIO/X.swift", "import CSystemd"),
        sample("Intake/X.swift", "import GRDB"), sample("Intake/X.swift", "import TOMLKit"),
        sample("Archive/X.swift", "import Crypto"), sample("Intake/X.swift", "import Logging"),
        sample("Settings/X.swift", "import ArgumentParser"), sample("Reports/X.swift", "import SystemPackage"),
        sample("Journal/X.swift", "import DequeModule"), sample("Journal/X.swift", "import Foundation"),
        sample("ReleaseModel/Other.swift", "import Foundation"), sample("released/X.swift", "import Foundation"),
        sample("Journal/X.swift", "import FoundationEssentials"), sample("Journal/X.swift", "import NIOCore"),
        sample("Journal/X.swift", "/* why */ import Foundation"), sample("Unknown/X.swift", "let x = 1"),
        // Words.
        sample("Inbox/X.swift", "let x = try! y()"), sample("Inbox/X.swift", "let x = y as! Z"),
        sample("released/X.swift", "fatalError(\"x\")"), sample("Inbox/X.swift", "print(\"x\")"),
        sample("Inbox/X.swift", "let text = \"\\(try! y())\""), sample("Inbox/X.swift", "let x = unsafe y"),
        sample("released/X.swift", "let x = unsafe y"), sample("released/Service.swift", "unsafe x\nunsafe y"),
        sample("Journal/X.swift", "fsync(descriptor)"), sample("Archive/X.swift", "_ = fdatasync(1)"),
        sample("Intake/X.swift", "let flush = syncfs"),
        // Shape.
        Sample(path: "Inbox/X.swift", text: "let x = 1"),
        sample("Inbox/X.swift", String(repeating: "\n", count: 300)),
    ]

    static let keptSamples: [Sample] = [
        sample("Inbox/X.swift", "import FileIO\npublic import ReleaseModel\nimport DequeModule\nimport SystemPackage"),
        sample("Intake/X.swift", "import Inbox\nimport Custody\nimport Register\nimport Archive\nimport Journal"),
        sample("EventSources/X.swift", "internal import Dispatch\ninternal import Glibc\nlet x = unsafe y"),
        sample("FileIO/X.swift", "internal import CLinux\nimport Glibc\nunsafe fsync(1)\nfdatasync(2)"),
        sample("ServiceManager/X.swift", "import CSystemd\nimport Logging\nimport Glibc"),
        sample("ReleaseModel/PathBytes+JSON.swift", "import Foundation"),
        sample("Register/X.swift", "import Foundation"),
        sample("Journal/X.swift", "import Crypto"), sample("released/X.swift", "import ArgumentParser\nprint(1)"),
        sample("released/Service.swift", "x { unsafe y }"),
        sample("Inbox/X.swift", "// import Custody: try! as! fatalError( print( unsafe fsync"),
        sample("Inbox/X.swift", "/* outer /* inner */ try! */ let x = 1"),
        sample("Inbox/X.swift", "let x = \"import Custody try! \\\" as! unsafe\""),
        sample("Inbox/X.swift", "let x = #\"a \" try! \\(as!) \"# + \"\"\"\n try! \" unsafe\n \"\"\""),
        sample("Inbox/X.swift", "let x = \"\\(y) try!\" // \" "),
        sample("Inbox/X.swift", "let importCustody = unsafeLooking + fsyncCount + misprint(x) + fingerprint(y)"),
        sample("Inbox/X.swift", "try? x as? Y"), sample("Inbox/X.swift", String(repeating: "\n", count: 299)),
    ]

    @Test(
        "what a line imports",
        arguments: [
            ("import A", "A"), ("  public import A", "A"), ("@testable import A", "A"),
            ("@_exported public import A", "A"),
            ("import struct A.B", "A"), ("import A.B", "A"), ("internal import func A.b", "A"),
        ]
    )
    func imports(line: String, module: String) {
        #expect(SourceText.importedModule(line) == module)
    }

    @Test("a line that imports nothing", arguments: ["", "import", "let import_ = 1", "x.import(A)", "important A"])
    func noImport(line: String) {
        #expect(SourceText.importedModule(line) == nil)
    }

    @Test func `code keeps its lines, so that what is wrong can be found`() {
        let code = SourceText.code("a // x\n/* y\nz */ b \"\"\"\n t\n \"\"\" c\n\"q\\(d + \"r\")s\" e")
        #expect(code == ["a ", "", " b \"\"", "", " c", "\"\"d + \"\" e"])
    }

    @Test func `the targets of a manifest, with what each depends on`() {
        let manifest = """
            let package = Package(
                targets: [
                    .target(name: "CLinux"),
                    module("ReleaseModel"),
                    module("FileIO", ["CLinux", "ReleaseModel", systemPackage]),
                    module(
                        "Intake",
                        [
                            "Inbox", .product(name: "GRDB", package: "GRDB.swift"),
                        ]
                    ),
                    .executableTarget(
                        name: "released",
                        dependencies: ["Intake", arguments]
                    ),
                    tests("FileIOTests", ["Journal"]),
                ]
            )
            """
        #expect(
            HouseRules.targets(manifest) == [
                "ReleaseModel": [], "FileIO": ["CLinux", "ReleaseModel"], "Intake": ["Inbox"], "released": ["Intake"],
            ]
        )
    }
}

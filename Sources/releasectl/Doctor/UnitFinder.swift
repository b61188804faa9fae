import FileIO
import Intake
import ReleaseModel
import Settings
import SystemPackage

/// Asks systemd about the unit that serves a root.
enum UnitFinder {
    /// - Parameter process: the service's, where it runs.
    static func find(root: PathBytes, process: ProcessFacts?, calls: any SystemCalls) -> UnitSight {
        guard (try? Directory.open(configured: "/run/systemd/system", calls: calls)) != nil else {
            return .unseen("systemd does not run this machine: there is no unit to look at")
        }
        guard let program = ChildProgram.path(of: "systemctl") else { return .unseen("there is no systemctl here") }
        if let process, process.unit == nil {
            return .unseen("process \(process.identifier) was not started by a unit of systemd")
        }
        let name = process?.unit ?? "released.service"
        let arguments = ["show", name, "--property=" + UnitFacts.properties.joined(separator: ",")]
        let unit: UnitFacts
        do {
            let answer = try ChildProgram.run(
                program,
                arguments.map { PathBytes($0) },
                within: .seconds(10),
                bytesMax: 1 << 20
            )
            guard answer.exitCode == 0 else {
                let words = String(decoding: answer.output.prefix(200), as: UTF8.self).split(separator: "\n").first
                return .unseen("systemctl show \(name.harmless): \(words.map { String($0).harmless } ?? "no answer")")
            }
            unit = UnitFacts(name: name, output: answer.output)
        } catch {
            return .unseen("systemctl show \(name.harmless): \(error.words)")
        }
        guard process != nil || !unit.isInstalled || serves(unit, root, calls) else {
            return .unseen("\(name.harmless) serves another root than \(root.escaped)")
        }
        return .seen(unit)
    }

    /// Whether the unit's command names this root, or a configuration that does.
    private static func serves(_ unit: UnitFacts, _ root: PathBytes, _ calls: any SystemCalls) -> Bool {
        let words = unit["ExecStart"].split(separator: " ").map { PathBytes(String($0)) }
        if words.contains(root) { return true }
        guard let index = words.firstIndex(of: "--config"), index + 1 < words.count else { return false }
        return (try? ConfigurationFile.read(words[index + 1], calls: calls))?.root == root
    }
}

extension ChildProgram.Trouble {
    /// For people.
    var words: String {
        switch self {
        case .start(let code): "it could not be started: \(code.description.lowercased())"
        case .late: "no answer in time"
        case .talkative: "its answer was too long"
        }
    }
}

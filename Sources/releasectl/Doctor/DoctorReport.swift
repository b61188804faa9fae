import ReleaseModel

/// What the doctor says: for people a line a check when all is well, for programs an array.
struct DoctorReport {
    let examinations: [Examination]

    /// Whether somebody has something to do.
    var isToMend: Bool { findings.contains { $0.result.isToMend } }

    private var findings: [Finding] { examinations.flatMap(\.findings) }

    /// For people, the last newline included.
    func text(colours: Colours) -> String {
        var lines: [String] = []
        for examination in examinations {
            for finding in examination.findings {
                let word = paint(finding.result, colours)
                lines.append("\(word) \(examination.check): \(finding.found)")
                guard finding.result != .ok else { continue }
                if !finding.why.isEmpty { lines.append("          why:  \(finding.why)") }
                for (index, command) in finding.mend.enumerated() {
                    lines.append("          \(index == 0 ? "mend:" : "     ") \(colours.bold(command))")
                }
            }
        }
        lines.append("")
        let counts = Finding.Result.allCases.compactMap { result -> String? in
            let count = findings.count { $0.result == result }
            return count == 0 && result != .ok ? nil : Self.counted(count, result)
        }
        lines.append(counts.joined(separator: ", ") + (isToMend ? "" : ": nothing to mend"))
        return lines.map { $0 + "\n" }.joined()
    }

    private static func counted(_ count: Int, _ result: Finding.Result) -> String {
        switch result {
        case .ok, .skipped: "\(count) \(result.rawValue)"
        case .note, .warning, .error: Words.count(count, result.rawValue)
        }
    }

    private func paint(_ result: Finding.Result, _ colours: Colours) -> String {
        let word = result.rawValue + String(repeating: " ", count: 9 - result.rawValue.count)
        switch result {
        case .ok: return colours.green(word)
        case .warning: return colours.yellow(word)
        case .error: return colours.red(word)
        case .note, .skipped: return word
        }
    }

    /// For programs, the last newline included.
    var document: [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for examination in examinations {
                for finding in examination.findings {
                    json.object { json in
                        json.member("check", examination.check)
                        json.member("result", finding.result.rawValue)
                        json.member("found", finding.found)
                        json.member("why", finding.why)
                        json.key("mend")
                        json.array { json in
                            for command in finding.mend { json.value(command) }
                        }
                    }
                }
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}

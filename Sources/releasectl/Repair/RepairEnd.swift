import ArgumentParser
import FileIO
import Journal
import ReleaseModel

/// What came of a repair.
struct RepairEnd {
    let before: RepairExamination
    let after: RepairExamination
    let kept: KeptFiles
    let place: Place

    func tell() throws {
        try StandardStreams.line("")
        for line in after.damage { try StandardStreams.line("still damaged: \(line)") }
        try noteUnrecorded()
        let lost = before.lost
        for line in lost { try StandardStreams.line("lost: \(line)") }
        try StandardStreams.line("repaired: the files that were replaced are in \(place.root.escaped)/\(kept.shown)")
        guard after.isWell, lost.isEmpty else { throw ExitCode(1) }
    }

    /// Originals whose records are lost: their bytes are there, and nobody is told of them.
    private func noteUnrecorded() throws {
        guard let plan = before.journalPlan, plan.newNotes.contains(where: { $0.count > 0 }),
            let originals = try place.originals()
        else { return }
        for byte in UInt8.min...UInt8.max {
            guard let folder = try? originals.directory(PathBytes(Hex.text([byte]))) else { continue }
            for entry in try folder.entries() {
                guard let digest = ContentDigest(hex: entry.name.text), !after.originals.known.contains(digest) else {
                    continue
                }
                let shown = folder.shown(entry.name)
                try StandardStreams.line("without a record: \(shown): a copy of it in the inbox gets a new one")
            }
        }
    }
}

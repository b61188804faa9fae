import FileIO
import Journal
import ReleaseModel

/// What a repair found and would do, for people.
extension RepairExamination {
    /// Prints what is damaged, what can be saved, and what cannot.
    func tell() throws {
        for lost in knownLost {
            try StandardStreams.line("note: \(lost.description) for good, as journal/\(lost.name.text) says")
        }
        guard !isWell else {
            let what = "\(Words.count(records, "record")), \(Words.count(originals.known.count, "original"))"
            return try StandardStreams.line("\(what): nothing is damaged")
        }
        for line in damage { try StandardStreams.line("damage: \(line)") }
        for line in saved + savedOriginals + savedTexts { try StandardStreams.line("can be saved: \(line)") }
        for line in lost { try StandardStreams.line("lost: \(line)") }
    }

    /// Lines that are put back, by where they come from.
    private var saved: [String] {
        guard let journalPlan, let journal else { return [] }
        var runs: [(first: SequenceNumber, last: SequenceNumber, from: String)] = []
        for segment in journalPlan.segments where !segment.isThere {
            for candidate in journalPlan.choice.kept[segment.lines] {
                guard let from = words(candidate, journal) else { continue }
                if let run = runs.last, run.from == from, run.last.next == candidate.sequence {
                    runs[runs.count - 1].last = candidate.sequence
                } else {
                    runs.append((candidate.sequence, candidate.sequence, from))
                }
            }
        }
        return runs.map { "\(Self.range($0.first, $0.last)), \($0.from)" }
    }

    private func words(_ candidate: LineCandidate, _ journal: JournalExamination) -> String? {
        switch candidate.source {
        case .segment: nil
        case .other(let number):
            "from \(journal.others[number].folder.shown(JournalSegment.name(journal.others[number].first)))"
        case .memory:
            journal.isFromLog(candidate)
                ? "from the commit log" : "by undoing the change of one byte, as the hash in the next line proves"
        }
    }

    private var savedOriginals: [String] {
        originals.faults.compactMap { fault in
            copies[fault.digest].map { "the original of record \(fault.sequence), from \($0.shown)" }
        }
    }

    private var savedTexts: [String] {
        texts.faults.filter { makeable.contains($0.text.original) }
            .map { "the text of record \($0.text.sequence), made anew from its original" }
    }

    /// What nobody here can have back.
    var lost: [String] {
        var lines = journalPlan.map { plan in plan.newNotes.map { Self.words($0) } } ?? []
        lines += originals.faults.filter { copies[$0.digest] == nil }.map { fault in
            "the original of record \(fault.sequence), \(fault.digest.hex): a drop of the same bytes puts it back"
        }
        lines += texts.faults.filter { !makeable.contains($0.text.original) }.map { fault in
            "the text of record \(fault.text.sequence): a drop of the original's bytes puts both back"
        }
        return lines
    }

    private static func words(_ lost: LostRecords) -> String {
        switch lost.count {
        case 0:
            "which of two lines was changed: record \(lost.next) does not carry the hash of the line before it; both stay"
        case 1: "record \(lost.first)"
        default: "records \(lost.first) to \(SequenceNumber(lost.next.value - 1))"
        }
    }

    private static func range(_ first: SequenceNumber, _ last: SequenceNumber) -> String {
        first == last ? "record \(first)" : "records \(first) to \(last)"
    }

    /// What would be done, in order.
    var steps: [String] {
        var steps: [String] = []
        for fault in originals.faults {
            let name = "archive/\(fault.digest.hex.prefix(16))…"
            switch (fault.problem, copies[fault.digest]) {
            case (nil, .some): steps.append("put \(name) back")
            case (.some, .some): steps.append("put \(name) back in the place of what lies there")
            case (.some, nil): steps.append("take away what lies in the place of \(name)")
            case (nil, nil): break
            }
        }
        for fault in texts.faults where makeable.contains(fault.text.original) {
            steps.append("make archive/\(fault.text.original.hex.prefix(16))….txt anew from its original")
        }
        if let plan = journalPlan {
            for segment in plan.segments where !segment.isThere {
                let count = Words.count(segment.lines.count, "record")
                steps.append("write journal/\(JournalSegment.name(segment.first).text) with \(count)")
            }
            for note in plan.newNotes { steps.append("write journal/\(note.name.text): \(note.description)") }
            for name in plan.removed { steps.append("take away journal/\(JournalSegment.name(name).text)") }
            for note in plan.oldNotes { steps.append("take away journal/\(note.name.text)") }
            for name in plan.toClose { steps.append("chmod 0444 journal/\(JournalSegment.name(name).text)") }
            if let log = plan.log {
                let frames = log.parts.count { if case .frame = $0 { true } else { false } }
                let batches = Words.count(frames, "batch of the old one", "batches of the old one")
                steps.append("begin a new commit log before record \(log.base.next), with \(batches)")
            }
        }
        if journalPlan.map({ !$0.isEmpty }) ?? false || registerFault != nil { steps.append("make the register anew") }
        steps.append("keep every file that is replaced in state/damaged/")
        return steps
    }
}

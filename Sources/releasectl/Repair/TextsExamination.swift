import EventSources
import FileIO
import Journal
import ReleaseModel
import Synchronization

/// A clean text that is not as its record says.
struct TextFault: Sendable {
    let text: ArchivedText
    let problem: ArchivedText.Problem

    /// `record 000000000004: its text archive/sha256/70/707eb7….txt is missing`.
    var description: String { "record \(text.sequence): its text \(text.shown) \(problem.description)" }
}

/// Holds the clean texts in the archive against the records. It changes nothing.
struct TextsExamination {
    private(set) var faults: [TextFault] = []

    /// - Parameter rehash: whether every text is read again.
    init(_ contents: VerifiedContents, in originals: Directory?, rehash: Bool, progress: Progress) throws {
        progress.begin("texts", total: 256)
        var faults: [TextFault] = []
        try contents.originals { byte, list in
            var first: [ContentDigest: VerifiedContents.Original] = [:]
            for original in list where first[original.digest] == nil { first[original.digest] = original }
            let texts = first.values.compactMap { ArchivedText($0) }
            let folder = texts.isEmpty ? nil : try? originals?.directory(PathBytes(Hex.text([byte])))
            faults += try Self.look(at: texts, in: folder, rehash: rehash)
            progress.add(1)
        }
        self.faults = faults.sorted { $0.text.sequence < $1.text.sequence }
    }

    private static func look(at texts: [ArchivedText], in folder: Directory?, rehash: Bool) throws -> [TextFault] {
        let found = Mutex<[TextFault]>([])
        let failure = Mutex<(any Error)?>(nil)
        ParallelWork.forEach(count: texts.count) { index in
            do {
                var problem = try texts[index].problem(in: folder)
                if problem == nil, rehash, let folder {
                    problem = try texts[index].readingProblem(in: folder).problem
                }
                guard let problem else { return }
                found.withLock { $0.append(TextFault(text: texts[index], problem: problem)) }
            } catch { failure.withLock { $0 = error } }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return found.withLock { $0 }
    }

    /// Leaves out what lines say that are not the true ones.
    mutating func forget(_ sequences: [SequenceNumber]) {
        let sequences = Set(sequences)
        faults.removeAll { sequences.contains($0.text.sequence) }
    }
}

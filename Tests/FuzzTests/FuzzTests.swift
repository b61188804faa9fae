import TestSupport
import Testing

@Suite("Whatever is read")
struct FuzzTests {
    @Test(arguments: FuzzSubject.all)
    func `has an answer to any bytes`(subject: FuzzSubject) {
        for sample in subject.samples { #expect(subject.fault(sample) == nil, "\(subject)") }
        var mutation = Mutation(seed: Fuzz.seed, samples: subject.samples, words: subject.words)
        for round in 0..<(subject.rounds * Fuzz.factor) {
            let bytes = mutation.next()
            Fuzz.keep(bytes, of: subject.description)
            guard let fault = subject.fault(bytes) else { continue }
            Issue.record("\(subject): \(fault); round \(round) of seed \(Fuzz.seed), bytes \(bytes)")
            return
        }
    }
}

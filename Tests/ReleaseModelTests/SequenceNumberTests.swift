import ReleaseModel
import Testing

@Suite("Sequence number")
struct SequenceNumberTests {
    @Test(arguments: [
        (0, "000000000000"), (1, "000000000001"), (4_711, "000000004711"), (999_999_999_999, "999999999999"),
    ])
    func `it is written with twelve digits, and read`(value: UInt64, text: String) {
        #expect(SequenceNumber(value).description == text)
        #expect(SequenceNumber(text: text) == SequenceNumber(value))
        #expect(SequenceNumber(text: String(value)) == SequenceNumber(value))
    }

    @Test(arguments: [
        "", "0000000000001", "1000000000000", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "a", "١", "12345678901é",
    ])
    func `what is not one to twelve digits is refused`(text: String) {
        #expect(SequenceNumber(text: text) == nil)
    }

    @Test func `numbers follow one another, as their texts do`() {
        #expect(SequenceNumber.first.value == 1)
        #expect(SequenceNumber(9).next == SequenceNumber(10))
        #expect(SequenceNumber(9) < SequenceNumber(10))
        #expect(SequenceNumber(9).description < SequenceNumber(10).description)
    }

    @Test func `a number of more digits is a mistake`() async {
        await #expect(processExitsWith: .failure) { _ = SequenceNumber(Limits.sequenceMax + 1) }
        await #expect(processExitsWith: .failure) { _ = SequenceNumber(Limits.sequenceMax).next }
    }
}

import Intake
import Journal
import Register

/// What a repair needs to know of the register: its last record, or why it must be made anew.
struct RepairedRegister {
    private(set) var mark: ContentRegister.Mark?
    private var problem: String?

    /// - Throws: ``Failure`` 65 when it is of a newer version: that one is left alone.
    init(_ place: Place) throws {
        do {
            guard let register = try OpenRegister.readOnly(place) else { return }
            defer { try? register.close() }
            mark = try register.mark()
            try register.checkFile()
        } catch let fault as RegisterFault {
            if case .newer = fault {
                throw Failure(65, "state/\(ServiceLayout.Name.register): \(fault)", hint: "nothing was changed")
            }
            mark = nil
            problem = fault.description
        }
    }

    /// Why it must be made anew; nil when a start takes it as it is.
    /// - Parameter log: what a start completes the journal from.
    func fault(comparedWith journal: JournalVerifier, _ log: SurveyedLog?) -> String? {
        if let problem { return problem }
        guard let mark else { return nil }
        let committed = log?.frames.flatMap(\.lines) ?? []
        if committed.contains(where: { $0.sequence == mark.sequence && $0.hash == mark.hash }) { return nil }
        guard let last = journal.last, mark.sequence <= last else {
            return "it knows record \(mark.sequence), which the journal does not have"
        }
        return journal.rememberedHash == mark.hash
            ? nil : "it knows another record \(mark.sequence) than the journal has"
    }
}

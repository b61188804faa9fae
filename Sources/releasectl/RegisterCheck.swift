import FileIO
import Intake
import Journal
import Register
import ReleaseModel

/// Holds the register's last record against the journal's. The register is derived: whatever is wrong with it, the
/// next start or `releasectl rebuild` makes it anew.
struct RegisterCheck {
    /// What the register knows last; nil where there is nothing to compare.
    let mark: ContentRegister.Mark?
    private let fault: String?
    private let note: String?

    /// Reads the mark.
    /// - Throws: ``Failure``.
    init(_ place: Place) throws {
        (mark, fault, note) = try Self.read(place)
    }

    private static func read(_ place: Place) throws -> (ContentRegister.Mark?, String?, String?) {
        do {
            guard !(try OpenRegister.isUnclosed(place)) else {
                return (nil, nil, "the register was not closed and is not looked at: the next start puts it right")
            }
            guard let register = try OpenRegister.readOnly(place) else {
                return (nil, nil, "there is no register: the next start makes it")
            }
            defer { try? register.close() }
            return (try register.mark(), nil, nil)
        } catch let fault as RegisterFault {
            return (nil, fault.description, nil)
        } catch let failure as Failure where failure.code == 77 {
            return (nil, nil, nil)
        }
    }

    /// Says what is wrong, or worth knowing.
    func compare(with journal: JournalVerifier, isStopped: Bool, in report: FindingReport) {
        if let fault { report.fault("state/\(ServiceLayout.Name.register): \(fault)") }
        if let note { report.note(note) }
        guard let mark else { return }
        let remedy = "the next start makes it anew, or `releasectl rebuild`"
        guard let last = journal.last, mark.sequence <= last else {
            let end = journal.last.map { "ends with record \($0)" } ?? "is empty"
            return report.fault("the register knows record \(mark.sequence), the journal \(end): \(remedy)")
        }
        if journal.rememberedHash != mark.hash {
            return report.fault("the register knows another record \(mark.sequence) than the journal has: \(remedy)")
        }
        if mark.sequence < last && isStopped {
            let ends = "the register ends with record \(mark.sequence), the journal with \(last)"
            report.note("\(ends): the next start reads on")
        }
    }
}

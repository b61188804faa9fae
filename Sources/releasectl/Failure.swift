import ArgumentParser
import FileIO
import Intake
import Journal
import Register
import Settings

/// Why a command ends without having done its work: what is wrong, what to do, and the exit code (sysexits(3)).
struct Failure: Error {
    let code: Int32
    let text: String
    var hint: String?

    init(_ code: Int32, _ text: String, hint: String? = nil) {
        self.code = code
        self.text = text
        self.hint = hint
    }

    /// Whatever was thrown on the way.
    init(of error: any Error, mayBe people: People = .owner) {
        switch error {
        case let failure as Failure:
            self = failure
        case let error as FileError where error.isPermission:
            self.init(77, error.description, hint: people.hint)
        case let error as FileError:
            self.init(74, error.description)
        case let damage as JournalDamage:
            let remedy = damage.isMendable ? ": `releasectl repair` shows what can be saved, and asks" : ""
            self.init(65, "\(damage.place): \(damage.problem)", hint: "nothing was changed\(remedy)")
        case let fault as RegisterFault:
            if case .unavailable = fault { self.init(74, fault.description) } else { self.init(65, fault.description) }
        default:
            self.init(70, "\(error)")
        }
    }

    static let notFound: Int32 = 66

    /// What to throw on: a failure in place of what went wrong; an end that is none of that stays as it is.
    static func wrap(_ error: any Error, mayBe people: People = .owner) -> any Error {
        error is OutputClosed || error is ExitCode ? error : Failure(of: error, mayBe: people)
    }

    /// Who may do what was not permitted.
    enum People {
        case owner, readers

        var hint: String {
            switch self {
            case .owner: "root and the user released may: try `sudo releasectl`"
            case .readers:
                "root, the user released and the group released-readers may: `gpasswd -a NAME released-readers`,"
                    + " then log in again"
            }
        }
    }
}

/// Standard output was closed by whoever read it.
struct OutputClosed: Error {}

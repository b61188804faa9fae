import FileIO
import Intake
import ReleaseModel
import Reports

/// What can be seen of the service from outside.
enum ServiceProbe {
    case stopped
    /// Whether it runs only root and the user released can tell.
    case unknown
    case running(Running)

    /// A service that holds the lock of the root.
    struct Running {
        /// nil in the instant before it has written it there.
        let processIdentifier: Int32?
        /// What it says of itself; nil while it starts, or when it cannot be read.
        let status: ServiceStatus?
        /// The very bytes of that.
        let document: [UInt8]
        /// Why it cannot be read.
        let fault: String?

        /// Why there is no status, for people.
        var silence: String {
            let writes = "it goes through its journal and custody, or has no room for it (see `df`, `df -i`)"
            return fault?.harmless ?? "it has written no status: \(writes)"
        }
    }

    /// Looks now.
    /// - Parameter asking: whether a service that seems well is asked for a sign of life.
    /// - Throws: ``Failure``.
    init(_ place: Place, asking: Bool = false) throws {
        guard let state = try place.state() else {
            self = .stopped
            return
        }
        do throws(FileError) {
            guard let holder = try ServiceLock.holder(in: state) else {
                self = .stopped
                return
            }
            self = .running(try Self.running(holder, in: state, asking: asking))
        } catch {
            throw Failure(of: error)
        }
    }

    /// Looks now; where that is not permitted, it is not known.
    init(ifPermitted place: Place) throws {
        do { self = try ServiceProbe(place) } catch let failure as Failure where failure.code == 77 { self = .unknown }
    }

    /// Whether it runs, as far as is known.
    var isStopped: Bool { if case .stopped = self { true } else { false } }

    /// What the running service says of itself.
    var status: ServiceStatus? { if case .running(let running) = self { running.status } else { nil } }

    /// What is wrong with it, as lines of an explanation: what it has not taken may wait for that.
    var troubles: [String] {
        guard case .running(let running) = self else { return [] }
        guard let status = running.status else { return [Row.text("service", running.silence)] }
        return status.conditions.map { Row.text("degraded", $0.text.harmless) }
    }

    private static func running(_ holder: Int32?, in state: Directory, asking: Bool) throws(FileError) -> Running {
        let bytes = try state.contents(ServiceLayout.Name.status)
        guard let bytes else {
            return Running(processIdentifier: holder, status: nil, document: [], fault: nil)
        }
        do {
            let status = try StatusDocument.decode(bytes)
            // Until a starting service is ready, what the one before left stands there.
            let isLeftOver = status.processIdentifier != holder || status.phase == .stopping
            if isLeftOver, try isOlderThanLock(in: state) || status.processIdentifier != holder {
                return Running(processIdentifier: holder, status: nil, document: [], fault: nil)
            }
            guard asking, let silence = PulseCheck.fault(of: status.processIdentifier, in: state) else {
                return Running(processIdentifier: holder, status: status, document: bytes, fault: nil)
            }
            return silent(status, silence, in: state)
        } catch let fault as StatusDocument.Fault {
            return Running(processIdentifier: holder, status: nil, document: bytes, fault: fault.description)
        } catch let error as FileError {
            throw error
        } catch {
            return Running(processIdentifier: holder, status: nil, document: bytes, fault: "\(error)")
        }
    }

    /// What it wrote last says nothing of now.
    private static func silent(_ status: ServiceStatus, _ silence: String, in state: Directory) -> Running {
        var status = status
        status.conditions.insert(.init(code: silenceCode, text: silence, since: state.calls.wallTime()), at: 0)
        let bytes = StatusDocument.encode(status)
        return Running(processIdentifier: status.processIdentifier, status: status, document: bytes, fault: nil)
    }

    /// The condition of a service that does not answer.
    static let silenceCode = "not-answering"

    private static func isOlderThanLock(in state: Directory) throws(FileError) -> Bool {
        guard let written = try state.statusIfThere(ServiceLayout.Name.status)?.modified,
            let locked = try state.statusIfThere("lock")?.modified
        else { return false }
        return written < locked
    }
}

import FileIO
import Intake
import ReleaseModel
import Settings
import SystemPackage

/// The root that a command looks at, and the configuration that goes with it. Nothing here is ever made.
struct Place {
    let configuration: Configuration
    /// The root, open.
    let folder: Directory

    var root: PathBytes { configuration.root }

    /// - Throws: ``Failure``: 66 no root there, 77, 78.
    init(_ options: PlaceOptions) throws {
        let calls = LinuxSystemCalls()
        configuration = try ConfigurationChoice(options, calls: calls).configuration
        let root = configuration.root
        do { folder = try Directory.open(configured: root, calls: calls) } catch {
            if error.code == .noSuchFileOrDirectory || error.code == .notDirectory {
                let hint = "name the service's folder with --root, or its configuration with --config"
                throw Failure(Failure.notFound, "no root at \(root.escaped)", hint: hint)
            }
            throw Failure(of: error)
        }
    }

    /// The journal, for readers.
    func journal() throws -> Directory { try open(ServiceLayout.Name.journal, .readers) }

    /// The originals, for readers; nil where they are missing.
    func originals() throws -> Directory? {
        do { return try folder.directory(ServiceLayout.Name.archive).directory("sha256") } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            throw Failure(of: error, mayBe: .readers)
        }
    }

    /// The private state; nil where the service has never run.
    func state() throws -> Directory? {
        do { return try folder.directory(ServiceLayout.Name.state) } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            throw Failure(of: error)
        }
    }

    /// What a tool makes in place of a file of the service's must be the service's own.
    /// - Throws: ``Failure`` 77, with the command to give instead.
    func requireOwner(of state: Directory, for command: String) throws {
        let owner = try state.status().uid
        let calls = state.calls
        guard calls.effectiveUser() != owner else { return }
        let name = calls.userName(owner)
        let asOwner = name.map { "runuser -u \($0) --" } ?? "setpriv --reuid \(owner) --clear-groups"
        throw Failure(
            77,
            "\(root.escaped) belongs to \(name ?? "user \(owner)"): what another makes there, the service could not"
                + " write to",
            hint: "`\(asOwner) releasectl \(command) --root \(root.escaped)`"
        )
    }

    /// The lock of the service, so that none runs meanwhile.
    /// - Throws: ``Failure`` 75 when one does.
    func lock(_ state: Directory) throws -> ServiceLock {
        do { return try ServiceLock(in: state, processIdentifier: LinuxProcess.identifier) } catch {
            guard let busy = error as? ServiceLock.Busy else { throw error }
            throw beingServed(by: busy.processIdentifier)
        }
    }

    /// Says who serves this root.
    func beingServed(by holder: Int32?) -> Failure {
        let pid = holder.map { " (pid \($0))" } ?? ""
        return Failure(75, "\(root.escaped) is being served\(pid)", hint: "`systemctl stop released` first")
    }

    private func open(_ name: PathBytes, _ people: Failure.People) throws -> Directory {
        do { return try folder.directory(name) } catch {
            if error.code == .noSuchFileOrDirectory {
                if (try? folder.statusIfThere(ServiceLayout.Name.state)) != nil {
                    let hint = "the service has run here: restore the folder from a backup"
                    throw Failure(65, "\(root.escaped)/\(name.escaped) is missing", hint: hint)
                }
                let hint = "released makes it when it first starts: is \(root.escaped) the service's root?"
                throw Failure(Failure.notFound, "no \(name.escaped) in \(root.escaped)", hint: hint)
            }
            throw Failure(of: error, mayBe: people)
        }
    }
}

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

import FileIO
import Intake
import Register
import ReleaseModel

/// The register as it is, for looking. Nothing is made beside it: SQLite would make a `-wal` and a `-shm` for a reader
/// where there are none, of whoever reads, and the service could not use them.
enum OpenRegister {
    /// - Returns: nil where there is none, or where it cannot be looked at without making something.
    static func readOnly(_ place: Place) throws -> ContentRegister? {
        try path(place, ServiceLayout.Name.register).map { try ContentRegister(path: $0, isReadOnly: true) }
    }

    /// The path, or the URI, by which a database of the service is opened for reading.
    /// - Returns: nil where there is none, or where it cannot be looked at without making something.
    static func path(_ place: Place, _ name: String) throws -> String? {
        guard let files = try Files(place, name), files.hasDatabase, !files.isUnclosed else { return nil }
        let path = place.root.appending(ServiceLayout.Name.state).appending(PathBytes(name))
        if files.hasLog && files.hasIndex { return path.text }
        // Closed: nobody writes to it (sqlite.org/uri.html).
        return "file:\(FileURI.escaped(path))?immutable=1"
    }

    /// Whether what was added last stands in a log whose index is gone, as in a restored backup.
    static func isUnclosed(_ place: Place) throws -> Bool {
        try Files(place, ServiceLayout.Name.register)?.isUnclosed ?? false
    }

    private struct Files {
        let hasDatabase: Bool
        let hasLog: Bool
        let hasIndex: Bool
        let isUnclosed: Bool

        init?(_ place: Place, _ name: String) throws {
            guard let state = try place.state() else { return nil }
            func size(_ suffix: String) throws -> Int64? {
                try state.statusIfThere(PathBytes(name + suffix))?.size
            }
            let log = try size("-wal")
            hasDatabase = try size("") != nil
            hasLog = log != nil
            hasIndex = try size("-shm") != nil
            isUnclosed = log ?? 0 > 0 && !hasIndex
        }
    }
}

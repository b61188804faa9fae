import FileIO
import Inbox
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// What lies in an inbox now, and what the service makes of it.
struct PresentFile {
    private let found: InboxPath
    private let place: Place
    private let configuration: Configuration
    private let service: ServiceProbe

    init(_ found: InboxPath, _ place: Place) throws {
        self.found = found
        self.place = place
        configuration = place.configuration
        service = try ServiceProbe(ifPermitted: place)
    }

    /// Nil when nothing is there.
    var lines: [String]? {
        get throws {
            let (path, name) = found.below.split
            let folder: Directory
            do { folder = try found.folder.directory(below: path) } catch {
                if [.noSuchFileOrDirectory, .notDirectory].contains(error.code) { return nil }
                if error.code == .tooManySymbolicLinkLevels {
                    return [title("behind a symbolic link, which the service never follows")]
                }
                throw error
            }
            guard let status = try folder.statusIfThere(name) else { return nil }
            if let rule = folderRule { return [title(kind(status)), Row.text("ignored", rule)] }
            if let closed = closedFolder(isFolder: status.kind == .directory) { return [title(kind(status)), closed] }
            if status.kind == .directory { return [title("a folder")] + directory(name) }
            switch NameRule(file: name) {
            case .litter(let rule):
                let remedy = "it is never taken; if it is a release, rename it"
                return [title(kind(status)), Row.text("ignored", "\(rule): \(remedy)")]
            case .inProgress(let rule):
                let remedy = "it is taken once it is renamed to its final name"
                return [title(kind(status)), Row.text("ignored", "\(rule): \(remedy)")]
            case .ordinary: break
            }
            let rows = [fate(name, status), try waiting(name, status, in: folder)].compactMap(\.self)
            let bytes = status.kind == .regular ? try SameBytes(place).lines(name, in: folder, status) : []
            return [title(kind(status))] + rows + service.troubles + bytes
        }
    }

    private func title(_ what: String) -> String { "\(found.path.escaped): \(what) (inbox \(found.inbox.name))" }

    /// A folder on the way that is not entered.
    private var folderRule: String? {
        let folders = found.below.components.dropLast()
        for folder in folders {
            switch NameRule(folder: folder) {
            case .litter(let rule):
                return "it lies in \(folder.escaped), \(rule), which is never entered: move it out"
            case .inProgress(let rule):
                return "it lies in \(folder.escaped), \(rule): it is taken once that has its final name"
            case .ordinary: break
            }
        }
        if found.below.split.folder.bytes.count > Limits.folderBytesMax {
            return "its path is too long: at most \(Limits.folderBytesMax) bytes for its folder; move it up"
        }
        guard folders.count > Limits.folderDepthMax else { return nil }
        return "it lies too deep: at most \(Limits.folderDepthMax) folders inside folders; move it up"
    }

    /// The folder itself, or one on the way, that the running service says it cannot enter.
    private func closedFolder(isFolder: Bool) -> String? {
        let parts = found.below.components
        let closed = service.status?.waitingFiles.first { file in
            let path = file.folder.appending(file.name).components
            return file.inbox == found.inbox.name && parts.starts(with: path)
                && (path.count < parts.count || isFolder)
        }
        guard let closed else { return nil }
        return Row.text("waits", "\(closed.folder.appending(closed.name).escaped): \(closed.reason.harmless)")
    }

    private func directory(_ name: PathBytes) -> [String] {
        switch NameRule(folder: name) {
        case .litter(let rule): return [Row.text("ignored", "\(rule): never entered")]
        case .inProgress(let rule): return [Row.text("ignored", "\(rule): entered once it has its final name")]
        case .ordinary: break
        }
        let tidy = configuration.tidy.forPeople
        return [Row.text("taken", "the files in it; once it has stood empty for \(tidy) it is removed")]
    }

    /// Why it will be set aside; nil for what will be recorded.
    private func fate(_ name: PathBytes, _ status: FileStatus) -> String? {
        func rejected(_ why: String) -> String { Row.text("rejected", "once it is taken: \(why)") }
        guard status.kind == .regular else { return rejected("only regular files are accepted, nothing is followed") }
        if status.size == 0 {
            return Row.text("rejected", "if it stays empty for \(Limits.emptyFileWait.forPeople)")
        }
        if status.size > configuration.largestBytes {
            return rejected("\(status.size) bytes, the limit `largest` is \(configuration.largestBytes)")
        }
        let patterns = found.inbox.refuse.compactMap { try? NamePattern($0) }
        let pattern = patterns.first { $0.matches(name) }
        return pattern.map { rejected("its name matches \"\($0.description.harmless)\" of `refuse`") }
    }

    private func waiting(_ name: PathBytes, _ status: FileStatus, in folder: Directory) throws -> String? {
        let now = folder.calls.wallTime()
        let file = service.status?.waitingFiles.first { file in
            file.inbox == found.inbox.name && file.folder.appending(file.name) == found.below
        }
        if let file {
            let gone = Duration.seconds(max(0, now.seconds - (service.status?.updatedAt.seconds ?? now.seconds)))
            let left = file.settlesIn.map { "; looked at again in \(max($0 - gone, .zero).forPeople)" } ?? ""
            return Row.text("waits", "\(file.reason.harmless)\(left) (seen \((file.age + gone).forPeople) ago)")
        }
        let open = try lease(name, status, in: folder)
        if open == .refused { return Row.text("waits", "somebody has it open for writing; taken after it is closed") }
        switch service {
        case .running:
            let poll = configuration.poll.forPeople
            return Row.text("waits", "not noticed yet, or about to be taken: looked for every \(poll)")
        case .stopped, .unknown:
            let remote = try folder.fileSystem().isRemote
            let quiet = remote ? configuration.settleRemote : configuration.settle
            let wait = status.size == 0 && status.kind == .regular ? Limits.emptyFileWait : quiet
            let rule = "taken once it has not changed for \(wait.forPeople)"
            let who = service.isStopped ? "the service is not running: " : ""
            return Row.text("waits", who + rule + (service.isStopped ? " after the start" : ""))
        }
    }

    /// Asked only where it may be.
    private func lease(_ name: PathBytes, _ status: FileStatus, in folder: Directory) throws -> Lease {
        guard status.kind == .regular, try !folder.fileSystem().isRemote else { return .unavailable }
        do { return try Self.askLease(name, in: folder, as: status) } catch {
            if error.code == .permissionDenied || error.code == .noSuchFileOrDirectory { return .unavailable }
            throw error
        }
    }

    private static func askLease(
        _ name: PathBytes,
        in folder: Directory,
        as looked: FileStatus
    ) throws(FileError) -> Lease {
        let opened = try folder.openForeign(name, on: looked.identity.device)
        switch consume opened {
        case .file(let descriptor, let opened):
            return opened.identity == looked.identity ? try descriptor.askLease() : .unavailable
        case .other: return .unavailable
        }
    }

    private func kind(_ status: FileStatus) -> String {
        switch status.kind {
        case .regular: "a file of \(Words.size(status.size))"
        case .directory: "a folder"
        case .symbolicLink: "a symbolic link"
        case .pipe: "a named pipe"
        case .socket: "a socket"
        case .characterDevice, .blockDevice: "a device"
        }
    }
}

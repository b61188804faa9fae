import Custody
import FileIO
import Journal
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// A rejected file in its folder, with its reason beside it. Behind the commit point, like all that finishes a drop: done
/// again after a crash, and found done.
extension Intake {
    /// Moves a rejected file into its folder, under the chosen name or the next that is free.
    /// - Returns: the name it has there; nil when it had left custody before.
    func setAside(
        _ name: PathBytes,
        in folder: Directory,
        as chosen: PathBytes,
        _ rejected: Directory
    ) throws(FileError) -> PathBytes? {
        var target = chosen
        var attempt = 1
        while true {
            do {
                try folder.move(name, to: target, in: rejected)
                return target
            } catch {
                if error.code == .noSuchFileOrDirectory { return nil }
                guard error.code == .fileExists else { throw error }
                // A rename that a power cut left half done: it lies there already.
                if try rejected.statusIfThere(target)?.identity == folder.statusIfThere(name)?.identity {
                    try folder.unlinkIfThere(name)
                    return target
                }
                // Somebody took the name since it was chosen: nothing is ever overwritten.
                attempt += 1
                target = SetAsideName.candidate(for: name, attempt: attempt).file
            }
        }
    }

    /// Writes `NAME.why.txt` from the record. One that is there already stays.
    func explain(_ item: Unfinished, in rejected: Directory, _ seat: InboxSeat) throws(FileError) {
        guard let line = item.line, let reason = line.reason.flatMap(Rejection.Reason.init(rawValue:)),
            let target = try nameSetAside(item, line, in: rejected)
        else { return }
        let bytes = WhyFile.bytes(
            name: line.name,
            folder: line.folder,
            sizeInBytes: line.sizeInBytes,
            sequence: line.sequence,
            time: WallTime(rfc3339: line.time) ?? around.calls.wallTime(),
            rejection: Rejection(reason: reason, detail: line.detail ?? ""),
            language: PeopleLanguage(rawValue: seat.settings.language.rawValue) ?? .en,
            largestBytes: configuration.largestBytes
        )
        let why = PathBytes(target.bytes + Array(SetAsideName.whySuffix.utf8))
        do {
            let file = try rejected.open(why, .createNew, permissions: 0o644)
            try file.writeAll(bytes[...])
            // Nothing writes it again once the commit log has forgotten the record.
            try file.flushData()
        } catch {
            guard error.code == .fileExists else { throw error }
            try complete(why, bytes, in: rejected)
        }
    }

    /// The name under which a rejected file lies now. After a crash only its record says what it was, and of that what a
    /// power cut leaves alone, the time it was modified: a reason is written beside the very file, and never beside one
    /// that somebody else has put under the chosen name.
    private func nameSetAside(
        _ item: Unfinished,
        _ line: JournalLine,
        in rejected: Directory
    ) throws(FileError) -> PathBytes? {
        guard let chosen = item.drop.setAside?.split.name, let place = CustodyPlace(path: item.drop.place) else {
            return nil
        }
        if let target = item.target { return try rejected.statusIfThere(target) == nil ? nil : target }
        var (target, attempt) = (chosen, 1)
        while true {
            let status = try rejected.statusIfThere(target)
            if let status, status.modified.rfc3339(.nanoseconds) == line.modified { return target }
            // Somebody else's, or taken away since: the next names are tried, as far as they were given out.
            if status == nil && attempt > 1 { return nil }
            attempt += 1
            target = SetAsideName.candidate(for: place.name, attempt: attempt).file
        }
    }

    /// A crash or a full disk may have left the beginning of a reason, a power cut zeros in the place of its bytes.
    private func complete(_ why: PathBytes, _ bytes: [UInt8], in rejected: Directory) throws(FileError) {
        // Another's file, link or pipe under this name stays as it is: only its owner can make way for the reason.
        guard let status = try rejected.statusIfThere(why), status.kind == .regular, status.size <= bytes.count,
            status.uid == rejected.calls.effectiveUser()
        else { return }
        let file = try rejected.open(why, .readWrite)
        let there = try file.readAll(count: bytes.count)
        guard zip(there, bytes).allSatisfy({ $0 == $1 || $0 == 0 }) else { return }
        // Also where it looks whole: the page cache may show what the disk does not have.
        try file.rewrite(bytes, at: 0)
    }

    /// A rejected file has left custody, and its folder is gone: its reason may still be to write.
    func explainAgain(_ item: Unfinished, _ seat: InboxSeat) throws(FileError) {
        guard item.drop.setAside != nil else { return }
        let rejected = try seat.rejectedFolder()
        touch([rejected])
        try explain(item, in: rejected, seat)
    }
}

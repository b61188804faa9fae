import Custody
import FileIO
import Inbox
import ReleaseModel
import Settings
import SystemPackage

/// The ways back: a claimed file returns to its inbox, or settles in custody; the place is out of order and everything
/// waits.
extension Intake {
    /// Puts claimed files back where they were. Where the name has been taken meanwhile, or the folder is gone, the
    /// file settles in custody.
    func sendBack(
        _ drops: [Drop],
        because reason: String,
        postponing: Bool = false,
        at now: MonotonicTime
    ) throws(FileError) {
        for drop in drops {
            around.tell(
                postponing
                    ? .postponed(inbox: drop.seat.settings.name, path: drop.place.inboxPath, reason: reason)
                    : .wentBack(inbox: drop.seat.settings.name, path: drop.place.inboxPath, reason: reason)
            )
            guard let origin = drop.origin else {
                keepInCustody(drop, because: reason, postponing: postponing, at: now)
                continue
            }
            do {
                // The next commit flushes the folder that it leaves: the name must not come back there by a power cut
                // when the file has its record.
                leftFolders[drop.folder.path] = drop.folder
                try drop.folder.move(drop.place.name, to: drop.place.name, in: origin.folder)
                let observation = FileObservation(try origin.folder.status(drop.place.name))
                if postponing {
                    drop.seat.monitor.postpone(origin.drop, observation, reason: reason, at: now)
                } else {
                    drop.seat.monitor.putBack(origin.drop, observation, at: now)
                }
            } catch {
                if Verdict(error) == .fatal { throw error }
                keepInCustody(drop, because: reason, postponing: postponing, at: now)
            }
        }
    }

    private func keepInCustody(_ drop: Drop, because reason: String, postponing: Bool, at now: MonotonicTime) {
        // One that is gone is forgotten when it is looked at; one that cannot be looked at now is not.
        let status = (try? drop.folder.status(drop.place.name)) ?? drop.status
        let attempts = drop.attempts + (postponing ? 1 : 0)
        var resident = Resident(
            seat: drop.seat,
            place: drop.place,
            settling: Settling(FileObservation(status), movedIn: false, at: now),
            due: now + configuration.settle,
            attempts: attempts
        )
        if postponing {
            resident.deferredBecause = reason
            resident.due = now + Backoff.wait(attempt: attempts, longest: Limits.backoffFileMax)
        }
        residents.append(resident)
    }

    func postpone(_ drop: InboxMonitor.SettledDrop, of seat: InboxSeat, _ error: FileError, at now: MonotonicTime) {
        if seat.monitor.postpone(drop, nil, reason: error.description, at: now) == 1 {
            around.tell(.postponed(inbox: seat.settings.name, path: drop.path, reason: error.description))
        }
    }

    /// Judges an error that is not one file's: the place is out of order, and the intake pauses, longer each time; or
    /// the service must stop.
    func bear(_ error: FileError, at now: MonotonicTime) throws(FileError) {
        switch Verdict(error) {
        case .fatal: throw error
        case .gone, .deferFile: pause("place", error, at: now)
        case .deferAll(let code): pause(code, error, at: now)
        }
    }

    private func pause(_ code: String, _ error: FileError, at now: MonotonicTime) {
        pauses += 1
        pausedUntil = now + Backoff.wait(attempt: pauses, longest: Limits.backoffPlaceMax)
        // One file tries whether it is over.
        trialFilesMax = 1
        trialEnd = nil
        let words = error.withoutNames(root: configuration.root.escaped)
        // Short: with a path and an errno's sentence in it, the status line has little room left.
        beginCondition(code, "nothing is taken in: \(words); drops wait safely until it is mended")
        pauseCodes.insert(code)
    }

    /// A batch was committed. Where room is short a small one fits and the next does not: each may be twice the one
    /// before, and only after a whole one, or when nothing waits any more, is the place said to work again.
    func easePause(at now: MonotonicTime) {
        guard pauses > 0 else { return }
        if trialFilesMax >= Limits.batchFilesMax { return endPause() }
        pausedUntil = nil
        trialFilesMax = min(trialFilesMax * 2, Limits.batchFilesMax)
        trialEnd = now + configuration.settle + Limits.backoffPlaceMax
    }

    /// The place works again.
    func endPause() {
        guard pauses > 0 else { return }
        pauses = 0
        pausedUntil = nil
        trialFilesMax = Limits.batchFilesMax
        trialEnd = nil
        for code in pauseCodes { endCondition(code) }
        pauseCodes = []
    }

    /// Said at the caller's place in the source: which of a dozen reasons it was.
    func beginCondition(
        _ code: String,
        _ text: String,
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        if conditions.begin(code, text, at: around.calls.wallTime()) {
            around.tell(.conditionBegan(code: code, text: text), file: file, function: function, line: line)
        }
    }

    func endCondition(
        _ code: String,
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        if conditions.end(code) {
            around.tell(.conditionEnded(code: code), file: file, function: function, line: line)
        }
    }
}

import FileIO
import Journal
import Register
import ReleaseModel

/// The register's troubles: it is derived, so it is brought up to date or made anew, and nothing is committed while it
/// cannot answer.
extension Intake {
    /// The register could not take a batch: it follows from the journal, once it can.
    func bearRegister(_ error: any Error, at now: MonotonicTime) throws {
        guard let fault = error as? RegisterFault else { throw error }
        switch fault {
        case .newer: throw fault
        case .damaged: try mendRegister(because: fault.description)
        case .unavailable(let problem):
            registerIsBehind = true
            pauses += 1
            pausedUntil = now + Limits.backoffPlaceMax
            pauseCodes.insert("register")
            beginCondition(
                "register",
                "nothing is taken in: the register cannot be written (\(problem)); drops wait safely until it is mended"
            )
        }
    }

    /// Makes the register anew from the journal.
    func mendRegister(because reason: String) throws {
        let upkeep = RegisterUpkeep(layout: layout, configuration: configuration, around: around)
        try? register.close()
        register = try upkeep.makeAnew(upTo: journal.head, because: reason)
        registerIsBehind = false
    }

    func bringRegisterUp(at now: MonotonicTime) throws {
        do {
            // Opened anew: what was wrong may be wrong with the connection for good.
            try? register.close()
            let upkeep = RegisterUpkeep(layout: layout, configuration: configuration, around: around)
            register = try upkeep.open(upTo: journal.head)
            registerIsBehind = false
            endPause()
        } catch {
            try bearRegister(error, at: now)
        }
    }

    /// What the register has put off waits until nothing has come for a while.
    func isTidyDue(at now: MonotonicTime) -> Bool {
        guard hasUntidyRegister, pausedUntil.map({ now >= $0 }) ?? true else { return false }
        return now - lastCommit >= Limits.commitLogIdleTime
    }

    /// Whether there is something to be put in order, and nothing else to do.
    var hasUntidyRegister: Bool { !registerIsBehind && !register.isTidy && !hasReady && unwritten.isEmpty }

    /// A little of it: what comes meanwhile is not held up.
    func tidyRegister(at now: MonotonicTime) throws {
        do { try register.tidy() } catch { try bearRegister(error, at: now) }
    }
}

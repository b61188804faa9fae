import Custody
import FileIO
import Inbox
import ReleaseModel

/// One file in custody on its way through a batch.
struct Drop {
    /// Its inbox.
    let seat: InboxSeat
    /// Where it lies in custody.
    let place: CustodyPlace
    /// The folder it lies in.
    let folder: Directory
    /// What it was when it was claimed.
    let status: FileStatus
    /// Whether the dropped inode itself may be kept.
    let mayAdopt: Bool
    /// Where it came from; nil for what a start or a failed return left in custody.
    let origin: Origin?
    /// Its history.
    let settling: Settling
    /// How often it was left alone.
    let attempts: Int
    /// Its own fault, if it has one.
    let rejection: Rejection?
    /// Where it goes then, relative to the inbox.
    var setAside: PathBytes?
    /// What taking its bytes came to, where that was done before it came into a batch.
    var taking: Taking?

    /// The inbox side of a claim.
    struct Origin {
        let folder: Directory
        let drop: InboxMonitor.SettledDrop
    }
}

/// What taking a drop's bytes came to.
enum Taking: Sendable {
    /// They are the service's own, and hashed.
    case owned(OwnedOriginal)
    /// Hashed where they lie, to be set aside.
    case hashed(Fixity)
    /// Not read, to be set aside.
    case unread
    /// It is not what settled: it goes back.
    case changed(String)
    /// An error of ours or the machine's.
    case failed(FileError)
    /// Given up because the service stops.
    case givenUp

    var fixity: Fixity? {
        switch self {
        case .owned(let original): original.fixity
        case .hashed(let fixity): fixity
        case .unread, .changed, .failed, .givenUp: nil
        }
    }

    /// What may be kept.
    var original: OwnedOriginal? {
        if case .owned(let original) = self { return original }
        return nil
    }

    /// An error of ours or the machine's after all.
    mutating func fail(_ error: FileError) {
        try? original?.abandon()
        self = .failed(error)
    }
}

/// A file in custody that has no record: left by a crash, or not able to go back. Custody is a second inbox: the same
/// rules settle it there.
struct Resident {
    let seat: InboxSeat
    let place: CustodyPlace
    var settling: Settling
    var due: MonotonicTime
    var attempts = 0
    var deferredBecause: String?
    var isReady = false
}

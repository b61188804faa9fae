import FileIO
import ReleaseModel

/// What was found of one folder of the place.
struct FolderFacts: Equatable {
    /// What a folder is for, and so who may do what in it.
    enum Purpose: Equatable {
        /// The root: holds the others.
        case root
        /// People write here.
        case inbox
        /// Rejected files, for people to see.
        case rejected
        /// The service alone.
        case own
        /// The service writes, readers read.
        case readers
    }

    /// What was seen.
    enum Sight: Equatable {
        case rights(AccessRights)
        /// There is none.
        case missing
        /// It could not be looked at, and why.
        case closed(String)
    }

    let path: PathBytes
    let purpose: Purpose
    let sight: Sight
    /// The names of its owner and its group, numbers where there are none.
    let owner: String
    let group: String
    /// Whether the service makes it where it is missing.
    let isMadeByService: Bool
    /// Whether it must be there because the service has served this place.
    let isExpected: Bool
    /// Whether owners and modes mean anything there: other machines' file systems make them up.
    let isRemote: Bool

    init(
        path: PathBytes,
        purpose: Purpose,
        sight: Sight,
        owner: String = "",
        group: String = "",
        isMadeByService: Bool = true,
        isExpected: Bool = false,
        isRemote: Bool = false
    ) {
        self.path = path
        self.purpose = purpose
        self.sight = sight
        self.owner = owner
        self.group = group
        self.isMadeByService = isMadeByService
        self.isExpected = isExpected
        self.isRemote = isRemote
    }

    var word: String { ShellWord.quoted(path) }

    /// `/srv/releases/inbox is 3770 released:released`.
    func shown(_ rights: AccessRights) -> String {
        "\(path.escaped) is \(Self.mode(rights.permissions)) \(owner):\(group)"
    }

    /// `0755`.
    static func mode(_ permissions: UInt32) -> String {
        let digits = String(permissions, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Something else that people put behind a drop folder, written as its users would write it: each file is hashed with
/// SHA-256, moved out of the inbox, and recorded.
protocol Peer: Sendable {
    /// What it is made of, for people.
    var name: String { get }
    /// How many files it gets in a run: what it does in a few seconds.
    var files: Int { get }
    /// What the service does and it does not.
    var without: [PeerOmission] { get }
    /// How many times as many files a second the service should do (DESIGN.md §7); nil where nothing is demanded.
    var target: Double? { get }

    /// Why it cannot be had on this machine, and what would change that; nil where it can.
    func absence() -> String?
    /// Starts it on empty folders; it is ready when this returns.
    func start(_ place: PeerPlace) throws -> PeerProcess
    /// What it has recorded by its own account: SHA-256 in hexadecimal by name.
    func records(_ place: PeerPlace) throws -> [String: String]
}

extension Peer {
    /// A line for each file: `sha256sum`'s own form.
    func records(_ place: PeerPlace) throws -> [String: String] { try PeerVerification.lines(place.logText()) }
}

/// What a peer leaves out.
enum PeerOmission: String, Codable, CaseIterable {
    case flush, settle, scan, repair, duplicates

    /// What that means for those who drop files.
    var meaning: String {
        switch self {
        case .flush: "a power cut loses files that were recorded"
        case .settle: "a file that is still being written is taken half"
        case .scan: "what came while it was not running stays where it is"
        case .repair: "a crash leaves files moved and not recorded"
        case .duplicates: "the same content is recorded twice"
        }
    }
}

/// Those that are measured.
enum Peers {
    static let all: [any Peer] = [
        InotifywaitPeer(), WatchdogPeer(isFlushing: false), WatchdogPeer(isFlushing: true), IncronPeer(),
        WatchmanPeer(),
    ]
}

import FileIO
import Foundation
import ReleaseModel
import Testing

/// What may stand behind the seam ``SystemCalls``. Each runs the same tests, so that the simulated one cannot come to
/// differ from the others unseen.
enum Machine: CaseIterable, Sendable, CustomTestStringConvertible {
    /// `SimulatedDisk`.
    case simulated
    /// Linux, in the temporary directory: on a disk, as a rule.
    case disk
    /// Linux, in memory (tmpfs).
    case memory

    /// Every one of them.
    static let all = allCases

    /// Says which file system it is, since that is the machine's choice and not ours.
    var testDescription: String {
        switch self {
        case .simulated: "the simulated disk"
        case .disk: "Linux, \(Self.fileSystem(FileManager.default.temporaryDirectory.path))"
        case .memory: "Linux, \(Self.fileSystem("/dev/shm"))"
        }
    }

    /// The names of magic numbers: statfs(2), linux/magic.h.
    private static func fileSystem(_ path: String) -> String {
        guard let place = try? Directory.open(configured: PathBytes(path), calls: LinuxSystemCalls()),
            let type = try? place.fileSystem().type
        else { return "no \(path)" }
        let names: [UInt64: String] = [
            0xEF53: "ext4", 0x0102_1994: "tmpfs", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0x794C_7630: "overlayfs",
        ]
        return names[type] ?? "file system \(String(type, radix: 16))"
    }
}

import Synchronization
import TestSupport

/// SHA-256 that shares nothing with the service's, computed once for the same bytes: thousands of runs end with the
/// same few contents.
enum KnownDigests {
    private static let known = Mutex<[ArraySlice<UInt8>: String]>([:])

    static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        if let found = known.withLock({ $0[bytes] }) { return found }
        let hex = IndependentSHA256.hex(Array(bytes))
        known.withLock { known in
            if known.count > 100_000 { known = [:] }
            known[bytes] = hex
        }
        return hex
    }
}

/// Records parsed once for the same line.
enum KnownRecords {
    private static let known = Mutex<[ArraySlice<UInt8>: SeenRecord]>([:])

    static func record(_ line: ArraySlice<UInt8>) -> SeenRecord? {
        if let found = known.withLock({ $0[line] }) { return found }
        guard let record = SeenRecord(line) else { return nil }
        known.withLock { known in
            if known.count > 100_000 { known = [:] }
            known[line] = record
        }
        return record
    }
}

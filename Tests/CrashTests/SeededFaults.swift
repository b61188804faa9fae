import ReleaseModel
import Synchronization
import TestSupport

extension SeededFault {
    /// All of them.
    static let all = leftOut + swapped + trusted + failed

    private static let leftOut: [SeededFault] = [
        leavingOut("the commit log is not flushed", "flushData state/log/N.log", in: "one file, adopted"),
        leavingOut(
            "a copied original is not flushed",
            "flush archive/sha256/XX/HASH",
            in: "several files of all sizes, copied"
        ),
        leavingOut(
            "an adopted original is not flushed: its mode",
            "flush custody/BATCH/INBOX/NAME",
            in: "one file, adopted"
        ),
        leavingOut("the archive's folder is not flushed", "flush archive/sha256/XX", in: "one file, copied"),
        leavingOut("the inbox that a claim left is not flushed", "flush inbox", in: "one file, adopted"),
        leavingOut(
            "the sub-folder that a claim left is not flushed",
            "flush inbox/NAME",
            in: "several files of all sizes, adopted"
        ),
        leavingOut("custody is not flushed before the log forgets", "flush custody", in: "one file, adopted"),
        leavingOut(
            "the custody folder of a found file is not flushed before the log forgets",
            "flush custody/BATCH/INBOX",
            "flush custody/BATCH",
            in: "duplicates of earlier batches",
            "leftovers in custody and in the archive"
        ),
        leavingOut(
            "the new commit log is not flushed before it has its name",
            "flushData state/log/N.log.new",
            in: "several batches, one after the other"
        ),
        leavingOut(
            "the commit log's folder is not flushed",
            "flush state/log",
            in: "several batches, one after the other"
        ),
        leavingOut(
            "the journal is not flushed before the log forgets",
            "flushData journal/SEGMENT",
            in: "several batches, one after the other"
        ),
        leavingOut("the journal's folder is not flushed", "flush journal", in: "a segment is closed"),
        leavingOut(
            "a closed segment's mode is not flushed",
            "flush journal/SEGMENT",
            in: "several segments are closed"
        ),
        leavingOut(
            "the archive's folders are not flushed at the first start",
            "flush archive/sha256",
            in: "drops at the first start"
        ),
        leavingOut("the root is not flushed at the first start", "flush /srv", in: "drops at the first start"),
        leavingOut(
            "an original is not made read-only",
            "setPermissions archive/.new/TEMPORARY",
            in: "one file, copied"
        ),
        leavingOut("a rejected file's note is not flushed", "flushData inbox/Rejected/WHY", in: "rejected drops"),
        leavingOut("the folder of rejected files is not flushed", "flush inbox/Rejected", in: "rejected drops"),
    ]

    private static let swapped: [SeededFault] = [
        SeededFault("the journal is written before the log is flushed", in: "one file, adopted") { disk in
            let waiting = Mutex<Int?>(nil)
            disk.obey { call, volume in
                switch CallSite.name(call, on: volume) {
                case "flushData state/log/N.log":
                    waiting.withLock { $0 = call.inode }
                    return .pretend
                case "setPermissions custody/BATCH/INBOX/NAME", "unlink custody/BATCH/INBOX/NAME":
                    waiting.withLock { inode in
                        if let log = inode { volume.flushBytes(of: log) }
                        inode = nil
                    }
                    return nil
                default: return nil
                }
            }
        },
        SeededFault("lines are in the journal before their frame is in the log", in: "one file, adopted") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "write state/log/N.log",
                    let start = call.bytes.firstIndex(of: 0x7B),
                    let end = call.bytes.lastIndex(of: 0x0A)
                else { return nil }
                volume.append(call.bytes[start...end], to: "/srv/journal/000000000001.jsonl")
                return nil
            }
        },
        SeededFault("custody is emptied before the commit", in: "one file, copied") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "write state/log/N.log" else { return nil }
                for file in volume.files(below: "/srv/custody") {
                    volume.removeName(PathBytes("/srv/custody").appending(file))
                }
                return nil
            }
        },
        SeededFault("a claim leaves the name in the inbox", in: "one file, adopted") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "rename inbox/NAME → custody/BATCH/INBOX/NAME" else {
                    return nil
                }
                let (from, to) = (PathBytes(call.path(on: volume)), PathBytes(call.otherPath(on: volume)))
                volume.addName(from, to: to)
                return .pretend
            }
        },
        SeededFault("what is finished is removed by its path in the inbox", in: "the same name again") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "unlink custody/BATCH/INBOX/NAME" else { return nil }
                volume.removeName(PathBytes("/srv/inbox").appending(call.name))
                return nil
            }
        },
        SeededFault("a start takes custody for litter", in: "one file, adopted") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "flush archive/sha256" else { return nil }
                for file in volume.files(below: "/srv/custody") {
                    volume.removeName(PathBytes("/srv/custody").appending(file))
                }
                return nil
            }
        },
    ]

    private static let trusted: [SeededFault] = [
        SeededFault(
            "what lies in the archive without a record is trusted",
            in: "leftovers in custody and in the archive"
        ) {
            disk in
            disk.obey { call, volume in
                switch CallSite.name(call, on: volume) {
                case "rename archive/.new/TEMPORARY → archive/sha256/XX/HASH":
                    guard volume.inode(PathBytes(call.otherPath(on: volume))) != nil else { return nil }
                    volume.removeName(PathBytes(call.path(on: volume)))
                    return .pretend
                case "link custody/BATCH/INBOX/NAME → archive/sha256/XX/HASH":
                    return volume.inode(PathBytes(call.otherPath(on: volume))) == nil ? nil : .pretend
                case "unlink archive/sha256/XX/HASH": return .pretend
                default: return nil
                }
            }
        },
        SeededFault("a lease is taken for granted", in: "somebody is still writing") { disk in
            disk.obey { call, _ in call.kind == .readLease && call.isMaking ? .pretend : nil }
        },
        SeededFault(
            "frames are believed without their checksum",
            in: "one file, adopted",
            "several batches, one after the other"
        ) {
            disk in
            disk.obey { call, volume in
                guard call.kind == .read, CallSite.name(call, on: volume) == "read state/log/N.log" else { return nil }
                FrameForger.makeBelievable(call.inode, in: &volume)
                return nil
            }
        },
        SeededFault("leftovers of copies are not swept, and are kept", in: "leftovers in custody and in the archive") {
            disk in
            disk.obey { call, volume in
                CallSite.name(call, on: volume) == "unlink archive/.new/TEMPORARY" ? .pretend : nil
            }
        },
    ]

    private static let failed: [SeededFault] = [
        SeededFault("a failed flush of the log is tried again", seenBy: .failedFlush, in: "one file, adopted") { disk in
            tryAgain(disk, "flushData state/log/N.log")
        },
        SeededFault("a failed flush of an original is tried again", seenBy: .failedFlush, in: "one file, copied") {
            disk in
            tryAgain(disk, "flush archive/sha256/XX/HASH")
        },
        SeededFault("a failed flush of the journal is tried again", seenBy: .failedFlush, in: "one file, copied") {
            disk in
            tryAgain(disk, "flushData journal/SEGMENT")
        },
        SeededFault("the log is trusted from the page cache", seenBy: .failedFlush, in: "one file, adopted") { disk in
            let lies = Mutex<Bool>(false)
            disk.obey { call, volume in
                switch CallSite.name(call, on: volume) {
                case "read state/log/N.log":
                    if volume.isLying(call.inode) { lies.withLock { $0 = true } }
                    return nil
                case "write state/log/N.log.new": return lies.withLock { $0 } ? .cacheOnly : nil
                default: return nil
                }
            }
        },
        SeededFault("the journal is trusted from the page cache", seenBy: .failedFlush, in: "one file, adopted") {
            disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "write journal/SEGMENT",
                    volume.bytes(call.inode).dropFirst(call.offset).starts(with: call.bytes)
                else { return nil }
                return .pretend
            }
        },
        SeededFault("a note is trusted from the page cache", seenBy: .failedFlush, in: "rejected drops") { disk in
            disk.obey { call, volume in
                guard CallSite.name(call, on: volume) == "write inbox/Rejected/WHY",
                    !call.bytes.isEmpty, volume.bytes(call.inode).dropFirst(call.offset).starts(with: call.bytes)
                else { return nil }
                return .pretend
            }
        },
    ]

    /// The error of a failed write-back is swallowed, and the flush that is tried again says 0.
    private static func tryAgain(_ disk: SimulatedDisk, _ site: String) {
        disk.obey { call, volume in CallSite.name(call, on: volume) == site ? .loseSilently : nil }
    }
}

/// Makes a torn frame of the commit log pass for a whole one, as a log without checksums would read it.
enum FrameForger {
    static func makeBelievable(_ inode: Int, in volume: inout Volume) {
        let bytes = volume.bytes(inode)
        var start = 0
        var generation: UInt64 = 0
        while start + 40 <= bytes.count, bytes[start..<(start + 4)].elementsEqual("RLF1".utf8) {
            let length = Array(bytes[(start + 4)..<(start + 8)])
            let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
            let end = start + 40 + count
            guard end <= bytes.count else { return }
            let payload = bytes[(start + 40)..<end]
            if start == 0 { generation = payload.dropFirst(4).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) } }
            let head = length + (0..<8).map { UInt8(truncatingIfNeeded: generation >> UInt64($0 * 8)) }
            let sum = hash(head + payload)
            if !bytes[(start + 8)..<(start + 40)].elementsEqual(sum) {
                volume.write(sum[...], at: start + 8, of: inode)
            }
            start = end
        }
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] {
        let hex = Array(KnownDigests.hex(bytes[...]).utf8)
        return stride(from: 0, to: hex.count, by: 2).map { index in
            UInt8(String(decoding: hex[index...(index + 1)], as: UTF8.self), radix: 16) ?? 0
        }
    }
}

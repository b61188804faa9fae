import ReleaseModel
import TestSupport

/// A system call of the protocol by what it is about, whatever the names of the day.
enum CallSite {
    static func name(_ call: SimulatedCall, on volume: Volume) -> String {
        let path = general(call.path(on: volume))
        let other = general(call.otherPath(on: volume))
        let makes = call.kind == .open && call.isMaking ? " (makes)" : ""
        return "\(call.kind.rawValue)\(makes) \(path)\(other.isEmpty ? "" : " → " + other)"
    }

    private static func general(_ path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "srv", parts.count > 1 else { return path }
        var result = [parts[1]]
        for (index, part) in parts.enumerated().dropFirst(2) {
            switch parts[1] {
            case "archive" where parts[2] == ".new": result.append(index == 2 ? part : "TEMPORARY")
            case "archive": result.append(["", "", part, "XX", "HASH"][min(index, 4)])
            case "custody":
                result.append(
                    index == 2 ? "BATCH" : index == 3 ? "INBOX" : index + 1 == parts.count ? "NAME" : "FOLDER"
                )
            case "journal": result.append(part.hasSuffix(".new") ? "SEGMENT.new" : "SEGMENT")
            case "state":
                result.append(part.hasSuffix(".log.new") ? "N.log.new" : part.hasSuffix(".log") ? "N.log" : part)
            default: result.append(part == "Rejected" ? part : part.hasSuffix(".why.txt") ? "WHY" : "NAME")
            }
        }
        return result.joined(separator: "/")
    }
}

import ReleaseModel
import Reports

/// The degraded states of now: each said once when it begins and once when it is over.
struct Conditions {
    private(set) var all: [ServiceStatus.Condition] = []

    /// Sets a state. - Returns: whether that is news.
    mutating func begin(_ code: String, _ text: String, at now: WallTime) -> Bool {
        guard let index = all.firstIndex(where: { $0.code == code }) else {
            all.append(ServiceStatus.Condition(code: code, text: text, since: now))
            return true
        }
        all[index].text = text
        return false
    }

    /// Ends a state. - Returns: whether it was there.
    mutating func end(_ code: String) -> Bool {
        let count = all.count
        all.removeAll { $0.code == code }
        return all.count < count
    }

    func has(_ code: String) -> Bool { all.contains { $0.code == code } }
}

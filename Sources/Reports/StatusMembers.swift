import ReleaseModel

/// The members of one object of `status.json`, each held against what ``StatusDocument/encode(_:)`` writes there.
struct StatusMembers {
    typealias Fault = StatusDocument.Fault

    private let value: JSONValue
    /// Where the object stands, for errors: `waitingFiles.3`; empty for the document itself.
    private let place: String

    init(_ value: JSONValue, at place: String = "") throws(Fault) {
        guard case .object = value else { throw .unreadable("\(place.isEmpty ? "it" : place) is no object") }
        self.value = value
        self.place = place
    }

    func text(_ name: String) throws(Fault) -> String {
        guard let text = try member(name).string else { throw fault(name, "is no text") }
        return text
    }

    func number<Number: FixedWidthInteger>(_ name: String) throws(Fault) -> Number {
        guard let number = try member(name).whole(Number.self) else {
            throw fault(name, "is no whole number, or out of range")
        }
        return number
    }

    /// How many there are of something: more than the service ever writes could overflow sums made with it.
    func count(_ name: String) throws(Fault) -> Int {
        let count: Int = try number(name)
        guard Self.isCount(count) else { throw fault(name, "is out of range") }
        return count
    }

    func truth(_ name: String) throws(Fault) -> Bool {
        guard let truth = try member(name).bool else { throw fault(name, "is neither true nor false") }
        return truth
    }

    /// How often values fell into each of the ranges that this program knows.
    func histogram(_ name: String, bounds: [Int64]) throws(Fault) -> Histogram {
        let members = try object(name)
        guard let upTo = try members.numbers("upTo"), upTo == bounds else {
            throw fault(name, "has other ranges than this program's")
        }
        guard let counts = try members.numbers("counts")?.map(Int.init), counts.allSatisfy(Self.isCount),
            let histogram = Histogram(bounds: bounds, counts: counts, sum: try members.number("sum"))
        else { throw fault(name, "is no histogram") }
        return histogram
    }

    private static func isCount(_ number: Int) -> Bool { (0...Limits.statusCountMax).contains(number) }

    /// - Returns: nil where it is anything but a list of whole numbers.
    private func numbers(_ name: String) throws(Fault) -> [Int64]? {
        let numbers = try member(name).array?.map { $0.whole(Int64.self) }
        guard let numbers, !numbers.contains(nil) else { return nil }
        return numbers.compactMap(\.self)
    }

    func seconds(_ name: String) throws(Fault) -> Duration {
        guard let seconds = try member(name).seconds else { throw fault(name, "is no number of seconds") }
        return seconds
    }

    func time(_ name: String) throws(Fault) -> WallTime {
        guard let time = WallTime(rfc3339: try text(name)) else {
            throw fault(name, "is not written as 2026-11-21T08:00:00.000000000Z")
        }
        return time
    }

    func sequence(_ name: String) throws(Fault) -> SequenceNumber {
        guard let sequence = SequenceNumber(text: try text(name)) else { throw fault(name, "is no sequence number") }
        return sequence
    }

    /// One of a few words.
    func word<Word: RawRepresentable<String>>(_ name: String) throws(Fault) -> Word {
        guard let word = Word(rawValue: try text(name)) else { throw fault(name, "has a value nobody writes") }
        return word
    }

    /// A name with its bytes beside it, where they are there.
    func path(_ name: String, bytes: String) throws(Fault) -> PathBytes {
        let base64 = value[bytes] == nil ? nil : try text(bytes)
        guard let path = PathBytes(text: try text(name), base64: base64) else {
            throw fault(base64 == nil ? name : bytes, "is no name")
        }
        return path
    }

    func object(_ name: String) throws(Fault) -> StatusMembers { try StatusMembers(member(name), at: path(to: name)) }

    func list<Element>(_ name: String, _ read: (StatusMembers) throws(Fault) -> Element) throws(Fault) -> [Element] {
        guard let elements = try member(name).array else { throw fault(name, "is no list") }
        return try elements.enumerated().map { (index, element) throws(Fault) in
            try read(StatusMembers(element, at: "\(path(to: name)).\(index)"))
        }
    }

    /// What `read` finds under the name, or nil where there is `null`.
    func optional<Found>(_ name: String, _ read: (String) throws(Fault) -> Found) throws(Fault) -> Found? {
        try member(name) == .null ? nil : try read(name)
    }

    private func member(_ name: String) throws(Fault) -> JSONValue {
        guard let member = value[name] else { throw fault(name, "is missing") }
        return member
    }

    private func fault(_ name: String, _ what: String) -> Fault { .unreadable("\(path(to: name)) \(what)") }

    private func path(to name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
}

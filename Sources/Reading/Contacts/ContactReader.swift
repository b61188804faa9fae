import ReleaseModel

/// The people of a contact block, in the order in which they are named.
struct ContactReader {
    private(set) var contacts: [ReleaseContact] = []
    private(set) var notes: Set<ReadingNote> = []

    static let contactsMax = 16

    private let text: SourceText
    private var current = ReleaseContact()
    private var hasCurrent = false
    /// A joiner was read: who comes next is another.
    private var isJoined = false
    private var joined: Set<Int> = []
    private var isAtStop = true
    private var hasNational = false
    /// The affiliation is a town so far: an organization says more.
    private var hasPlaceOnly = false

    init(_ lines: [SourceLine], in text: SourceText, isMarkdown: Bool) {
        self.text = text
        guard !lines.isEmpty else { return }
        for token in ContactTokens(lines, in: text).tokens {
            switch token {
            case .text(let range, let line): read(ContactField(range, in: line, of: text), line)
            case .email(let address): read(email: address)
            case .phone(let number, let isFax): if !isFax { read(phone: number) }
            case .joiner: isJoined = true
            case .stop: isAtStop = true
            case .remnant: if !isMarkdown { notes.insert(.htmlRemnant) }
            }
        }
        close()
        let reachable = contacts.enumerated().filter { index, contact in
            contact.email != nil || contact.telephone != nil || (contact.name != nil && joined.contains(index))
                || index == 0 && contact.name != nil
        }
        contacts = reachable.map(\.element)
        if contacts.count > Self.contactsMax {
            contacts.removeLast(contacts.count - Self.contactsMax)
            notes.insert(.contactsShortened)
        }
    }

    private mutating func close() {
        guard hasCurrent else { return }
        if isJoined || !joined.isEmpty && joined.contains(contacts.count) { joined.insert(contacts.count) }
        if current.telephone == nil && hasNational { notes.insert(.phoneNational) }
        if contacts.count <= Self.contactsMax { contacts.append(current) }
        current = ReleaseContact()
        hasCurrent = false
        hasNational = false
        hasPlaceOnly = false
    }

    /// The contact that a field belongs to: the one at hand, or a new one.
    private mutating func begin(another: Bool) {
        if another, hasCurrent {
            let isFromJoiner = isJoined
            if isFromJoiner { joined.insert(contacts.count) }
            close()
            if isFromJoiner { joined.insert(contacts.count) }
        }
        hasCurrent = true
        isJoined = false
        isAtStop = false
    }

    private mutating func read(_ field: ContactField, _ line: SourceLine) {
        for meaning in field.meanings {
            switch meaning {
            case .name(let range): read(name: text.written(folded: range, in: line))
            case .title(let range):
                begin(another: isAnother || (isAtStop && isComplete))
                if current.jobTitle == nil { current.jobTitle = text.written(folded: range, in: line) }
            case .affiliation(let range): read(affiliation: text.written(folded: range, in: line))
            case .place(let range): read(place: text.written(folded: range, in: line))
            case .nothing: break
            }
        }
    }

    /// Somebody can be reached already, and a joiner stands between.
    private var isAnother: Bool { isJoined && (current.name != nil || isComplete) }
    private var isComplete: Bool { current.email != nil && current.telephone != nil }
    private var isReachable: Bool { current.email != nil || current.telephone != nil || hasNational }

    private mutating func read(name: String) {
        if current.name != nil, !isReachable, !isJoined, !isAtStop {
            // A second name with nothing between: the place of an office that no table knows.
            if current.affiliation == nil { current.affiliation = name }
            return
        }
        begin(another: current.name != nil || (isReachable && isAtStop))
        current.name = name
    }

    private mutating func read(affiliation: String) {
        begin(another: isAnother || (isAtStop && (isComplete || (isReachable && current.affiliation != nil))))
        if current.affiliation == nil || hasPlaceOnly { current.affiliation = affiliation }
        hasPlaceOnly = false
    }

    private mutating func read(place: String) {
        if isAnother || (isAtStop && isReachable && current.affiliation != nil) || (isAtStop && isComplete) {
            begin(another: true)
        } else {
            begin(another: false)
        }
        hasPlaceOnly = current.affiliation == nil
        current.affiliation = current.affiliation.map { $0 + ", " + place } ?? place
    }

    private mutating func read(phone: PhoneReader.Number) {
        // Another number of the same person.
        begin(another: false)
        switch phone {
        case .international(let number): if current.telephone == nil { current.telephone = number }
        case .national: hasNational = true
        }
    }

    private mutating func read(email: String) {
        if let known = current.email, known.lowercased() == email.lowercased() { return }
        if let owner = owner(of: email) {
            contacts[owner].email = email
            isJoined = false
            return
        }
        begin(another: current.email != nil)
        current.email = email
    }

    /// Of several named before their addresses, the one whose family name is in it.
    private func owner(of email: String) -> Int? {
        if let name = current.name, current.email == nil, Self.isNamed(name, in: email) { return nil }
        return contacts.lastIndex { contact in
            contact.email == nil && contact.name.map { Self.isNamed($0, in: email) } ?? false
        }
    }

    private static func isNamed(_ name: String, in email: String) -> Bool {
        let local = email.folded.prefix { $0 != "@" }
        guard let family = name.folded.split(separator: " ").last, family.count >= 3, family.count <= local.count else {
            return false
        }
        return local.indices.contains { local[$0...].starts(with: family) }
    }
}

/// `data.release` of a record: what a release says of itself. nil means looked for, and not in the file.
public struct ReleaseFacts: Sendable, Equatable {
    /// As written.
    public var headline: String?
    /// Where, and when, the release says it was written.
    public var dateline: Dateline?
    /// The country it is about or from.
    public var country: ReleaseCountry?
    /// BCP 47, such as `fr`.
    public var language: String?
    /// `YYYY-MM-DD`: a date stated in the text as its date.
    public var datePublished: String?
    /// The moment before which it must not be published.
    public var embargoedUntil: WallTime?
    /// Whether it may be used.
    public var pubStatus: PublishingStatus
    /// The correction banner as written.
    public var edNote: String?
    /// Whom to ask.
    public var contacts: [ReleaseContact]

    /// A release of which nothing is known, free to be used.
    public init(
        headline: String? = nil,
        dateline: Dateline? = nil,
        country: ReleaseCountry? = nil,
        language: String? = nil,
        datePublished: String? = nil,
        embargoedUntil: WallTime? = nil,
        pubStatus: PublishingStatus = .usable,
        edNote: String? = nil,
        contacts: [ReleaseContact] = []
    ) {
        self.headline = headline
        self.dateline = dateline
        self.country = country
        self.language = language
        self.datePublished = datePublished
        self.embargoedUntil = embargoedUntil
        self.pubStatus = pubStatus
        self.edNote = edNote
        self.contacts = contacts
    }
}

extension ReleaseFacts {
    /// Cuts what is long: a line of the journal holds 64 KiB. Headline, numbers and addresses are left whole: they
    /// are bounded where they are read, and later versions are found by them.
    public mutating func shorten(characters: Int) {
        func cut(_ text: String?) -> String? { text.map { String($0.unicodeScalars.prefix(characters)) } }
        edNote = cut(edNote)
        dateline = dateline.map { Dateline(text: cut($0.text) ?? "", city: cut($0.city), date: $0.date) }
        contacts = contacts.map {
            ReleaseContact(
                name: cut($0.name),
                jobTitle: cut($0.jobTitle),
                affiliation: cut($0.affiliation),
                telephone: $0.telephone,
                email: $0.email
            )
        }
    }
}

/// The place and date at the head of a release's first paragraph.
public struct Dateline: Sendable, Equatable {
    /// As written, without the dash.
    public var text: String
    /// As written; nil where a country or more than one town stands there.
    public var city: String?
    /// `YYYY-MM-DD`, or `XXXX-MM-DD` (EDTF) where the year is not written.
    public var date: String?

    /// A dateline.
    public init(text: String, city: String?, date: String?) {
        self.text = text
        self.city = city
        self.date = date
    }
}

/// A country and how it was found.
public struct ReleaseCountry: Sendable, Equatable {
    /// ISO 3166-1 alpha-2.
    public var alpha2: String
    /// UN M49, three digits.
    public var m49: String
    /// How it was found.
    public var basis: Basis

    /// A country and how it was found.
    public init(alpha2: String, m49: String, basis: Basis) {
        self.alpha2 = alpha2
        self.m49 = m49
        self.basis = basis
    }

    /// What names the country.
    public enum Basis: String, Sendable, CaseIterable {
        case countryName = "dateline-country-name"
        case demonym = "dateline-demonym"
        case city = "dateline-city"
        case contactOffice = "contact-office"
    }
}

/// ninjs `pubStatus`.
public enum PublishingStatus: String, Sendable, CaseIterable {
    case usable
    case withheld
    case canceled
}

/// One person or office to ask.
public struct ReleaseContact: Sendable, Equatable {
    /// As written.
    public var name: String?
    /// As written.
    public var jobTitle: String?
    /// As written.
    public var affiliation: String?
    /// E.164.
    public var telephone: String?
    /// Its case as written.
    public var email: String?

    /// A contact.
    public init(
        name: String? = nil,
        jobTitle: String? = nil,
        affiliation: String? = nil,
        telephone: String? = nil,
        email: String? = nil
    ) {
        self.name = name
        self.jobTitle = jobTitle
        self.affiliation = affiliation
        self.telephone = telephone
        self.email = email
    }
}

extension JSONWriter {
    /// `data.release`, its members in the order of the specification.
    /// - Parameters:
    ///   - version: 1 for a first version.
    ///   - contacts: whether people stand in it; the member is absent where not.
    public mutating func value(_ facts: ReleaseFacts, version: Int, contacts: Bool = true) {
        object { json in
            json.member("version", String(version))
            json.member("headline", facts.headline)
            json.dateline(facts.dateline)
            json.country(facts.country)
            json.member("language", facts.language)
            json.member("datePublished", facts.datePublished)
            json.member("embargoedUntil", facts.embargoedUntil?.rfc3339(.seconds))
            json.member("pubStatus", facts.pubStatus.rawValue)
            json.member("edNote", facts.edNote)
            if contacts {
                json.key("contacts")
                json.array { list in for contact in facts.contacts { list.contact(contact) } }
            }
        }
    }

    private mutating func dateline(_ dateline: Dateline?) {
        key("dateline")
        guard let dateline else { return null() }
        object { json in
            json.member("text", dateline.text)
            json.member("city", dateline.city)
            json.member("date", dateline.date)
        }
    }

    private mutating func country(_ country: ReleaseCountry?) {
        key("country")
        guard let country else { return null() }
        object { json in
            json.member("alpha2", country.alpha2)
            json.member("m49", country.m49)
            json.member("basis", country.basis.rawValue)
        }
    }

    private mutating func contact(_ contact: ReleaseContact) {
        object { json in
            json.member("name", contact.name)
            json.member("jobTitle", contact.jobTitle)
            json.member("affiliation", contact.affiliation)
            json.member("telephone", contact.telephone)
            json.member("email", contact.email)
        }
    }
}

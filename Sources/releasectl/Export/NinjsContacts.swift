import ReleaseModel

/// Whom to ask, as ninjs has it: people with their telephones and addresses, and the organisations they work for. ninjs
/// has no place for a job's title.
struct NinjsContacts {
    private let contacts: [JSONValue]

    init(_ contacts: [JSONValue]) { self.contacts = contacts }

    /// `people` and `organisations`, absent where there are none.
    func write(_ item: inout JSONWriter) {
        let named = contacts.filter { $0["name"]?.string != nil }
        if !named.isEmpty {
            item.key("people")
            item.array { list in
                for contact in named { Self.write(contact, contact["name"]?.string, hasInfo: true, in: &list) }
            }
        }
        let offices = Self.offices(contacts)
        guard !offices.isEmpty else { return }
        item.key("organisations")
        item.array { list in
            for (name, contact) in offices { Self.write(contact, name, hasInfo: contact != nil, in: &list) }
        }
    }

    /// Each once; what is said of a contact without a name is said of its office.
    private static func offices(_ contacts: [JSONValue]) -> [(name: String?, contact: JSONValue?)] {
        var offices: [(name: String?, contact: JSONValue?)] = []
        for contact in contacts {
            let affiliation = contact["affiliation"]?.string
            let isNameless = contact["name"]?.string == nil
            if isNameless {
                offices.append((affiliation, contact))
            } else if let affiliation, !offices.contains(where: { $0.name == affiliation }) {
                offices.append((affiliation, nil))
            }
        }
        return offices
    }

    private static func write(_ contact: JSONValue?, _ name: String?, hasInfo: Bool, in list: inout JSONWriter) {
        let info = [("phone", contact?["telephone"]?.string), ("email", contact?["email"]?.string)]
        list.object { json in
            json.present("name", name)
            json.member("rel", "contact")
            guard hasInfo, info.contains(where: { $0.1 != nil }) else { return }
            json.key("contactInfo")
            json.array { list in
                for (type, value) in info {
                    guard let value else { continue }
                    list.object { json in
                        json.member("type", type)
                        json.member("value", value)
                    }
                }
            }
        }
    }
}

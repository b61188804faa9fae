import ReleaseModel
import TOMLKit

extension ConfigurationReader {
    /// What is known so far of one `[[inbox]]`.
    private struct Draft {
        let section: Section
        let name: String?
        let place: Place?
    }

    /// Every inbox; while faults are noted, those that could be read.
    mutating func readInboxes(
        root: PathBytes?,
        hostName: String,
        folderExists: (PathBytes) -> Bool
    ) -> [InboxConfiguration] {
        let base = root ?? Configuration.standardRoot
        var standard = Configuration.defaults(root: base, hostName: hostName).inboxes[0]
        standard.language = language(in: document).or(standard.language)
        standard.refuse = patterns(in: document).or(standard.refuse)
        standard.quietAfter = quietAfter(in: document).or(standard.quietAfter)
        standard.timezone = timezone(in: document).or(standard.timezone)
        guard let sections = inboxSections() else { return [standard] }

        var drafts: [Draft] = []
        var inboxes: [InboxConfiguration] = []
        for section in sections {
            checkKeys(of: section, known: Self.inboxKeys)
            let name = readName(of: section)
            let place = readPlace(of: section, name: name, root: root, folderExists: folderExists)
            let draft = Draft(section: section, name: name, place: place)
            compare(draft, with: drafts)
            drafts.append(draft)
            let source = readSource(of: section)
            let language = language(in: section).or(standard.language)
            let refuse = patterns(in: section).or(standard.refuse)
            let quietAfter = quietAfter(in: section).or(standard.quietAfter)
            let timezone = timezone(in: section).or(standard.timezone)
            guard let name, let place else { continue }
            let standardSource = SourceReference.standard(hostName: hostName, inbox: name)
            inboxes.append(
                InboxConfiguration(
                    name: name,
                    path: place.path(root: base),
                    source: source ?? standardSource,
                    language: language,
                    refuse: refuse,
                    quietAfter: quietAfter,
                    timezone: timezone
                )
            )
        }
        return inboxes
    }

    /// The `[[inbox]]` tables; nil where there is nothing of the kind.
    private mutating func inboxSections() -> [Section]? {
        guard let value = document.table["inbox"] else { return nil }
        guard let elements = value.array else {
            let problem = "wrong type: found \(Self.article(value.type)), expected a list of tables"
            note("inbox", in: document, problem, "write [[inbox]], with two brackets on each side")
            return []
        }
        if elements.isEmpty {
            let remedy = "remove it for the one inbox of the default, or describe one below [[inbox]]"
            note("inbox", in: document, "a list without an inbox", remedy)
        }
        var sections: [Section] = []
        for (index, element) in elements.enumerated() {
            let steps: [SourceLines.Step] = [.key("inbox"), .element(index)]
            if let table = element.table {
                sections.append(Section(table: table, steps: steps, prefix: "inbox."))
            } else {
                let wrong = BadText(
                    problem: "wrong type: found \(Self.article(element.type)), expected a table",
                    remedy: "describe each inbox below an [[inbox]] of its own"
                )
                note("inbox", at: steps, in: document, wrong)
            }
        }
        return sections
    }

    private mutating func readName(of section: Section) -> String? {
        switch text("name", in: section) {
        case .faulty: return nil
        case .absent:
            let remedy = "add name = \"\(Configuration.standardInboxName)\" or another below its [[inbox]]"
            note("name", in: section, "an inbox without a name", remedy)
            return nil
        case .given(let name):
            if InboxConfiguration.isName(name) { return name }
            let remedy = """
                write 1 to \(InboxConfiguration.nameBytesMax) of a-z, 0-9, dot, dash and underscore, \
                beginning with a letter or digit
                """
            note("name", in: section, "bad name \(name.quoted)", remedy)
            return nil
        }
    }

    private mutating func readSource(of section: Section) -> String? {
        guard case .given(let source) = text("source", in: section) else { return nil }
        do { try SourceReference.check(source) } catch { note("source", in: section, error) }
        return source
    }

    /// Notes what an inbox shares with one before it that only one may have.
    private mutating func compare(_ draft: Draft, with others: [Draft]) {
        let namesake = others.first { draft.name != nil && $0.name == draft.name }
        if let namesake, let name = draft.name {
            let problem = "a second inbox \(name.quoted)\(atLine(line(of: "name", in: namesake.section)))"
            note("name", in: draft.section, problem, "give each inbox a name of its own")
            // Without paths of their own they have one path as well: that is one slip, not two.
            if draft.section.table["path"] == nil && namesake.section.table["path"] == nil { return }
        }
        for other in others {
            guard let place = draft.place, let before = other.place else { continue }
            let relation: String
            if place == before {
                relation = "the same folder as that"
            } else if before.holds(place) {
                relation = "lies inside the folder"
            } else if place.holds(before) {
                relation = "holds the folder"
            } else {
                continue
            }
            let which = other.name.map { "inbox \($0.quoted)" } ?? "another inbox"
            let problem = "\(relation) of \(which)\(atLine(line(of: "path", in: other.section)))"
            note("path", in: draft.section, problem, "give each inbox a folder of its own, none inside another")
            return
        }
    }

    private func atLine(_ line: Int?) -> String { line.map { " (line \($0))" } ?? "" }
}

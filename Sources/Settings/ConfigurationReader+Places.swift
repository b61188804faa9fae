import ReleaseModel

extension ConfigurationReader {
    /// - Returns: nil where the root is not known for a fault; one that merely does not exist is known.
    mutating func readRoot(folderExists: (PathBytes) -> Bool) -> PathBytes? {
        let standard = Configuration.standardRoot
        let written: PathBytes
        switch text("root", in: document) {
        case .absent: written = standard
        case .faulty: return nil
        case .given(let text): written = PathBytes(text)
        }
        let shown = written.text.quoted
        if let problem = Place.problem(with: written) {
            note("root", in: document, problem)
            return nil
        }
        guard written.hasPrefix("/") else {
            note(
                "root",
                in: document,
                "relative path \(shown)",
                "write the whole path, such as \(standard.text.quoted)"
            )
            return nil
        }
        let place = Place(written, root: nil)
        guard !place.parts.isEmpty else {
            let remedy = "write a folder of its own, such as \(standard.text.quoted)"
            note("root", in: document, "\(shown) is the whole file system", remedy)
            return nil
        }
        let root = place.path(root: "")
        if !folderExists(root) {
            note("root", in: document, "no folder \(root.text.quoted)", "create it, or name another with root = \"…\"")
        }
        return root
    }

    /// Where an inbox is, as far as that is without fault when looked at alone.
    mutating func readPlace(
        of section: Section,
        name: String?,
        root: PathBytes?,
        folderExists: (PathBytes) -> Bool
    ) -> Place? {
        let written: PathBytes
        switch text("path", in: section) {
        case .faulty: return nil
        case .given(let text): written = PathBytes(text)
        case .absent:
            guard let name else { return nil }
            written = PathBytes(name)
        }
        if let problem = Place.problem(with: written) {
            note("path", in: section, problem)
            return nil
        }
        let place = Place(written, root: root)
        if let problem = Self.conflict(of: place, written: written, root: root) {
            note("path", in: section, problem)
            return nil
        }
        if written.hasPrefix("/") && !folderExists(place.path(root: root ?? "")) {
            let remedy =
                place.isInRoot
                ? "create it, or write the path relative to root and the service creates it" : "create it, or mount it"
            note("path", in: section, "no folder \(written.text.quoted)", remedy)
        }
        return place
    }

    /// What stands between an inbox and the root.
    private static func conflict(of place: Place, written: PathBytes, root: PathBytes?) -> BadText? {
        let shown = written.text.quoted
        let remedy = "give the inbox a folder of its own, such as path = \"inbox\""
        if place.isInRoot && place.parts.isEmpty { return BadText(problem: "\(shown) is root itself", remedy: remedy) }
        if place.isInRoot, let first = place.parts.first, Configuration.ownFolders.contains(first) {
            let own = Configuration.ownFolders.map(\.text).joined(separator: ", ")
            return BadText(
                problem: "\(shown) lies in root's own folder \(first.text)",
                remedy: "name another; \(own) are the service's"
            )
        }
        if let root, place.holds(Place(root, root: nil)) {
            return BadText(problem: "root \(root.text.quoted) lies inside \(shown)", remedy: remedy)
        }
        return place.parts.isEmpty ? BadText(problem: "\(shown) is the whole file system", remedy: remedy) : nil
    }
}

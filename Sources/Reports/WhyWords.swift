import ReleaseModel

/// The words of a note to staff. No term of the trade: its readers know folders, copies and shortcuts.
struct WhyWords {
    let language: PeopleLanguage

    init(_ language: PeopleLanguage) { self.language = language }

    var title: String { say("Your file was not registered.", "Votre fichier n’a pas été pris en compte.") }
    var file: String { say("File", "Fichier") }
    var folder: String { say("Folder", "Dossier") }
    var size: String { say("Size", "Taille") }
    var date: String { say("Date", "Date") }
    var number: String { say("Record number", "Numéro d’enregistrement") }
    var whyHeading: String { say("Why", "Pourquoi") }
    var remedyHeading: String { say("What to do", "Que faire") }
    var detail: String { say("For the IT service", "Pour le service informatique (en anglais)") }
    var kept: String {
        say("Your file has been kept: it lies beside this note.", "Votre fichier est conservé à côté de cette note.")
    }

    /// `File: x`, in French with its no-break space before the colon.
    func label(_ name: String, _ value: String) -> String { name + say(": ", "\u{A0}: ") + value }

    /// What was wrong with the file.
    func why(_ reason: Rejection.Reason, sizeInBytes: Int64, largestBytes: Int64?) -> String {
        switch reason {
        case .empty:
            say(
                "The file is empty. The copy into this folder may have broken off, or the document was never saved.",
                "Le fichier est vide. La copie a peut-être été interrompue, ou le document n’a jamais été enregistré."
            )
        case .tooLarge: tooLarge(sizeInBytes, largestBytes)
        case .notARegularFile:
            say(
                "This is not the document itself, but a shortcut or link to it, or a special kind of file.",
                "Il ne s’agit pas du document lui-même, mais d’un raccourci, d’un lien ou d’un fichier spécial."
            )
        case .refusedByRule: say("This kind of file is not taken here.", "Ce type de fichier n’est pas accepté ici.")
        }
    }

    /// What its dropper can do about it.
    func remedy(_ reason: Rejection.Reason) -> String {
        switch reason {
        case .empty:
            say(
                "Open the original document, check that it is complete, save it, and drop it again.",
                "Ouvrez le document d’origine, vérifiez qu’il est complet, enregistrez-le, puis déposez-le à nouveau."
            )
        case .tooLarge:
            say(
                "Make the file smaller, for example with smaller pictures, and drop it again. \(askAboutIt)",
                "Réduisez le fichier, par exemple avec des images plus légères, puis déposez-le à nouveau. \(askAboutIt)"
            )
        case .notARegularFile:
            say(
                "Drop the document itself, not a shortcut to it.",
                "Déposez le document lui-même, et non un raccourci vers celui-ci."
            )
        case .refusedByRule:
            say(
                "Save the document as another kind of file and drop it again. \(askAboutIt)",
                "Enregistrez le document dans un autre format, puis déposez-le à nouveau. \(askAboutIt)"
            )
        }
    }

    private var askAboutIt: String {
        say(
            "If that is not possible, ask the IT service and give them the record number above.",
            "Si ce n’est pas possible, contactez le service informatique en indiquant le numéro ci-dessus."
        )
    }

    private func tooLarge(_ sizeInBytes: Int64, _ largestBytes: Int64?) -> String {
        guard let largestBytes else { return say("The file is too large.", "Le fichier est trop volumineux.") }
        var found = language.size(sizeInBytes)
        var largest = language.size(largestBytes)
        if found == largest {
            // A few bytes too many: rounded, the two would contradict the sentence.
            found = language.bytes(sizeInBytes)
            largest = language.bytes(largestBytes)
        }
        return say(
            "The file is too large: its size is \(found), and the maximum is \(largest).",
            "Le fichier est trop volumineux\u{A0}: sa taille est de \(found), et le maximum est de \(largest)."
        )
    }

    private func say(_ english: String, _ french: String) -> String { language == .fr ? french : english }
}

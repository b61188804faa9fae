/// The words with which a newsroom marks what a release is.
enum Marker: Sendable, Equatable {
    /// That it is a release.
    case kind
    /// That it may go out at once.
    case immediate
    /// That it may not go out yet.
    case embargo
    /// That it takes the place of an earlier one.
    case correction
    /// That it is to be forgotten.
    case withdrawal
}

enum Markers {
    static let kinds = [
        "communiqué de presse", "communiqué", "press release", "news release", "media release", "press statement",
        "comunicado de prensa", "comunicado", "nota de prensa", "بيان صحفي", "بيان صحافي",
    ]

    static let immediate = PhraseSet([
        "pour diffusion immédiate", "pour publication immédiate", "à diffusion immédiate", "diffusion immédiate",
        "for immediate release", "for immediate publication", "para su publicación inmediata",
        "para publicación inmediata", "para difusión inmediata", "para su difusión inmediata", "للنشر الفوري",
        "للنشر فورا", "للنشر فوراً",
    ])

    /// What says by itself that an embargo is on, wherever it begins a line.
    static let embargo = PhraseSet([
        "sous embargo", "embargo jusqu'au", "embargo jusqu'à", "ne pas publier avant", "à ne pas publier avant",
        "ne pas diffuser avant", "à ne pas diffuser avant", "embargoed until", "embargoed till", "embargoed for",
        "embargoed to", "embargoed", "under embargo", "under strict embargo", "strict embargo", "strictly embargoed",
        "embargo until", "embargo till", "not for release before", "not for release until",
        "not for publication before", "not for publication until", "not for publication or broadcast before",
        "not for broadcast before", "not to be released before", "not to be published before",
        "do not publish before", "do not release before", "hold for release", "embargado hasta", "embargada hasta",
        "embargo hasta", "bajo embargo", "no publicar antes", "no difundir antes", "prohibida su publicación antes",
        "prohibida su difusión antes", "محظور النشر", "محظور نشره", "حظر النشر حتى", "يحظر النشر", "يحظر نشره",
        "لا ينشر قبل", "لا للنشر قبل", "ليس للنشر قبل", "غير قابل للنشر قبل",
    ])

    /// The word alone, of a release or of a trade.
    static let embargoWord = PhraseSet([
        "embargo", "embargos", "embargoes", "embargoed", "embargado", "embargada", "محظور النشر", "حظر النشر",
    ])

    static let corrections = [
        "correction", "rectificatif", "erratum", "annule et remplace", "mise à jour", "corrigé", "corrigée",
        "corrected", "updated", "update", "revised", "correcting and replacing", "correcting & replacing",
        "corrección", "fe de erratas", "anula y sustituye", "corregido", "actualizado", "actualización", "تصحيح",
        "تصويب", "محدث", "محدّث",
    ]

    /// Corrections that nothing else is called.
    static let replacements = PhraseSet([
        "annule et remplace", "anula y sustituye", "correcting and replacing", "correcting & replacing",
        "fe de erratas",
    ])

    static let withdrawals = [
        "annulation", "annulé", "ne pas utiliser", "à ne pas utiliser", "kill", "retraction", "retracted",
        "do not use", "withdrawn", "anulado", "anulada", "retirado", "retirada", "إلغاء", "سحب",
    ]

    static let changes = PhraseMap<Marker>(
        corrections.map { ($0, .correction) } + withdrawals.map { ($0, .withdrawal) }
    )
    static let kindPhrases = PhraseSet(kinds)
}

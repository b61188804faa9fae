/// The country table as people read and correct it: one text per region of the UN's M49, in the folder `Regions`.
///
/// A country is a paragraph:
///
///     LY 434
///     en Libya; State of Libya | Libyan
///     fr Libye; État de Libye | libyen; libyenne
///     es Libia; Estado de Libia | libio; libia
///     ar ليبيا; دولة ليبيا | ليبي; ليبية
///     towns Tripoli; Trípoli
///
/// * The first line has the codes of ISO 3166-1 and of M49. The languages follow in this order.
/// * Before the bar stand the names, the UN's first, then those in common use; behind it the demonyms, the masculine
///   before the feminine, then other forms in use. One form alone serves both. `-` says that there is none in use: a
///   form nobody writes is not made up.
/// * A language that does not fit on one line has several, each with names, a bar and demonyms, or either.
/// * `towns` has the capital and other places that a release may have as its dateline, in any language, only those
///   that a reader of international news takes for one place.
/// * A line with `#` at its start is a remark.
/// * A name all in capitals (`USA`, `RDC`) is found only where it is written in capitals.
/// * What two countries have in common (`Congo`, `Korea`) stands with both and is ambiguous by that. What is shared
///   with a place that is no country stands in `AmbiguousPlaces.swift`.
///
/// Accents, capitals, hyphens and articles need not be repeated in every spelling: `PlaceName` evens them out. A
/// fault in these texts is found by `CountryEntryTests`; at run time a faulty paragraph would be missing, no more.
enum CountryText {
    /// Africa, the Americas, Antarctica, Asia, Europe, Oceania: M49's regions in its order.
    static let regions: [String] = [
        northernAfrica, easternAfrica, middleAfrica, southernAfrica, westernAfrica,
        caribbean, centralAmerica, southAmerica, northernAmerica,
        antarctica,
        centralAsia, easternAsia, southEasternAsia, southernAsia, westernAsia,
        easternEurope, northernEurope, southernEurope, westernEurope,
        australiaAndNewZealand, melanesia, micronesia, polynesia,
    ]
}

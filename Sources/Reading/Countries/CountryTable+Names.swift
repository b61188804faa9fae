/// What a country is called for people.
extension CountryTable {
    /// The UN's English name of a country by its two letters, nil for what is none.
    public static func englishName(_ alpha2: String) -> String? { englishNames[alpha2] }

    private static let englishNames: [String: String] = {
        var names: [String: String] = [:]
        for region in CountryText.regions {
            for entry in CountryEntry.read(region).entries {
                names[entry.country.alpha2] = entry.names["en"]?.first
            }
        }
        return names
    }()
}

import Testing

@testable import Reading

@Suite("country table, places")
struct CountryFindTests {
    private static func told(_ match: CountryTable.Match) -> String {
        switch match {
        case .none: "-"
        case .one(let country, let kind): "\(country.alpha2) \(kind)"
        case .ambiguous(let countries): "? " + countries.map(\.alpha2).sorted().joined(separator: " ")
        }
    }

    /// As a dateline has them.
    static let places: [(place: String, told: String)] = [
        // Names, as the UN and as everybody writes them.
        ("Liban", "LB name"), ("LIBAN", "LB name"), ("Le Liban", "LB name"), ("la Libye", "LY name"),
        ("Côte d'Ivoire", "CI name"), ("COTE D’IVOIRE", "CI name"), ("Cote d'Ivoire", "CI name"),
        ("Côte-d'Ivoire", "CI name"), ("La Côte d’Ivoire", "CI name"), ("Ivory Coast", "CI name"),
        ("RDC", "CD name"), ("République démocratique du Congo", "CD name"), ("DRC", "CD name"),
        ("R.D. Congo", "CD name"),
        ("Congo-Kinshasa", "CD name"), ("République du Congo", "CG name"), ("Congo (Brazzaville)", "CG name"),
        ("Viet Nam", "VN name"), ("Vietnam", "VN name"), ("Viêt-Nam", "VN name"),
        ("Türkiye", "TR name"), ("TURKIYE", "TR name"), ("Turkey", "TR name"), ("Turquie", "TR name"),
        ("Eswatini", "SZ name"), ("Swaziland", "SZ name"), ("Birmanie", "MM name"), ("Myanmar", "MM name"),
        ("République arabe syrienne", "SY name"), ("Syrie", "SY name"), ("سورية", "SY name"),
        ("Moldavie", "MD name"), ("République de Moldova", "MD name"), ("Royaume-Uni", "GB name"),
        ("ROYAUME – UNI", "GB name"), ("États-Unis", "US name"), ("Etats Unis", "US name"),
        ("E\u{301}tats-Unis", "US name"), ("USA", "US name"), ("U.S.A.", "US name"), ("EE. UU.", "US name"),
        ("EE.UU.", "US name"), ("Bolivie (État plurinational de)", "BO name"), ("Cap-Vert", "CV name"),
        ("Macédoine du Nord", "MK name"), ("Timor-Leste", "TL name"), ("État de Palestine", "PS name"),
        ("UAE", "AE name"), ("los Países Bajos", "NL name"), ("The Gambia", "GM name"), ("El Salvador", "SV name"),
        ("Le Salvador", "SV name"), ("Trinidad & Tobago", "TT name"), ("St. Lucia", "LC name"),
        ("Ste-Lucie", "LC name"),
        ("St Vincent and the Grenadines", "VC name"), ("Lao People’s Democratic Republic", "LA name"),
        ("South\u{A0}Sudan", "SS name"), ("  South   Sudan ", "SS name"), ("Mali", "ML name"), ("Malí", "ML name"),
        ("Guinée", "GN name"), ("Guinée-Bissau", "GW name"), ("Guinée équatoriale", "GQ name"),
        ("Papouasie-Nouvelle-Guinée", "PG name"), ("Niger", "NE name"), ("Nigéria", "NG name"), ("Samoa", "WS name"),
        ("American Samoa", "AS name"), ("Dominique", "DM name"), ("République dominicaine", "DO name"),
        ("Jordania", "JO name"), ("Chad", "TD name"), ("Tchad", "TD name"), ("Macao", "MO name"), ("L'Iraq", "IQ name"),
        ("Bosnie & Herzégovine", "-"), ("Luxembourg", "LU name"), ("Singapore", "SG name"), ("Monaco", "MC name"),
        ("Panamá", "PA name"), ("Djibouti", "DJ name"), ("Guatemala", "GT name"), ("Kuwait", "KW name"),
        ("México", "MX name"), ("Mexico", "MX name"), ("Hong Kong SAR, China", "HK name"), ("La Réunion", "RE name"),
        ("العراق", "IQ name"), ("لبنان", "LB name"), ("الأردن", "JO name"), ("الاردن", "JO name"),
        ("الأُرْدُنّ", "JO name"), ("ليبيا", "LY name"), ("الليبيا", "LY name"), ("البوسنة و الهرسك", "BA name"),
        ("تونس", "TN name"), ("ألمانيا", "DE name"), ("المانيا", "DE name"), ("سلطنة عُمان", "OM name"),
        ("اليـــمن", "YE name"),
        // Demonyms.
        ("Libyenne", "LY demonym"), ("LIBYENNE", "LY demonym"), ("la Libyenne", "LY demonym"),
        ("libanaise", "LB demonym"),
        ("Nigérienne", "NE demonym"), ("Nigériane", "NG demonym"), ("nigerina", "NE demonym"),
        ("Guinéenne", "GN demonym"),
        ("Bissau-Guinéenne", "GW demonym"), ("Sud-Soudanaise", "SS demonym"), ("Sud-africaine", "ZA demonym"),
        ("colombiana", "CO demonym"), ("hondureña", "HN demonym"), ("Iraqi", "IQ demonym"), ("العراقية", "IQ demonym"),
        ("ليبية", "LY demonym"), ("الليبية", "LY demonym"), ("Dominiquaise", "DM demonym"), ("Suisse", "CH name"),
        // Towns.
        ("Genève", "CH city"), ("GENEVA", "CH city"), ("جنيف", "CH city"), ("New York", "US city"),
        ("Nairobi", "KE city"),
        ("Vienne", "AT city"), ("Washington", "US city"), ("Washington, D.C.", "US city"), ("Le Caire", "EG city"),
        ("La Haye", "NL city"), ("The Hague", "NL city"), ("San Salvador", "SV city"), ("Sana’a", "YE city"),
        ("N’Djamena", "TD city"), ("N'Djaména", "TD city"), ("Cox’s Bazar", "BD city"), ("Tripoli", "LY city"),
        ("Port-au-Prince", "HT city"), ("Bogotá", "CO city"), ("القاهرة", "EG city"), ("Benin City", "NG city"),
        // One spelling, two places.
        ("Georgia", "? GE US"), ("Géorgie", "? GE US"), ("جورجيا", "? GE US"), ("Géorgienne", "? GE US"),
        ("Congo", "? CD CG"), ("Le Congo", "? CD CG"), ("Congolaise", "? CD CG"), ("الكونغو", "? CD CG"),
        ("Corée", "? KP KR"), ("Korean", "? KP KR"), ("Dominican", "? DM DO"), ("Dominicaine", "? DM DO"),
        ("dominicana", "? DM DO"), ("Virgin Islands", "? VG VI"), ("Saint-Martin", "? MF SX"),
        ("St. Martin", "? MF SX"),
        ("Micronesia", "? FM GU KI MH MP NR PW"), ("San José", "? CR US"), ("Kingston", "? CA JM NF"),
        ("Victoria", "? AU CA SC"), ("Georgetown", "? GY KY MY US"), ("Santiago", "? CL CU DO ES"),
        ("La Paz", "? BO HN MX SV"), ("Sucre", "? BO CO VE"), ("Salvador", "? BR SV"), ("عمان", "? JO OM"),
        ("طرابلس", "? LB LY"), ("guineana", "? GN GQ GW"), ("Guyanaise", "? GF GY"), ("Macedonia", "? GR MK"),
        // What is no country, and what only looks like one.
        ("Kosovo", "-"), ("كوسوفو", "-"), ("Indiana", "-"), ("Texas", "-"), ("COVID-19", "-"), ("L’OIM", "-"),
        ("", "-"),
        ("-", "-"), ("La", "-"), ("ال", "-"), ("Réunion", "-"), ("La Lima", "-"), ("La Vienne", "-"),
        ("Malien et", "-"),
        ("Libyens", "-"), ("Lib", "-"), ("Liban Syrie", "-"), ("New Mexico", "-"), ("Lac Tchad", "-"),
        ("Northern Ireland", "-"), ("us", "-"), ("Car", "-"), ("CAR", "CF name"), ("US", "US name"), ("rdc", "-"),
        ("English", "-"), ("Arabe", "-"), ("Afrique", "-"), ("América", "-"), ("المالية", "-"), ("Marshall", "-"),
    ]

    @Test("a place is one country, several or none", arguments: places)
    func find(_ row: (place: String, told: String)) {
        #expect(Self.told(CountryTable.find(row.place)) == row.told, "\(row.place)")
        #expect(Self.told(CountryTable.find(row.place[...])) == row.told, "\(row.place)")
    }

    /// As the affiliation of a contact has them.
    static let offices: [(office: String, told: String)] = [
        ("OIM Libye", "LY name"), ("IOM Lebanon", "LB name"), ("OIM Bosnie-Herzégovine", "BA name"),
        ("IOM Iraq Mission", "IQ name"), ("المنظمة الدولية للهجرة في العراق", "IQ name"),
        ("المنظمة الدولية للهجرة بالعراق", "IQ name"), ("المنظمة الدولية للهجرة - لبنان", "LB name"),
        ("المنظمة الدولية للهجرة في جنوب السودان", "SS name"), ("بعثة المنظمة لليبيا", "LY name"),
        ("المنظمة في مصر والسودان", "? EG SD"), ("المنظمة الدولية للهجرة، السودان", "SD name"),
        ("OIM en República Dominicana", "DO name"), ("OIM République démocratique du Congo", "CD name"),
        ("OIM RDC", "CD name"), ("OIM Congo", "? CD CG"), ("IOM Georgia", "? GE US"), ("IOM Guinea-Bissau", "GW name"),
        ("OIM Guinée", "GN name"), ("OIM Guinée, Conakry", "GN name"), ("IOM South Sudan, Juba", "SS name"),
        ("IOM Libya (Tunis)", "LY name"), ("IOM Papua New Guinea", "PG name"),
        ("OIM Papouasie-Nouvelle-Guinée", "PG name"),
        ("Bureau de l’OIM au Niger", "NE name"), ("Mission de l'OIM en Côte d'Ivoire", "CI name"),
        ("OIM El Salvador", "SV name"), ("OIM Guatemala, El Salvador y Honduras", "? GT HN SV"),
        ("IOM Türkiye and IOM Syria", "? SY TR"), ("Liban Liban", "LB name"), ("IOM USA", "US name"),
        ("IOM CAR", "CF name"), ("please contact us", "-"), ("OIM Genève", "-"), ("OIM Nairobi", "-"),
        ("OIM Tunis", "-"),
        ("Siège de l'OIM", "-"), ("IOM Geneva, Switzerland", "CH name"), ("IOM Benin City", "-"),
        ("IOM New Mexico", "-"),
        ("Bassin du lac Tchad", "-"), ("Lake Chad Basin", "-"), ("Golfe de Guinée", "-"), ("IOM Kosovo", "-"),
        ("Ministère libanais de la justice", "-"), ("Libyan Red Crescent", "-"), ("Indian Red Cross", "-"),
        ("American Samoa office", "AS name"), ("المغرب العربي", "-"), ("المنظمة الدولية للهجرة في المغرب", "MA name"),
        ("Northern Ireland Office", "-"), ("OIM", "-"), ("", "-"), ("Latin America and the Caribbean", "-"),
        ("OIM San José", "-"), ("IOM Malian office", "-"), ("OIM Sénégal", "SN name"),
        ("OIM Iran (République islamique d’)", "IR name"),
    ]

    @Test("an office is in one country, several or none", arguments: offices)
    func findWithin(_ row: (office: String, told: String)) {
        #expect(Self.told(CountryTable.findWithin(row.office)) == row.told, "\(row.office)")
    }

    @Test("what is too long to be a place or an office is none, and told so at once")
    func long() {
        let page = String(repeating: "Liban ", count: 200_000)
        #expect(CountryTable.find(page) == .none)
        #expect(CountryTable.findWithin(page) == .none)
        #expect(CountryTable.findWithin(String(repeating: "x ", count: 63) + "Liban") != .none)
        #expect(CountryTable.findWithin(String(repeating: "x ", count: 64) + "Liban") == .none)
    }
}

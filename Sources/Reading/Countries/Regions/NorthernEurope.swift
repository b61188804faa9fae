extension CountryText {
    /// M49 region 154. The columns are explained in `CountryText.swift`.
    static let northernEurope = """
        AX 248
        en Åland Islands; Åland | Ålandic
        fr Îles d'Åland; Îles Åland; Åland | ålandais; ålandaise
        es Islas Åland | alandés; alandesa
        ar جزر آلاند; جزر أولاند; آلاند | -
        towns Mariehamn

        DK 208
        en Denmark; Kingdom of Denmark | Danish
        fr Danemark; Royaume du Danemark | danois; danoise
        es Dinamarca; Reino de Dinamarca | danés; danesa
        ar الدانمرك; الدنمارك; الدانمارك; مملكة الدانمرك | دانمركي; دانمركية; دنماركي; دنماركية
        towns Copenhagen; Copenhague; كوبنهاغن

        EE 233
        en Estonia; Republic of Estonia | Estonian
        fr Estonie; République d'Estonie | estonien; estonienne
        es Estonia; República de Estonia | estonio; estonia
        ar إستونيا; جمهورية إستونيا | إستوني; إستونية
        towns Tallinn; Tallin; تالين

        FO 234
        en Faroe Islands; Faeroe Islands; Faroes | Faroese; Faeroese
        fr Îles Féroé; Îles Faeroe | féroïen; féroïenne; féringien; féringienne
        es Islas Feroe; Islas Faroe | feroés; feroesa
        ar جزر فارو; جزر فيرو | فاروي; فاروية
        towns Tórshavn

        FI 246
        en Finland; Republic of Finland | Finnish
        fr Finlande; République de Finlande | finlandais; finlandaise
        es Finlandia; República de Finlandia | finlandés; finlandesa; finés; finesa
        ar فنلندا; جمهورية فنلندا | فنلندي; فنلندية
        towns Helsinki; هلسنكي

        GG 831
        en Guernsey; Bailiwick of Guernsey | -
        fr Guernesey; Bailliage de Guernesey | guernesiais; guernesiaise
        es Guernsey; Guernesey; Bailiazgo de Guernsey | -
        ar غيرنزي; غيرنسي; غرنزي; جيرنزي | -
        towns Saint Peter Port

        IS 352
        en Iceland; Republic of Iceland | Icelandic; Icelander
        fr Islande | islandais; islandaise
        es Islandia | islandés; islandesa
        ar آيسلندا | آيسلندي; آيسلندية
        towns Reykjavik; Reikiavik; Reikjavik; ريكيافيك

        IE 372
        en Ireland; Republic of Ireland; Éire | Irish
        fr Irlande; République d'Irlande | irlandais; irlandaise
        es Irlanda; República de Irlanda | irlandés; irlandesa
        ar أيرلندا; جمهورية أيرلندا; إرلندا | أيرلندي; أيرلندية
        towns Dublin; دبلن

        IM 833
        en Isle of Man | Manx
        fr Île de Man | mannois; mannoise
        es Isla de Man | manés; manesa
        ar جزيرة مان; آيل أوف مان | -

        JE 832
        en Jersey; Bailiwick of Jersey | -
        fr Jersey; Bailliage de Jersey | jersiais; jersiaise
        es Jersey; Bailiazgo de Jersey | -
        ar جيرزي; جيرسي; جرزي | -
        towns Saint Helier

        LV 428
        en Latvia; Republic of Latvia | Latvian
        fr Lettonie; République de Lettonie | letton; lettonne; lettone
        es Letonia; República de Letonia | letón; letona
        ar لاتفيا; جمهورية لاتفيا | لاتفي; لاتفية
        towns Riga; ريغا

        LT 440
        en Lithuania; Republic of Lithuania | Lithuanian
        fr Lituanie; République de Lituanie; Lithuanie | lituanien; lituanienne; lithuanien; lithuanienne
        es Lituania; República de Lituania | lituano; lituana
        ar ليتوانيا; جمهورية ليتوانيا; لتوانيا | ليتواني; ليتوانية
        towns Vilnius; Vilna; فيلنيوس

        NO 578
        en Norway; Kingdom of Norway | Norwegian
        fr Norvège; Royaume de Norvège | norvégien; norvégienne
        es Noruega; Reino de Noruega | noruego; noruega
        ar النرويج; مملكة النرويج | نرويجي; نرويجية
        towns Oslo; أوسلو

        SJ 744
        en Svalbard and Jan Mayen Islands; Svalbard and Jan Mayen; Svalbard | -
        fr Îles Svalbard-et-Jan Mayen; Svalbard et Jan Mayen; Svalbard et l'Île Jan Mayen; Svalbard | -
        es Islas Svalbard y Jan Mayen; Svalbard y Jan Mayen; Svalbard | -
        ar جزيرتي سفالبارد وجان مايان; سفالبارد وجان ماين; سفالبارد ويان ماين; سفالبارد; جزر سفالبارد وجان مايان | -
        towns Longyearbyen

        SE 752
        en Sweden; Kingdom of Sweden | Swedish
        fr Suède; Royaume de Suède | suédois; suédoise
        es Suecia; Reino de Suecia | sueco; sueca
        ar السويد; مملكة السويد | سويدي; سويدية
        towns Stockholm; Estocolmo; ستوكهولم

        # `English`, `Scottish` and `Welsh` are left out: parts of the country, and the first is a language too.
        GB 826
        en United Kingdom of Great Britain and Northern Ireland; United Kingdom; UK; Great Britain; Britain
        en | British
        fr Royaume-Uni de Grande-Bretagne et d'Irlande du Nord; Royaume-Uni; Grande-Bretagne | britannique
        es Reino Unido de Gran Bretaña e Irlanda del Norte; Reino Unido; Gran Bretaña | británico; británica
        ar المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية; المملكة المتحدة; بريطانيا; بريطانيا العظمى
        ar | بريطاني; بريطانية
        towns London; Londres; لندن
        """
}

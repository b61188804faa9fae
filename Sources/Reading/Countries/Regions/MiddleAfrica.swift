extension CountryText {
    /// M49 region 017. The columns are explained in `CountryText.swift`.
    static let middleAfrica = """
        AO 024
        en Angola; Republic of Angola | Angolan
        fr Angola; République d'Angola | angolais; angolaise
        es Angola; República de Angola | angoleño; angoleña; angolano; angolana
        ar أنغولا; أنجولا | أنغولي; أنغولية
        towns Luanda; لواندا

        CM 120
        en Cameroon; Republic of Cameroon | Cameroonian
        fr Cameroun; République du Cameroun | camerounais; camerounaise
        es Camerún; República del Camerún | camerunés; camerunesa
        ar الكاميرون; الكامرون; جمهورية الكاميرون | كاميروني; كاميرونية
        towns Yaoundé; Yaundé; ياوندي; Douala; دوالا; Maroua

        CF 140
        en Central African Republic; CAR | Central African
        fr République centrafricaine; RCA; Centrafrique | centrafricain; centrafricaine
        es República Centroafricana; RCA; Centroáfrica | centroafricano; centroafricana
        ar جمهورية أفريقيا الوسطى; أفريقيا الوسطى | -
        towns Bangui; بانغي; Bambari; Bangassou

        TD 148
        en Chad; Republic of Chad | Chadian
        fr Tchad; République du Tchad | tchadien; tchadienne
        es Chad; República del Chad | chadiano; chadiana
        ar تشاد; جمهورية تشاد | تشادي; تشادية
        towns N'Djamena; Ndjamena; Yamena; Djamena; نجامينا; إنجامينا; انجمينا; Abéché; أبشي; Adré; Faya-Largeau

        # Bare `Congo` and its demonyms stand with both countries, so that they are ambiguous.
        CG 178
        en Congo; Republic of the Congo; Republic of Congo; Congo-Brazzaville | Congolese
        fr Congo; République du Congo; Congo-Brazzaville; Congo Brazza | congolais; congolaise
        es Congo; República del Congo; Congo-Brazzaville
        es | congoleño; congoleña; congolés; congolesa
        ar الكونغو; جمهورية الكونغو; الكونغو برازافيل | كونغولي; كونغولية
        towns Brazzaville; برازافيل; Pointe-Noire

        CD 180
        en Democratic Republic of the Congo; Democratic Republic of Congo; Congo, Democratic Republic of the; DRC
        en DR Congo
        en Congo; Congo-Kinshasa; the Democratic Republic of the Congo; Zaire
        en Congo, The Democratic Republic of the
        en | Congolese
        fr République démocratique du Congo; RDC; RD Congo; Congo-Kinshasa; Congo
        fr Congo démocratique; Congo, République démocratique du; Zaïre | congolais; congolaise
        es República Democrática del Congo; RDC; RD Congo; RD del Congo; Congo-Kinshasa; Congo; Zaire
        es Congo, República Democrática del | congoleño; congoleña; congolés; congolesa
        ar جمهورية الكونغو الديمقراطية; الكونغو الديمقراطية; الكونغو; جمهورية الكونغو الديموقراطية
        ar الكونغو كينشاسا | كونغولي; كونغولية
        towns Kinshasa; كينشاسا; Goma; غوما; Bukavu; بوكافو; Bunia; بونيا; Lubumbashi; لوبومباشي; Kalemie

        GQ 226
        en Equatorial Guinea; Republic of Equatorial Guinea | Equatorial Guinean; Equatoguinean
        fr Guinée équatoriale; République de Guinée équatoriale
        fr | équato-guinéen; équato-guinéenne; équatoguinéen; équatoguinéenne
        es Guinea Ecuatorial; República de Guinea Ecuatorial | ecuatoguineano; ecuatoguineana; guineano; guineana
        ar غينيا الاستوائية | غيني استوائي; غينية استوائية
        towns Malabo; مالابو

        GA 266
        en Gabon; Gabonese Republic | Gabonese
        fr Gabon; République gabonaise | gabonais; gabonaise
        es Gabón; República Gabonesa | gabonés; gabonesa
        ar غابون; الغابون; الجابون | غابوني; غابونية
        towns Libreville; ليبرفيل

        ST 678
        en Sao Tome and Principe | Sao Tomean; Santomean
        fr Sao Tomé-et-Principe | santoméen; santoméenne
        es Santo Tomé y Príncipe | santotomense
        ar سان تومي وبرينسيبي; ساو تومي وبرينسيبي; ساو تومي وبرينسيب | ساوتومي; ساوتومية
        towns São Tomé; Santo Tomé; ساو تومي
        """
}

extension CountryText {
    /// M49 region 143. The columns are explained in `CountryText.swift`.
    static let centralAsia = """
        KZ 398
        en Kazakhstan; Republic of Kazakhstan | Kazakh; Kazakhstani
        fr Kazakhstan; République du Kazakhstan; Kazakstan | kazakh; kazakhe; kazakhstanais; kazakhstanaise
        es Kazajstán; Kazajistán; República de Kazajstán | kazajo; kazaja; kazako; kazaka
        ar كازاخستان; قازاقستان; جمهورية كازاخستان | كازاخستاني; كازاخستانية; كازاخي; كازاخية
        towns Astana; أستانا; Nur-Sultan; Noursoultan; Almaty; ألماتي; Aktau

        KG 417
        en Kyrgyzstan; Kyrgyz Republic | Kyrgyz; Kyrgyzstani
        fr Kirghizistan; République kirghize; Kirghizstan | kirghize; kirghiz; kirghizistanais; kirghizistanaise
        es Kirguistán; Kirguizistán; República Kirguisa | kirguiso; kirguisa; kirguís; kirguizo; kirguiza
        ar قيرغيزستان; قرغيزستان; قرغيزيا; جمهورية قيرغيزستان
        ar | قيرغيزستاني; قيرغيزستانية; قيرغيزي; قيرغيزية; قرغيزي; قرغيزية
        towns Bishkek; Bichkek; Biskek; بيشكيك; بشكيك; Batken

        TJ 762
        en Tajikistan; Republic of Tajikistan | Tajik; Tajikistani
        fr Tadjikistan; République du Tadjikistan | tadjik; tadjike; tadjikistanais; tadjikistanaise
        es Tayikistán; República de Tayikistán | tayiko; tayika
        ar طاجيكستان; جمهورية طاجيكستان | طاجيكي; طاجيكية; طاجيكستاني; طاجيكستانية
        towns Dushanbe; Douchanbé; Dusambé; Dusanbé; دوشنبه; دوشانبي; Khorog

        TM 795
        en Turkmenistan | Turkmen; Turkmenistani
        fr Turkménistan | turkmène; turkménistanais; turkménistanaise
        es Turkmenistán | turcomano; turcomana; turkmeno; turkmena
        ar تركمانستان | تركماني; تركمانية; تركمانستاني; تركمانستانية
        towns Ashgabat; Achgabat; Achkhabad; Asjabad; عشق أباد; عشقباد

        UZ 860
        en Uzbekistan; Republic of Uzbekistan | Uzbek; Uzbekistani
        fr Ouzbékistan; République d'Ouzbékistan | ouzbek; ouzbèke; ouzbékistanais; ouzbékistanaise
        es Uzbekistán; República de Uzbekistán | uzbeko; uzbeka
        ar أوزبكستان; جمهورية أوزبكستان | أوزبكستاني; أوزبكستانية; أوزبكي; أوزبكية
        towns Tashkent; Tachkent; Taskent; طشقند; Termez
        """
}

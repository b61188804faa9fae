extension CountryText {
    /// M49 region 151. The columns are explained in `CountryText.swift`.
    static let easternEurope = """
        BY 112
        en Belarus; Republic of Belarus; Byelorussia | Belarusian; Belarussian; Belarusan
        fr Bélarus; Biélorussie; République du Bélarus | bélarussien; bélarussienne; biélorusse; bélarusse
        es Belarús; Bielorrusia; República de Belarús | belaruso; belarusa; bielorruso; bielorrusa
        ar بيلاروس; بيلاروسيا; روسيا البيضاء | بيلاروسي; بيلاروسية
        towns Minsk; مينسك

        BG 100
        en Bulgaria; Republic of Bulgaria | Bulgarian
        fr Bulgarie; République de Bulgarie | bulgare
        es Bulgaria; República de Bulgaria | búlgaro; búlgara
        ar بلغاريا; جمهورية بلغاريا | بلغاري; بلغارية
        towns Sofia; صوفيا

        CZ 203
        en Czechia; Czech Republic | Czech
        fr Tchéquie; République tchèque | tchèque
        es Chequia; República Checa | checo; checa
        ar تشيكيا; الجمهورية التشيكية; جمهورية التشيك; التشيك | تشيكي; تشيكية
        towns Prague; Praga; براغ

        HU 348
        en Hungary | Hungarian
        fr Hongrie | hongrois; hongroise
        es Hungría | húngaro; húngara
        ar هنغاريا; المجر | هنغاري; هنغارية; مجري; مجرية
        towns Budapest; بودابست

        PL 616
        en Poland; Republic of Poland | Polish
        fr Pologne; République de Pologne | polonais; polonaise
        es Polonia; República de Polonia | polaco; polaca
        ar بولندا; بولونيا; جمهورية بولندا | بولندي; بولندية; بولوني; بولونية
        towns Warsaw; Varsovie; Varsovia; وارسو; Cracow; Krakow; Cracovie; Cracovia; Rzeszow

        MD 498
        en Republic of Moldova; Moldova; Moldova, Republic of | Moldovan
        fr République de Moldova; Moldavie; Moldova; République de Moldavie; Moldova, République de | moldove; moldave
        es República de Moldova; Moldova; Moldavia; República de Moldavia; Moldova, República de
        es | moldovo; moldova; moldavo; moldava
        ar جمهورية مولدوفا; مولدوفا; مولدافيا; جمهورية مولدافيا | مولدوفي; مولدوفية; مولدافي; مولدافية
        towns Chisinau; Kichinev; Quisinau; Kishinev; تشيسيناو; كيشيناو

        RO 642
        en Romania | Romanian
        fr Roumanie | roumain; roumaine
        es Rumania | rumano; rumana
        ar رومانيا | روماني; رومانية
        towns Bucharest; Bucarest; بوخارست; Timisoara

        RU 643
        en Russian Federation; Russia | Russian
        fr Fédération de Russie; Russie | russe
        es Federación de Rusia; Rusia; Federación Rusa | ruso; rusa
        ar الاتحاد الروسي; روسيا; روسيا الاتحادية | روسي; روسية
        towns Moscow; Moscou; Moscú; موسكو

        SK 703
        en Slovakia; Slovak Republic | Slovak; Slovakian
        fr Slovaquie; République slovaque | slovaque
        es Eslovaquia; República Eslovaca | eslovaco; eslovaca
        ar سلوفاكيا; الجمهورية السلوفاكية | سلوفاكي; سلوفاكية
        towns Bratislava; براتيسلافا

        UA 804
        en Ukraine; The Ukraine | Ukrainian
        fr Ukraine | ukrainien; ukrainienne
        es Ucrania | ucraniano; ucraniana; ucranio; ucrania
        ar أوكرانيا | أوكراني; أوكرانية
        towns Kyiv; Kiev; Kiyv; كييف; Lviv; Leópolis; لفيف; Kharkiv; Járkov; خاركيف; Dnipro; Mariupol
        towns Marioupol; Odesa; Kherson
        """
}

extension CountryText {
    /// M49 region 039. The columns are explained in `CountryText.swift`.
    ///
    /// Kosovo is not here: ISO 3166-1 has not assigned it a code and M49 has none, so its name gives nothing.
    static let southernEurope = """
        AL 008
        en Albania; Republic of Albania | Albanian
        fr Albanie; République d'Albanie | albanais; albanaise
        es Albania; República de Albania | albanés; albanesa
        ar ألبانيا; جمهورية ألبانيا | ألباني; ألبانية
        towns Tirana; تيرانا

        AD 020
        en Andorra; Principality of Andorra | Andorran
        fr Andorre; Principauté d'Andorre | andorran; andorrane
        es Andorra; Principado de Andorra | andorrano; andorrana
        ar أندورا; إمارة أندورا | أندوري; أندورية
        towns Andorra la Vella; Andorre-la-Vieille; Andorra la Vieja; أندورا لا فيلا

        BA 070
        en Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia; BiH; Bosnia-Hercegovina
        en | Bosnian; Bosnian and Herzegovinian
        en | Bosnian-Herzegovinian
        fr Bosnie-Herzégovine; Bosnie; Bosnie-et-Herzégovine
        fr | bosnien; bosnienne; bosniaque; bosno-herzégovinien
        fr | bosno-herzégovinienne
        es Bosnia y Herzegovina; Bosnia-Herzegovina; Bosnia; Bosnia-Hercegovina
        es | bosnio; bosnia; bosnioherzegovino; bosnioherzegovina
        ar البوسنة والهرسك; البوسنة | بوسني; بوسنية
        towns Sarajevo; سراييفو; Bihac; Banja Luka; Mostar

        HR 191
        en Croatia; Republic of Croatia | Croatian
        fr Croatie; République de Croatie | croate
        es Croacia; República de Croacia | croata
        ar كرواتيا; جمهورية كرواتيا | كرواتي; كرواتية
        towns Zagreb; زغرب

        GI 292
        en Gibraltar | Gibraltarian
        fr Gibraltar | gibraltarien; gibraltarienne
        es Gibraltar | gibraltareño; gibraltareña
        ar جبل طارق | -

        GR 300
        en Greece; Hellenic Republic | Greek; Hellenic
        fr Grèce; République hellénique | grec; grecque; hellénique; hellène
        es Grecia; República Helénica | griego; griega; helénico; helénica
        ar اليونان; الجمهورية الهيلينية | يوناني; يونانية
        towns Athens; Athènes; Atenas; أثينا; Lesvos; Lesbos; Thessaloniki; Thessalonique; Salónica; سالونيك
        towns Samos; Mytilene

        VA 336
        en Holy See; Vatican City; Vatican; Vatican City State; Holy See (Vatican City State) | Vatican
        fr Saint-Siège; Vatican; Cité du Vatican; État de la Cité du Vatican; Saint-Siège (État de la Cité du Vatican)
        fr | vatican; vaticane
        es Santa Sede; Vaticano; Ciudad del Vaticano; Santa Sede (Estado de la Ciudad del Vaticano)
        es Estado de la Ciudad del Vaticano | vaticano; vaticana
        ar الكرسي الرسولي; الفاتيكان; دولة الفاتيكان; مدينة الفاتيكان; دولة مدينة الفاتيكان | فاتيكاني; فاتيكانية

        IT 380
        en Italy; Italian Republic | Italian
        fr Italie; République italienne | italien; italienne
        es Italia; República Italiana | italiano; italiana
        ar إيطاليا; الجمهورية الإيطالية | إيطالي; إيطالية
        towns Rome; Roma; روما; Lampedusa; لامبيدوزا; Milan; Catania; Catane; Sicily; Sicile; Sicilia; صقلية

        MT 470
        en Malta; Republic of Malta | Maltese
        fr Malte; République de Malte | maltais; maltaise
        es Malta; República de Malta | maltés; maltesa
        ar مالطة; مالطا; جمهورية مالطة | مالطي; مالطية
        towns Valletta; La Valette; La Valeta; Valetta; فاليتا

        ME 499
        en Montenegro | Montenegrin
        fr Monténégro | monténégrin; monténégrine
        es Montenegro | montenegrino; montenegrina
        ar الجبل الأسود; مونتينيغرو | مونتينيغري; مونتينيغرية
        towns Podgorica; بودغوريتسا

        # Bare `Macedonia` is also a region of Greece: `AmbiguousPlaces.swift`.
        MK 807
        en North Macedonia; Republic of North Macedonia; The former Yugoslav Republic of Macedonia; Macedonia; FYROM
        en FYR Macedonia; former Yugoslav Republic of Macedonia | Macedonian; North Macedonian
        fr Macédoine du Nord; République de Macédoine du Nord; Ex-République yougoslave de Macédoine; Macédoine
        fr ARYM; ERYM
        fr l'ex-République yougoslave de Macédoine
        fr | nord-macédonien; nord-macédonienne; macédonien; macédonienne
        es Macedonia del Norte; República de Macedonia del Norte; ex República Yugoslava de Macedonia; Macedonia
        es la ex República Yugoslava de Macedonia | macedonio; macedonia; normacedonio; normacedonia
        ar مقدونيا الشمالية; جمهورية مقدونيا الشمالية; جمهورية مقدونيا اليوغوسلافية السابقة; مقدونيا
        ar | مقدوني; مقدونية; مقدوني شمالي; مقدونية شمالية
        towns Skopje; Skopie; سكوبي; Gevgelija

        PT 620
        en Portugal; Portuguese Republic | Portuguese
        fr Portugal; République portugaise | portugais; portugaise
        es Portugal; República Portuguesa | portugués; portuguesa
        ar البرتغال; جمهورية البرتغال | برتغالي; برتغالية
        towns Lisbon; Lisbonne; Lisboa; لشبونة

        SM 674
        en San Marino; Republic of San Marino | Sammarinese; San Marinese
        fr Saint-Marin; République de Saint-Marin | saint-marinais; saint-marinaise
        es San Marino; República de San Marino | sanmarinense
        ar سان مارينو; جمهورية سان مارينو | سان ماريني; سان مارينية; سانماريني; سانمارينية

        RS 688
        en Serbia; Republic of Serbia | Serbian
        fr Serbie; République de Serbie | serbe
        es Serbia; República de Serbia; Servia | serbio; serbia; servio; servia
        ar صربيا; جمهورية صربيا | صربي; صربية
        towns Belgrade; Belgrado; بلغراد; Presevo

        SI 705
        en Slovenia; Republic of Slovenia | Slovenian; Slovene
        fr Slovénie; République de Slovénie | slovène
        es Eslovenia; República de Eslovenia | esloveno; eslovena
        ar سلوفينيا; جمهورية سلوفينيا | سلوفيني; سلوفينية
        towns Ljubljana; Liubliana; Lubiana; ليوبليانا

        ES 724
        en Spain; Kingdom of Spain | Spanish
        fr Espagne; Royaume d'Espagne | espagnol; espagnole
        es España; Reino de España | español; española
        ar إسبانيا; مملكة إسبانيا | إسباني; إسبانية
        towns Madrid; مدريد; Las Palmas de Gran Canaria; Las Palmas; Tenerife; Ceuta; Melilla; سبتة; مليلية
        """
}

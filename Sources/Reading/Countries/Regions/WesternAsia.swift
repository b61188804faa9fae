extension CountryText {
    /// M49 region 145. The columns are explained in `CountryText.swift`.
    static let westernAsia = """
        AM 051
        en Armenia; Republic of Armenia | Armenian
        fr Arménie; République d'Arménie | arménien; arménienne
        es Armenia; República de Armenia | armenio; armenia
        ar أرمينيا; أرمينية; جمهورية أرمينيا | أرميني; أرمينية; أرمني; أرمنية
        towns Yerevan; Erevan; يريفان; إريفان; Goris

        AZ 031
        en Azerbaijan; Republic of Azerbaijan | Azerbaijani; Azeri
        fr Azerbaïdjan; République d'Azerbaïdjan | azerbaïdjanais; azerbaïdjanaise; azéri; azérie
        es Azerbaiyán; República de Azerbaiyán; Azerbaiján | azerbaiyano; azerbaiyana; azerí
        ar أذربيجان; جمهورية أذربيجان | أذربيجاني; أذربيجانية; أذري; أذرية
        towns Baku; Bakou; باكو

        BH 048
        en Bahrain; Kingdom of Bahrain | Bahraini
        fr Bahreïn; Royaume de Bahreïn | bahreïnien; bahreïnienne; bahreïni; bahreïnie; bahreinite
        es Bahrein; Baréin; Bahráin; Reino de Bahrein | bahreiní; bareiní
        ar البحرين; مملكة البحرين | بحريني; بحرينية
        towns Manama; المنامة

        CY 196
        en Cyprus; Republic of Cyprus | Cypriot
        fr Chypre; République de Chypre | chypriote; cypriote
        es Chipre; República de Chipre | chipriota
        ar قبرص; جمهورية قبرص | قبرصي; قبرصية
        towns Nicosia; Nicosie; نيقوسيا

        # Its name and demonyms are those of the American state too: `AmbiguousPlaces.swift`.
        GE 268
        en Georgia; Republic of Georgia; Georgia (country) | Georgian
        fr Géorgie; République de Géorgie | géorgien; géorgienne
        es Georgia; República de Georgia | georgiano; georgiana
        ar جورجيا; جمهورية جورجيا | جورجي; جورجية
        towns Tbilisi; Tbilissi; Tiflis; تبليسي; تبيليسي; Batumi; Batoumi

        IQ 368
        en Iraq; Republic of Iraq | Iraqi
        fr Iraq; Irak; République d'Iraq; République d'Irak | iraquien; iraquienne; irakien; irakienne
        es Iraq; Irak; República del Iraq; República de Irak | iraquí; irakí
        ar العراق; جمهورية العراق | عراقي; عراقية
        towns Baghdad; Bagdad; بغداد; Erbil; Irbil; أربيل; Mosul; Mossoul; الموصل; Basra; Bassora; Bassorah
        towns Basora; البصرة
        towns Dohuk; Duhok; Dahuk; دهوك; Sinjar; سنجار; Kirkuk; Kirkouk; كركوك; Sulaymaniyah; Souleymanieh
        towns السليمانية; Fallujah; الفلوجة

        IL 376
        en Israel; State of Israel | Israeli
        fr Israël; État d'Israël | israélien; israélienne
        es Israel; Estado de Israel | israelí
        ar إسرائيل; دولة إسرائيل | إسرائيلي; إسرائيلية
        towns Tel Aviv; تل أبيب

        # In Arabic the capital and the country Oman are written alike without vowels, so that they are ambiguous.
        JO 400
        en Jordan; Hashemite Kingdom of Jordan | Jordanian
        fr Jordanie; Royaume hachémite de Jordanie | jordanien; jordanienne
        es Jordania; Reino Hachemita de Jordania | jordano; jordana
        ar الأردن; المملكة الأردنية الهاشمية | أردني; أردنية
        towns Amman; عمان; Zaatari; الزعتري; Mafraq; المفرق

        KW 414
        en Kuwait; State of Kuwait | Kuwaiti
        fr Koweït; État du Koweït | koweïtien; koweïtienne
        es Kuwait; Estado de Kuwait | kuwaití
        ar الكويت; دولة الكويت | كويتي; كويتية
        towns Kuwait City; Koweït City; Koweït-Ville; Ciudad de Kuwait; مدينة الكويت

        LB 422
        en Lebanon; Lebanese Republic | Lebanese
        fr Liban; République libanaise | libanais; libanaise
        es Líbano; República Libanesa | libanés; libanesa
        ar لبنان; الجمهورية اللبنانية | لبناني; لبنانية
        towns Beirut; Beyrouth; Beyrut; بيروت; Zahle; زحلة; Bekaa; Sidon; Tripoli (Liban)
        towns Tripoli (Lebanon); طرابلس الشام

        OM 512
        en Oman; Sultanate of Oman | Omani
        fr Oman; Sultanat d'Oman | omanais; omanaise
        es Omán; Sultanía de Omán; Sultanato de Omán | omaní
        ar عمان; سلطنة عمان | عماني; عمانية
        towns Muscat; Mascate; مسقط

        QA 634
        en Qatar; State of Qatar | Qatari
        fr Qatar; État du Qatar | qatarien; qatarienne; qatari; qatarie
        es Qatar; Catar; Estado de Qatar | qatarí; catarí
        ar قطر; دولة قطر | قطري; قطرية
        towns Doha; الدوحة

        SA 682
        en Saudi Arabia; Kingdom of Saudi Arabia; KSA | Saudi; Saudi Arabian
        fr Arabie saoudite; Royaume d'Arabie saoudite; Arabie séoudite | saoudien; saoudienne
        es Arabia Saudita; Arabia Saudí; Reino de la Arabia Saudita; Reino de Arabia Saudita | saudí; saudita
        ar المملكة العربية السعودية; السعودية; العربية السعودية | سعودي; سعودية
        towns Riyadh; Riyad; Riad; الرياض; Jeddah; Djeddah; جدة

        PS 275
        en State of Palestine; Palestine; Occupied Palestinian Territory; Palestinian Territories
        en Palestine, State of; West Bank and Gaza; Palestinian Territory, Occupied | Palestinian
        fr État de Palestine; Palestine; Territoire palestinien occupé; Territoires palestiniens; Palestine, État de
        fr Territoires palestiniens occupés; Territoire palestinien | palestinien; palestinienne
        es Estado de Palestina; Palestina; Territorio Palestino Ocupado; Territorios Palestinos; Palestina, Estado de
        es Territorios palestinos ocupados | palestino; palestina
        ar دولة فلسطين; فلسطين; الأراضي الفلسطينية المحتلة; الأرض الفلسطينية المحتلة; الأراضي الفلسطينية
        ar | فلسطيني; فلسطينية
        towns Ramallah; رام الله; Gaza; Gaza City; غزة; Gaza Strip; Bande de Gaza; Franja de Gaza; قطاع غزة; Rafah
        towns رفح; Khan Younis
        towns خان يونس; Khan Yunis

        SY 760
        en Syrian Arab Republic; Syria | Syrian
        fr République arabe syrienne; Syrie | syrien; syrienne
        es República Árabe Siria; Siria | sirio; siria
        ar الجمهورية العربية السورية; سوريا; سورية | سوري; سورية
        towns Damascus; Damas; Damasco; دمشق; Aleppo; Alep; Alepo; حلب; Idlib; إدلب; Homs; حمص; Al-Hasakah; الحسكة
        towns Raqqa; الرقة

        TR 792
        en Türkiye; Turkey; Republic of Türkiye; Republic of Turkey | Turkish
        fr Türkiye; Turquie; République de Türkiye; République de Turquie | turc; turque
        es Türkiye; Turquía; República de Türkiye; República de Turquía | turco; turca
        ar تركيا; تركية; جمهورية تركيا; توركيا | تركي; تركية
        towns Ankara; أنقرة; Istanbul; Estambul; إسطنبول; Gaziantep; غازي عنتاب; غازي عينتاب; Izmir; Hatay

        AE 784
        en United Arab Emirates; UAE; Emirates | Emirati
        fr Émirats arabes unis; Émirats | émirien; émirienne; émirati; émiratie
        es Emiratos Árabes Unidos; Emiratos Árabes; EE. AA. UU. | emiratí
        ar الإمارات العربية المتحدة; الإمارات; دولة الإمارات العربية المتحدة; دولة الإمارات | إماراتي; إماراتية
        towns Abu Dhabi; Abou Dabi; Abou Dhabi; Abu Dabi; أبو ظبي; أبوظبي; Dubai; دبي

        YE 887
        en Yemen; Republic of Yemen | Yemeni
        fr Yémen; République du Yémen | yéménite
        es Yemen; República del Yemen | yemení; yemenita
        ar اليمن; الجمهورية اليمنية | يمني; يمنية
        towns Sana'a; Sanaa; Saná; صنعاء; Aden; عدن; Hodeidah; Al Hodeidah; Al Hudaydah; الحديدة; Marib
        towns Ma'rib; مأرب
        towns Taiz; تعز; Hudaydah; Mukalla; المكلا
        """
}

extension CountryText {
    /// M49 region 034. The columns are explained in `CountryText.swift`.
    static let southernAsia = """
        AF 004
        en Afghanistan; Islamic Republic of Afghanistan | Afghan; Afghani
        fr Afghanistan; République islamique d'Afghanistan | afghan; afghane
        es Afganistán; República Islámica del Afganistán | afgano; afgana
        ar أفغانستان; جمهورية أفغانستان الإسلامية | أفغاني; أفغانية
        towns Kabul; Kaboul; كابل; كابول; Kandahar; قندهار; Herat; هرات; Mazar-e-Sharif; Mazar-i-Sharif; Kunduz

        BD 050
        en Bangladesh; People's Republic of Bangladesh | Bangladeshi
        fr Bangladesh; République populaire du Bangladesh | bangladais; bangladaise; bangladeshi; bangladeshie
        es Bangladesh; Bangladés; República Popular de Bangladesh | bangladesí; bangladeshí
        ar بنغلاديش; بنجلاديش; بنغلادش; جمهورية بنغلاديش الشعبية | بنغلاديشي; بنغلاديشية
        towns Dhaka; Dacca; Daca; دكا; داكا; Cox's Bazar; كوكس بازار; Teknaf

        BT 064
        en Bhutan; Kingdom of Bhutan | Bhutanese
        fr Bhoutan; Royaume du Bhoutan | bhoutanais; bhoutanaise
        es Bhután; Bután; Reino de Bhután | bhutanés; bhutanesa; butanés; butanesa
        ar بوتان; مملكة بوتان | بوتاني; بوتانية
        towns Thimphu; Thimphou; Timbu; تيمفو; ثيمفو

        IN 356
        en India; Republic of India | Indian
        fr Inde; République de l'Inde | indien; indienne
        es India; República de la India | indio; india
        ar الهند; جمهورية الهند | هندي; هندية
        towns New Delhi; Nouvelle-Delhi; Nueva Delhi; Delhi; نيودلهي; Mumbai; Bombay; Kolkata

        IR 364
        en Iran (Islamic Republic of); Islamic Republic of Iran; Iran | Iranian
        fr Iran (République islamique d'); République islamique d'Iran; Iran
        fr | iranien; iranienne
        es Irán (República Islámica del); República Islámica del Irán; Irán | iraní
        es República Islámica de Irán
        ar إيران (جمهورية - الإسلامية); جمهورية إيران الإسلامية; إيران | إيراني; إيرانية
        towns Tehran; Téhéran; طهران

        MV 462
        en Maldives; Republic of Maldives; The Maldives | Maldivian
        fr Maldives; République des Maldives | maldivien; maldivienne
        es Maldivas; República de Maldivas | maldivo; maldiva
        ar ملديف; جزر ملديف; المالديف; جزر المالديف; جمهورية ملديف; جزر الملديف | ملديفي; ملديفية; مالديفي; مالديفية
        towns Malé; ماليه

        NP 524
        en Nepal; Federal Democratic Republic of Nepal | Nepalese; Nepali
        fr Népal; République fédérale démocratique du Népal | népalais; népalaise
        es Nepal; República Democrática Federal de Nepal | nepalés; nepalesa; nepalí
        ar نيبال; جمهورية نيبال الديمقراطية الاتحادية | نيبالي; نيبالية
        towns Kathmandu; Katmandou; Katmandú; كاتماندو; كاتمندو

        PK 586
        en Pakistan; Islamic Republic of Pakistan | Pakistani
        fr Pakistan; République islamique du Pakistan | pakistanais; pakistanaise
        es Pakistán; República Islámica del Pakistán | pakistaní; paquistaní
        ar باكستان; جمهورية باكستان الإسلامية | باكستاني; باكستانية
        towns Islamabad; إسلام أباد; إسلامآباد; Karachi; كراتشي; Peshawar; Lahore; Quetta

        LK 144
        en Sri Lanka; Democratic Socialist Republic of Sri Lanka | Sri Lankan
        fr Sri Lanka; République socialiste démocratique de Sri Lanka
        fr | sri-lankais; sri-lankaise; srilankais; srilankaise
        es Sri Lanka; República Socialista Democrática de Sri Lanka
        es | srilankés; srilankesa; esrilanqués; esrilanquesa
        ar سري لانكا; سريلانكا; جمهورية سري لانكا الديمقراطية الاشتراكية | سريلانكي; سريلانكية; سري لانكي; سري لانكية
        towns Colombo; كولومبو; Kilinochchi; Sri Jayawardenepura Kotte
        """
}

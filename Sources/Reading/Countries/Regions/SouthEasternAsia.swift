extension CountryText {
    /// M49 region 035. The columns are explained in `CountryText.swift`.
    static let southEasternAsia = """
        BN 096
        en Brunei Darussalam; Brunei | Bruneian
        fr Brunéi Darussalam; Brunei | brunéien; brunéienne
        es Brunei Darussalam; Brunéi | bruneano; bruneana
        ar بروني دار السلام; بروناي دار السلام; بروناي; بروني | بروني; برونية; برونايي; بروناوي
        towns Bandar Seri Begawan; بندر سيري بيغاوان; بندر سري بيغاوان

        KH 116
        en Cambodia; Kingdom of Cambodia | Cambodian; Khmer
        fr Cambodge; Royaume du Cambodge | cambodgien; cambodgienne; khmer; khmère
        es Camboya; Reino de Camboya | camboyano; camboyana
        ar كمبوديا; مملكة كمبوديا | كمبودي; كمبودية
        towns Phnom Penh; Nom Pen; بنوم بنه; بنوم بن; Poipet

        ID 360
        en Indonesia; Republic of Indonesia | Indonesian
        fr Indonésie; République d'Indonésie | indonésien; indonésienne
        es Indonesia; República de Indonesia | indonesio; indonesia
        ar إندونيسيا; جمهورية إندونيسيا | إندونيسي; إندونيسية
        towns Jakarta; Djakarta; Yakarta; جاكرتا; Banda Aceh; Palu; Kupang; Medan; Lombok; Bali; بالي

        LA 418
        en Lao People's Democratic Republic; Laos; Lao PDR; Lao | Lao; Laotian
        fr République démocratique populaire lao; Laos; RDP lao | laotien; laotienne; lao
        es República Democrática Popular Lao; Laos; RDP Lao | laosiano; laosiana; lao
        ar جمهورية لاو الديمقراطية الشعبية; لاوس; لاو; جمهورية لاوس الديمقراطية الشعبية | لاوسي; لاوسية; لاوي
        towns Vientiane; Vientián; فيينتيان; فينتيان

        MY 458
        en Malaysia | Malaysian
        fr Malaisie | malaisien; malaisienne
        es Malasia | malasio; malasia
        ar ماليزيا | ماليزي; ماليزية
        towns Kuala Lumpur; كوالالمبور; كوالا لمبور; Putrajaya

        MM 104
        en Myanmar; Burma; Republic of the Union of Myanmar; Myanmar (Burma) | Myanmar; Burmese
        fr Myanmar; Birmanie; République de l'Union du Myanmar; Myanmar (Birmanie)
        fr | birman; birmane; myanmarais; myanmaraise
        es Myanmar; Birmania; República de la Unión de Myanmar; Myanmar (Birmania) | birmano; birmana; myanma
        ar ميانمار; بورما; ميانمار (بورما); بيرمانيا | ميانماري; ميانمارية; بورمي; بورمية
        towns Naypyidaw; Nay Pyi Taw; Naipyidó; Naypyitaw; نايبيداو; Yangon; Rangoun; Rangún; Rangoon; يانغون; رانغون
        towns Sittwe; Mandalay

        PH 608
        en Philippines; Republic of the Philippines; The Philippines | Filipino; Philippine; Filipina
        fr Philippines; République des Philippines | philippin; philippine
        es Filipinas; República de Filipinas | filipino; filipina
        ar الفلبين; الفيليبين; جمهورية الفلبين; الفليبين | فلبيني; فلبينية; فيليبيني; فيليبينية
        towns Manila; Manille; مانيلا; Tacloban; Cebu; Cotabato; Marawi; Zamboanga City

        SG 702
        en Singapore; Republic of Singapore | Singaporean
        fr Singapour; République de Singapour | singapourien; singapourienne
        es Singapur; República de Singapur | singapurense
        ar سنغافورة; جمهورية سنغافورة | سنغافوري; سنغافورية

        TH 764
        en Thailand; Kingdom of Thailand | Thai
        fr Thaïlande; Royaume de Thaïlande | thaïlandais; thaïlandaise; thaï; thaïe
        es Tailandia; Reino de Tailandia; Thailandia | tailandés; tailandesa; thai
        ar تايلند; تايلاند; مملكة تايلند | تايلندي; تايلندية; تايلاندي; تايلاندية
        towns Bangkok; بانكوك; Mae Sot; Chiang Mai

        TL 626
        en Timor-Leste; East Timor; Democratic Republic of Timor-Leste | Timorese; East Timorese
        fr Timor-Leste; Timor oriental; République démocratique du Timor-Leste
        fr | timorais; timoraise; est-timorais; est-timoraise
        es Timor-Leste; Timor Oriental; República Democrática de Timor-Leste | timorense; timorés; timoresa
        ar تيمور - ليشتي; تيمور الشرقية | تيموري; تيمورية; تيموري شرقي; تيمورية شرقية
        towns Dili; ديلي

        VN 704
        en Viet Nam; Vietnam; Socialist Republic of Viet Nam | Vietnamese; Viet Namese
        fr Viet Nam; Vietnam; République socialiste du Viet Nam
        fr | vietnamien; vietnamienne
        es Viet Nam; Vietnam; República Socialista de Viet Nam | vietnamita
        ar فييت نام; فيتنام; فييتنام; جمهورية فييت نام الاشتراكية | فيتنامي; فيتنامية; فييتنامي; فييتنامية
        towns Hanoi; Ha Noi; هانوي; Ho Chi Minh City; Hô Chi Minh-Ville; Ciudad Ho Chi Minh
        """
}

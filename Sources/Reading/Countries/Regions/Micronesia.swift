extension CountryText {
    /// M49 region 057. The columns are explained in `CountryText.swift`.
    static let micronesia = """
        GU 316
        en Guam | Guamanian
        fr Guam | guamanien; guamanienne
        es Guam | guameño; guameña; guamés; guamesa
        ar غوام; جوام | غوامي; غوامية
        towns Hagåtña

        KI 296
        en Kiribati; Republic of Kiribati | I-Kiribati; Kiribati
        fr Kiribati; République de Kiribati | kiribatien; kiribatienne; gilbertin; gilbertine
        es Kiribati; República de Kiribati | kiribatiano; kiribatiana
        ar كيريباس; كيريباتي; جمهورية كيريباس | كيريباتي; كيريباتية
        towns Tarawa; South Tarawa; تاراوا

        MH 584
        en Marshall Islands; Republic of the Marshall Islands | Marshallese
        fr Îles Marshall; République des Îles Marshall | marshallais; marshallaise
        es Islas Marshall; República de las Islas Marshall | marshalés; marshalesa
        ar جزر مارشال; جمهورية جزر مارشال | مارشالي; مارشالية
        towns Majuro; ماجورو

        # The bare name is the region's too, and the agency's office of that name serves three countries of it:
        # `AmbiguousPlaces.swift`.
        FM 583
        en Micronesia (Federated States of); Federated States of Micronesia
        en Micronesia
        en | Micronesian
        fr Micronésie (États fédérés de); États fédérés de Micronésie; Micronésie
        fr | micronésien; micronésienne
        es Micronesia (Estados Federados de); Estados Federados de Micronesia; Micronesia | micronesio; micronesia
        ar ميكرونيزيا (ولايات - الموحدة); ولايات ميكرونيزيا الموحدة; ولايات ميكرونيزيا المتحدة; ميكرونيزيا
        ar | ميكرونيزي; ميكرونيزية
        towns Pohnpei; Palikir; باليكير; Chuuk

        NR 520
        en Nauru; Republic of Nauru | Nauruan
        fr Nauru; République de Nauru | nauruan; nauruane
        es Nauru; República de Nauru | nauruano; nauruana
        ar ناورو; جمهورية ناورو; نارو | ناوروي; ناوروية; ناوري; ناورية
        towns Yaren

        MP 580
        en Northern Mariana Islands; Northern Marianas; CNMI; Commonwealth of the Northern Mariana Islands
        en | Northern Marianan
        fr Îles Mariannes du Nord; Mariannes du Nord | mariannais; mariannaise
        es Islas Marianas Septentrionales; Islas Marianas del Norte; Marianas del Norte | marianense
        ar جزر ماريانا الشمالية; ماريانا الشمالية | -
        towns Saipan; سايبان

        PW 585
        en Palau; Republic of Palau | Palauan
        fr Palaos; Palau; République des Palaos | palaosien; palaosienne; palauan; palauane; paluan; paluane
        es Palau; Palaos; República de Palau | palauano; palauana; palaosiano; palaosiana
        ar بالاو; جمهورية بالاو | بالاوي; بالاوية
        towns Koror; كورور; Melekeok; Ngerulmud

        UM 581
        en United States Minor Outlying Islands; US Minor Outlying Islands; U.S. Outlying Islands
        en | -
        fr Îles mineures éloignées des États-Unis | -
        es Islas menores alejadas de Estados Unidos; Islas menores alejadas de los Estados Unidos
        es Islas menores alejadas de EE. UU.; Islas Ultramarinas Menores de los Estados Unidos | -
        ar جزر الولايات المتحدة النائية; جزر الولايات المتحدة الصغيرة النائية
        ar جزر الولايات المتحدة البعيدة الصغيرة
        ar | -
        """
}

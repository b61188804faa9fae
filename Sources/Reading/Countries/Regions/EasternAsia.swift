extension CountryText {
    /// M49 region 030. The columns are explained in `CountryText.swift`.
    static let easternAsia = """
        CN 156
        en China; People's Republic of China; PRC | Chinese
        fr Chine; République populaire de Chine | chinois; chinoise
        es China; República Popular China; República Popular de China | chino; china
        ar الصين; جمهورية الصين الشعبية | صيني; صينية
        towns Beijing; Pékin; Beiyín; Peking; بيجين; بكين; Shanghai; شنغهاي

        HK 344
        en China, Hong Kong Special Administrative Region; Hong Kong; Hong Kong SAR; Hong Kong SAR, China
        en Hong Kong, China
        en Hong Kong Special Administrative Region; Hong Kong Special Administrative Region of China
        en | Hong Kong; Hongkonger
        fr Chine, région administrative spéciale de Hong Kong; Hong Kong; R.A.S. chinoise de Hong Kong
        fr Région administrative spéciale de Hong Kong; Hongkong | hongkongais; hongkongaise
        es China, región administrativa especial de Hong Kong; Hong Kong; RAE de Hong Kong (China)
        es Región Administrativa Especial de Hong Kong | hongkonés; hongkonesa
        ar الصين، منطقة هونغ كونغ الإدارية الخاصة; هونغ كونغ; هونج كونج; هونغ كونغ الصينية (منطقة إدارية خاصة)
        ar منطقة هونغ كونغ الإدارية الخاصة | هونغ كونغي; هونغ كونغية

        MO 446
        en China, Macao Special Administrative Region; Macao; Macau; Macao SAR; Macao, China; Macau SAR
        en Macao SAR China
        en Macao Special Administrative Region; Macao Special Administrative Region of China | Macanese
        fr Chine, région administrative spéciale de Macao; Macao; R.A.S. chinoise de Macao
        fr Région administrative spéciale de Macao | macanais; macanaise
        es China, región administrativa especial de Macao; Macao; RAE de Macao (China); Macau
        es Región Administrativa Especial de Macao | macaense; macaeño; macaeña
        ar الصين، منطقة ماكاو الإدارية الخاصة; ماكاو; مكاو; ماكاو الصينية (منطقة إدارية خاصة)
        ar منطقة ماكاو الإدارية الخاصة | ماكاوي; ماكاوية

        KP 408
        en Democratic People's Republic of Korea; North Korea; DPRK; DPR Korea
        en Korea, Democratic People's Republic of; Korea
        en | North Korean; Korean
        fr République populaire démocratique de Corée; Corée du Nord; RPDC; Corée
        fr Corée, République populaire démocratique de | nord-coréen; nord-coréenne; coréen; coréenne
        es República Popular Democrática de Corea; Corea del Norte; RPDC; Corea
        es Corea, República Popular Democrática de
        es | norcoreano; norcoreana; coreano; coreana
        ar جمهورية كوريا الشعبية الديمقراطية; كوريا الشمالية; كوريا | كوري شمالي; كورية شمالية; كوري; كورية
        towns Pyongyang; Pionyang; بيونغ يانغ; بيونغيانغ

        JP 392
        en Japan | Japanese
        fr Japon | japonais; japonaise
        es Japón | japonés; japonesa; nipón; nipona
        ar اليابان | ياباني; يابانية
        towns Tokyo; Tokio; طوكيو

        MN 496
        en Mongolia | Mongolian
        fr Mongolie | mongol; mongole
        es Mongolia | mongol; mongola
        ar منغوليا; مونغوليا | منغولي; منغولية
        towns Ulaanbaatar; Oulan-Bator; Ulán Bator; أولان باتور; أولانباتار

        KR 410
        en Republic of Korea; South Korea; ROK; Korea, Republic of; Korea | South Korean; Korean
        fr République de Corée; Corée du Sud; Corée; Corée, République de | sud-coréen; sud-coréenne; coréen; coréenne
        es República de Corea; Corea del Sur; Corea; Corea, República de
        es | surcoreano; surcoreana; sudcoreano; sudcoreana
        es | coreano; coreana
        ar جمهورية كوريا; كوريا الجنوبية; كوريا | كوري جنوبي; كورية جنوبية; كوري; كورية
        towns Seoul; Seúl; سول; سيول

        # An entry of ISO 3166-1, which the UN's own list of M49 has under China.
        TW 158
        en Taiwan; Taiwan, Province of China; Taiwan, China; Chinese Taipei | Taiwanese
        fr Taïwan; Taïwan, Province de Chine; Province chinoise de Taïwan | taïwanais; taïwanaise
        es Taiwán; Taiwán, Provincia de China | taiwanés; taiwanesa
        ar تايوان; مقاطعة تايوان الصينية | تايواني; تايوانية
        towns Taipei; تايبيه; تايبي
        """
}

extension CountryText {
    /// M49 region 061. The columns are explained in `CountryText.swift`.
    static let polynesia = """
        AS 016
        en American Samoa | American Samoan
        fr Samoa américaines; Samoa américaine
        fr | samoan américain; samoane américaine; américano-samoan; américano-samoane
        es Samoa Americana | samoamericano; samoamericana; samoano estadounidense
        ar ساموا الأمريكية; ساموا الأميركية | -
        towns Pago Pago

        CK 184
        en Cook Islands | Cook Islander; Cook Islands
        fr Îles Cook | cookien; cookienne
        es Islas Cook | cookiano; cookiana
        ar جزر كوك | -
        towns Avarua; Rarotonga

        PF 258
        en French Polynesia | French Polynesian
        fr Polynésie française | -
        es Polinesia Francesa | francopolinesio; francopolinesia
        ar بولينيزيا الفرنسية | -
        towns Papeete; Tahiti

        NU 570
        en Niue | Niuean
        fr Nioué; Niue | niouéen; niouéenne; niuéen; niuéenne
        es Niue | niueano; niueana
        ar نيوي; نييوي | نيوي; نيوية
        towns Alofi

        PN 612
        en Pitcairn; Pitcairn Islands | Pitcairn Islander
        fr Pitcairn; Îles Pitcairn | pitcairnais; pitcairnaise
        es Pitcairn; Islas Pitcairn | -
        ar بيتكرن; بيتكيرن; جزر بيتكيرن; جزر بيتكرن | -

        WS 882
        en Samoa; Independent State of Samoa; Western Samoa | Samoan
        fr Samoa; État indépendant du Samoa; Samoa occidentales; Samoa occidental | samoan; samoane
        es Samoa; Estado Independiente de Samoa; Samoa Occidental | samoano; samoana
        ar ساموا; دولة ساموا المستقلة; ساموا الغربية | ساموي; ساموية
        towns Apia; أبيا

        TK 772
        en Tokelau | Tokelauan
        fr Tokélaou; Tokelau; Îles Tokelau | tokélaouan; tokélaouane; tokelauan; tokelauane
        es Tokelau | tokelauano; tokelauana
        ar توكيلاو; توكيلو; جزر توكيلاو | توكيلاوي; توكيلاوية

        TO 776
        en Tonga; Kingdom of Tonga | Tongan
        fr Tonga; Royaume des Tonga; Îles Tonga | tongan; tongane; tonguien; tonguienne
        es Tonga; Reino de Tonga | tongano; tongana
        ar تونغا; تونجا; مملكة تونغا | تونغي; تونغية
        towns Nuku'alofa; Nukualofa; نوكوالوفا

        TV 798
        en Tuvalu | Tuvaluan
        fr Tuvalu | tuvaluan; tuvaluane; tuvalais; tuvalaise
        es Tuvalu | tuvaluano; tuvaluana
        ar توفالو | توفالي; توفالية; توفالوي
        towns Funafuti; فونافوتي

        WF 876
        en Wallis and Futuna Islands; Wallis and Futuna | Wallisian; Futunan; Wallis and Futuna Islander
        fr Îles Wallis-et-Futuna; Wallis-et-Futuna
        fr | wallisien; wallisienne; futunien; futunienne; wallisien et futunien
        fr | wallisienne et futunienne
        es Islas Wallis y Futuna; Wallis y Futuna | walisiano; walisiana
        ar جزر واليس وفوتونا; واليس وفوتونا; جزر والس وفوتونا | -
        towns Mata-Utu
        """
}

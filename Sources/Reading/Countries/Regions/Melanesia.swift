extension CountryText {
    /// M49 region 054. The columns are explained in `CountryText.swift`.
    static let melanesia = """
        FJ 242
        en Fiji; Republic of Fiji; Fiji Islands | Fijian
        fr Fidji; Fiji; République des Fidji; Îles Fidji | fidjien; fidjienne
        es Fiji; Fiyi; Fidji; República de Fiji; Islas Fiji | fijiano; fijiana; fiyiano; fiyiana
        ar فيجي; جزر فيجي; جمهورية فيجي | فيجي; فيجية
        towns Suva; سوفا

        NC 540
        en New Caledonia | New Caledonian
        fr Nouvelle-Calédonie | néo-calédonien; néo-calédonienne; calédonien; calédonienne
        es Nueva Caledonia | neocaledonio; neocaledonia
        ar كاليدونيا الجديدة | كاليدوني; كاليدونية
        towns Nouméa; Numea; نوميا

        # `بابوية` is left out: it is the word for papal.
        PG 598
        en Papua New Guinea; PNG; Independent State of Papua New Guinea | Papua New Guinean
        fr Papouasie-Nouvelle-Guinée; PNG | papouan-néo-guinéen; papouane-néo-guinéenne; papouasien; papouasienne
        fr | papou-néo-guinéen; papouan-néoguinéen; papouan-néo-guinéenne
        es Papua Nueva Guinea | papú; neoguineano; neoguineana
        ar بابوا غينيا الجديدة | -
        towns Port Moresby; بورت مورسبي; Lae; Bougainville

        # `سليمانية` is left out: with its article it is the town in Iraq.
        SB 090
        en Solomon Islands; Solomons | Solomon Islander; Solomon Islands
        fr Îles Salomon | salomonais; salomonaise; salomonien; salomonienne
        es Islas Salomón | salomonense
        ar جزر سليمان; جزر سولومون | -
        towns Honiara; هونيارا

        VU 548
        en Vanuatu; Republic of Vanuatu | Ni-Vanuatu; Vanuatuan
        fr Vanuatu; République de Vanuatu | vanuatuan; vanuatuane; vanouatais; vanouataise; ni-vanuatu
        es Vanuatu; República de Vanuatu | vanuatuense; ni-vanuatu
        ar فانواتو; جمهورية فانواتو | فانواتي; فانواتية
        towns Port Vila; بورت فيلا
        """
}

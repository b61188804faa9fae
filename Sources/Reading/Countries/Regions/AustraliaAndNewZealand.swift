extension CountryText {
    /// M49 region 053. The columns are explained in `CountryText.swift`.
    static let australiaAndNewZealand = """
        AU 036
        en Australia; Commonwealth of Australia | Australian
        fr Australie | australien; australienne
        es Australia | australiano; australiana
        ar أستراليا | أسترالي; أسترالية
        towns Canberra; Camberra; كانبرا; كانبيرا; Sydney; Sídney; سيدني; Melbourne; ملبورن; Brisbane

        CX 162
        en Christmas Island | -
        fr Île Christmas | christmasien; christmasienne
        es Isla Christmas; Isla de Navidad; Isla de Christmas | -
        ar جزيرة عيد الميلاد; جزيرة كريسماس | -

        CC 166
        en Cocos (Keeling) Islands; Cocos Islands; Keeling Islands | -
        fr Îles des Cocos (Keeling); Îles Cocos (Keeling); Îles Cocos; Îles Keeling | -
        es Islas Cocos (Keeling); Islas Cocos | -
        ar جزر كوكس (كيلينغ); جزر كوكوس (كيلينغ); جزر كوكوس; جزر كيلينغ | -

        HM 334
        en Heard Island and McDonald Islands; Heard and McDonald Islands | -
        fr Île Heard-et-Îles MacDonald; Îles Heard-et-MacDonald; Îles Heard-et-McDonald
        fr Île Heard et îles McDonald
        fr | -
        es Islas Heard y McDonald; Isla Heard e Islas McDonald | -
        ar جزيرة هيرد وجزر ماكدونالد | -

        NZ 554
        en New Zealand; Aotearoa New Zealand; Aotearoa | New Zealand; New Zealander
        fr Nouvelle-Zélande | néo-zélandais; néo-zélandaise; néozélandais; néozélandaise
        es Nueva Zelandia; Nueva Zelanda | neozelandés; neozelandesa; neocelandés; neocelandesa
        ar نيوزيلندا; نيوزيلاندا; نيوزلندا | نيوزيلندي; نيوزيلندية
        towns Wellington; ويلينغتون; ولنغتون; ويلنغتون; Auckland; أوكلاند; Christchurch

        NF 574
        en Norfolk Island | Norfolk Islander
        fr Île Norfolk; Île de Norfolk | norfolkais; norfolkaise
        es Islas Norfolk; Isla Norfolk; Isla de Norfolk | -
        ar جزيرة نورفولك | -
        """
}

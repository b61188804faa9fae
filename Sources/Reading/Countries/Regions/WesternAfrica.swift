extension CountryText {
    /// M49 region 011. The columns are explained in `CountryText.swift`.
    static let westernAfrica = """
        BJ 204
        en Benin; Republic of Benin | Beninese
        fr Bénin; République du Bénin | béninois; béninoise
        es Benin; República de Benin | beninés; beninesa
        ar بنن; بنين; جمهورية بنين | بنيني; بنينية
        towns Cotonou; Cotonú; كوتونو; Porto-Novo; بورتو نوفو

        BF 854
        en Burkina Faso; Burkina | Burkinabe; Burkinan
        fr Burkina Faso; Burkina | burkinabè
        es Burkina Faso; Burkina | burkinés; burkinesa; burkinabé
        ar بوركينا فاسو; بوركينافاسو | بوركيني; بوركينية; بوركينابي; بوركينابية
        towns Ouagadougou; Uagadugú; واغادوغو; واجادوجو

        CV 132
        en Cabo Verde; Cape Verde; Republic of Cabo Verde | Cabo Verdean; Cape Verdean
        fr Cabo Verde; Cap-Vert; République de Cabo Verde | cabo-verdien; cabo-verdienne; cap-verdien; cap-verdienne
        fr | capverdien; capverdienne
        es Cabo Verde; República de Cabo Verde | caboverdiano; caboverdiana
        ar كابو فيردي; الرأس الأخضر; كابوفيردي | كابوفيردي; كابوفيردية
        towns Praia; برايا; Mindelo

        CI 384
        en Côte d'Ivoire; Ivory Coast; Republic of Côte d'Ivoire | Ivorian; Ivoirian
        fr Côte d'Ivoire; République de Côte d'Ivoire | ivoirien; ivoirienne
        es Côte d'Ivoire; Costa de Marfil; República de Côte d'Ivoire
        es | marfileño; marfileña; costamarfileño; costamarfileña
        ar كوت ديفوار; ساحل العاج; كوت دي فوار; جمهورية كوت ديفوار | إيفواري; إيفوارية
        towns Yamoussoukro; Yamusukro; ياموسوكرو; Abidjan; Abiyán; أبيدجان; Bouaké

        GM 270
        en Gambia; The Gambia; Gambia (Republic of The); Republic of The Gambia; Gambia (The) | Gambian
        fr Gambie; République de Gambie | gambien; gambienne
        es Gambia; República de Gambia | gambiano; gambiana
        ar غامبيا; جمهورية غامبيا | غامبي; غامبية
        towns Banjul; بانجول

        GH 288
        en Ghana; Republic of Ghana | Ghanaian; Ghanian
        fr Ghana; République du Ghana | ghanéen; ghanéenne
        es Ghana; República de Ghana | ghanés; ghanesa; ghaneano; ghaneana
        ar غانا; جمهورية غانا | غاني; غانية
        towns Accra; Acra; أكرا; Kumasi

        # In Spanish `guineano` is said of all three Guineas.
        GN 324
        en Guinea; Republic of Guinea; Guinea-Conakry | Guinean
        fr Guinée; République de Guinée; Guinée-Conakry | guinéen; guinéenne
        es Guinea; República de Guinea; Guinea-Conakry; Guinea Conakri | guineano; guineana
        ar غينيا; جمهورية غينيا; غينيا كوناكري | غيني; غينية
        towns Conakry; Conakri; كوناكري; Nzérékoré; N'Zérékoré

        GW 624
        en Guinea-Bissau; Republic of Guinea-Bissau | Bissau-Guinean; Guinea-Bissauan
        fr Guinée-Bissau; Guinée-Bissao; République de Guinée-Bissau | bissau-guinéen; bissau-guinéenne; bissaoguinéen
        fr | bissao-guinéen; bissao-guinéenne; bissaoguinéenne
        es Guinea-Bissau; Guinea-Bisáu; República de Guinea-Bissau | bisauguineano; bisauguineana
        es | guineano; guineana; guineano de Guinea-Bissau
        ar غينيا - بيساو | غيني بيساوي; غينية بيساوية
        towns Bissau; Bisáu; بيساو

        LR 430
        en Liberia; Republic of Liberia | Liberian
        fr Libéria; République du Libéria | libérien; libérienne
        es Liberia; República de Liberia | liberiano; liberiana
        ar ليبريا; ليبيريا; جمهورية ليبريا | ليبري; ليبرية; ليبيري; ليبيرية
        towns Monrovia; مونروفيا

        # The feminine `مالية` is left out: it is the word for finance.
        ML 466
        en Mali; Republic of Mali | Malian
        fr Mali; République du Mali | malien; malienne
        es Malí; República de Malí | maliense; malí
        ar مالي; جمهورية مالي | مالي
        towns Bamako; باماكو; Gao; غاو; Timbuktu; Tombouctou; Tombuctú; تمبكتو; Mopti; موبتي; Kidal; كيدال

        MR 478
        en Mauritania; Islamic Republic of Mauritania | Mauritanian
        fr Mauritanie; République islamique de Mauritanie | mauritanien; mauritanienne
        es Mauritania; República Islámica de Mauritania | mauritano; mauritana
        ar موريتانيا; الجمهورية الإسلامية الموريتانية | موريتاني; موريتانية
        towns Nouakchott; Nuakchot; نواكشوط; Nouadhibou; نواذيبو; Bassikounou

        NE 562
        en Niger; Republic of the Niger; Republic of Niger | Nigerien
        fr Niger; République du Niger | nigérien; nigérienne
        es Níger; República del Níger | nigerino; nigerina; nigerense
        ar النيجر; جمهورية النيجر | نيجري; نيجرية
        towns Niamey; نيامي; Agadez; أغاديز; Diffa; ديفا; Zinder; زيندر; Arlit; Assamaka; Tahoua

        NG 566
        en Nigeria; Federal Republic of Nigeria | Nigerian
        fr Nigéria; République fédérale du Nigéria | nigérian; nigériane
        es Nigeria; República Federal de Nigeria | nigeriano; nigeriana
        ar نيجيريا; جمهورية نيجيريا الاتحادية | نيجيري; نيجيرية
        towns Abuja; Abuya; أبوجا; Lagos; لاغوس; Maiduguri; مايدوغوري; Benin City; Kano

        SH 654
        en Saint Helena; Saint Helena, Ascension and Tristan da Cunha | Saint Helenian
        fr Sainte-Hélène; Sainte-Hélène, Ascension et Tristan da Cunha | saint-hélénien; saint-hélénienne
        es Santa Elena, Ascensión y Tristán de Acuña; Santa Helena, Ascensión y Tristán de Acuña; Isla Santa Elena
        es | santaheleno; santahelena
        ar سانت هيلينا; سانت هيلانة; القديسة هيلانة; سانت هيلينا وأسنسيون وتريستان دا كونها | -

        SN 686
        en Senegal; Republic of Senegal | Senegalese
        fr Sénégal; République du Sénégal | sénégalais; sénégalaise
        es Senegal; República del Senegal | senegalés; senegalesa
        ar السنغال; جمهورية السنغال | سنغالي; سنغالية
        towns Dakar; داكار; Tambacounda; Ziguinchor

        SL 694
        en Sierra Leone; Republic of Sierra Leone | Sierra Leonean
        fr Sierra Leone; République de Sierra Leone
        fr | sierra-léonais; sierra-léonaise; sierraléonais; sierraléonaise
        es Sierra Leona; República de Sierra Leona | sierraleonés; sierraleonesa
        ar سيراليون; جمهورية سيراليون | سيراليوني; سيراليونية
        towns Freetown; فريتاون

        TG 768
        en Togo; Togolese Republic | Togolese
        fr Togo; République togolaise | togolais; togolaise
        es Togo; República Togolesa | togolés; togolesa
        ar توغو; جمهورية توغو | توغولي; توغولية; توغوي; توغوية
        towns Lomé; لومي
        """
}

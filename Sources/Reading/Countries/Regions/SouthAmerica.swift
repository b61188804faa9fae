extension CountryText {
    /// M49 region 005. The columns are explained in `CountryText.swift`.
    static let southAmerica = """
        AR 032
        en Argentina; Argentine Republic | Argentine; Argentinian; Argentinean
        fr Argentine; République argentine | argentin; argentine
        es Argentina; República Argentina | argentino; argentina
        ar الأرجنتين; جمهورية الأرجنتين | أرجنتيني; أرجنتينية
        towns Buenos Aires; بوينس آيرس

        BO 068
        en Bolivia (Plurinational State of); Plurinational State of Bolivia; Bolivia
        en | Bolivian
        fr Bolivie (État plurinational de); État plurinational de Bolivie; Bolivie
        fr | bolivien; bolivienne
        es Bolivia (Estado Plurinacional de); Estado Plurinacional de Bolivia; Bolivia | boliviano; boliviana
        ar بوليفيا (دولة - المتعددة القوميات); دولة بوليفيا المتعددة القوميات; بوليفيا | بوليفي; بوليفية
        towns Santa Cruz de la Sierra; Cochabamba

        BV 074
        en Bouvet Island | -
        fr Île Bouvet | -
        es Isla Bouvet | -
        ar جزيرة بوفيت; جزيرة بوفيه | -

        BR 076
        en Brazil; Federative Republic of Brazil | Brazilian
        fr Brésil; République fédérative du Brésil | brésilien; brésilienne
        es Brasil; República Federativa del Brasil | brasileño; brasileña; brasilero; brasilera
        ar البرازيل; جمهورية البرازيل الاتحادية | برازيلي; برازيلية
        towns Brasilia; برازيليا; Rio de Janeiro; ريو دي جانيرو; São Paulo; Manaus
        towns Pacaraima; ساو باولو

        CL 152
        en Chile; Republic of Chile | Chilean
        fr Chili; République du Chili | chilien; chilienne
        es Chile; República de Chile | chileno; chilena
        ar شيلي; تشيلي; جمهورية شيلي | شيلي; شيلية; تشيلي; تشيلية
        towns Santiago de Chile; Santiago du Chili; سانتياغو دي شيلي; Iquique; Colchane

        CO 170
        en Colombia; Republic of Colombia | Colombian
        fr Colombie; République de Colombie | colombien; colombienne
        es Colombia; República de Colombia | colombiano; colombiana
        ar كولومبيا; جمهورية كولومبيا | كولومبي; كولومبية
        towns Bogotá; بوغوتا; Cúcuta; Medellín; Necoclí; Santa Fe de Bogotá

        EC 218
        en Ecuador; Republic of Ecuador | Ecuadorian; Ecuadorean
        fr Équateur; République de l'Équateur | équatorien; équatorienne
        es Ecuador; República del Ecuador | ecuatoriano; ecuatoriana
        ar إكوادور; الإكوادور; جمهورية إكوادور | إكوادوري; إكوادورية
        towns Quito; كيتو; Guayaquil; Rumichaca

        FK 238
        en Falkland Islands (Malvinas); Falkland Islands; Falklands | Falkland Islander
        fr Îles Falkland (Malvinas); Îles Falkland; Îles Malouines; Malouines; Malvinas
        fr | malouin; malouine; falklandais; falklandaise
        es Islas Malvinas (Falkland Islands); Islas Malvinas; Malvinas; Islas Falkland; Islas Malvinas (Falkland)
        es | malvinense
        ar جزر فوكلاند (مالفيناس); جزر فوكلاند; جزر مالفيناس; جزر المالوين | فوكلاندي; فوكلاندية

        # `guyanais` is said of Guyana too, in Canada and elsewhere; `guyanien` is not said of French Guiana.
        GF 254
        en French Guiana | French Guianese
        fr Guyane française; Guyane | guyanais; guyanaise
        es Guayana Francesa; Guyana Francesa | francoguayanés; francoguayanesa
        ar غيانا الفرنسية; غويانا الفرنسية; غوايانا الفرنسية | -
        towns Cayenne; Cayena; كايين

        GY 328
        en Guyana; Co-operative Republic of Guyana | Guyanese
        fr Guyana; République coopérative du Guyana | guyanien; guyanienne; guyanais; guyanaise
        es Guyana; República Cooperativa de Guyana | guyanés; guyanesa
        ar غيانا; غويانا; غوايانا; جويانا | غياني; غيانية; غوياني; غويانية

        PY 600
        en Paraguay; Republic of Paraguay | Paraguayan
        fr Paraguay; République du Paraguay | paraguayen; paraguayenne
        es Paraguay; República del Paraguay | paraguayo; paraguaya
        ar باراغواي; باراجواي; جمهورية باراغواي | باراغواياني; باراغوايانية; باراغوايي; باراغوائية
        towns Asunción; أسونسيون

        PE 604
        en Peru; Republic of Peru | Peruvian
        fr Pérou; République du Pérou | péruvien; péruvienne
        es Perú; República del Perú | peruano; peruana
        ar بيرو; جمهورية بيرو; البيرو | بيروفي; بيروفية; بيرواني; بيروانية; بيروي; بيروية
        towns Lima; ليما; Tumbes; Tacna

        GS 239
        en South Georgia and the South Sandwich Islands; South Georgia; South Georgia and South Sandwich Islands | -
        fr Géorgie du Sud-et-les Îles Sandwich du Sud
        fr Îles de Géorgie du Sud et Sandwich du Sud; Géorgie du Sud et îles Sandwich du Sud; Géorgie du Sud | -
        es Georgia del Sur y las Islas Sandwich del Sur; Islas Georgia del Sur y Sandwich del Sur; Georgia del Sur | -
        ar جورجيا الجنوبية وجزر ساندويتش الجنوبية; جورجيا الجنوبية وجزر ساندويش الجنوبية; جورجيا الجنوبية | -

        SR 740
        en Suriname; Surinam; Republic of Suriname | Surinamese
        fr Suriname; Surinam; République du Suriname | surinamais; surinamaise; surinamien; surinamienne
        es Suriname; Surinam; República de Suriname | surinamés; surinamesa
        ar سورينام; جمهورية سورينام | سورينامي; سورينامية
        towns Paramaribo; باراماريبو

        UY 858
        en Uruguay; Eastern Republic of Uruguay | Uruguayan
        fr Uruguay; République orientale de l'Uruguay | uruguayen; uruguayenne
        es Uruguay; República Oriental del Uruguay | uruguayo; uruguaya
        ar أوروغواي; الأوروغواي; أوروجواي; جمهورية أوروغواي الشرقية; أورغواي
        ar | أوروغواياني; أوروغوايانية; أوروغوايي; أوروغوائية
        towns Montevideo; مونتفيديو; مونتيفيديو

        VE 862
        en Venezuela (Bolivarian Republic of); Bolivarian Republic of Venezuela; Venezuela
        en | Venezuelan
        fr Venezuela (République bolivarienne du); République bolivarienne du Venezuela; Venezuela
        fr | vénézuélien; vénézuélienne
        es Venezuela (República Bolivariana de); República Bolivariana de Venezuela; Venezuela
        es | venezolano; venezolana
        ar فنزويلا (جمهورية - البوليفارية); جمهورية فنزويلا البوليفارية; فنزويلا | فنزويلي; فنزويلية
        towns Caracas; كاراكاس; كراكاس; Maracaibo
        """
}

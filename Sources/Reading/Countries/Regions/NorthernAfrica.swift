extension CountryText {
    /// M49 region 015. The columns are explained in `CountryText.swift`.
    static let northernAfrica = """
        DZ 012
        en Algeria; People's Democratic Republic of Algeria | Algerian
        fr Algérie | algérien; algérienne
        es Argelia | argelino; argelina
        ar الجزائر | جزائري; جزائرية
        towns Algiers; Alger; Argel; Tamanrasset; Tindouf

        EG 818
        en Egypt; Arab Republic of Egypt | Egyptian
        fr Égypte; République arabe d'Égypte | égyptien; égyptienne
        es Egipto; República Árabe de Egipto | egipcio; egipcia
        ar مصر; جمهورية مصر العربية | مصري; مصرية
        towns Cairo; Le Caire; El Cairo; القاهرة

        # Bare Tripoli is the capital, as in every style book; the town in Lebanon is written with its country. In
        # Arabic both are common without it: see `AmbiguousPlaces.swift`.
        LY 434
        en Libya; State of Libya; Libyan Arab Jamahiriya | Libyan
        fr Libye; État de Libye; Jamahiriya arabe libyenne | libyen; libyenne
        es Libia; Estado de Libia; Jamahiriya Árabe Libia | libio; libia
        ar ليبيا; دولة ليبيا; الجماهيرية العربية الليبية | ليبي; ليبية
        towns Tripoli; طرابلس الغرب; Benghazi; Bengasi; بنغازي; Misrata; مصراتة; Sabha; Sebha; سبها

        MA 504
        en Morocco; Kingdom of Morocco | Moroccan
        fr Maroc; Royaume du Maroc | marocain; marocaine
        es Marruecos; Reino de Marruecos | marroquí
        ar المغرب; المملكة المغربية | مغربي; مغربية
        towns Rabat; الرباط; Casablanca; الدار البيضاء; Marrakech; Marrakesh; مراكش

        SD 729
        en Sudan; Republic of the Sudan; Republic of Sudan | Sudanese
        fr Soudan; République du Soudan | soudanais; soudanaise
        es Sudán; República del Sudán | sudanés; sudanesa
        ar السودان; جمهورية السودان | سوداني; سودانية
        towns Khartoum; Jartum; الخرطوم; Port Sudan; Port-Soudan; Puerto Sudán; بورتسودان; El Fasher; Nyala
        towns الفاشر; نيالا

        TN 788
        en Tunisia; Republic of Tunisia | Tunisian
        fr Tunisie; République tunisienne | tunisien; tunisienne
        es Túnez; República de Túnez | tunecino; tunecina
        ar تونس; الجمهورية التونسية | تونسي; تونسية
        towns Tunis; Sfax; صفاقس; Zarzis; جرجيس

        EH 732
        en Western Sahara | Sahrawi; Saharawi
        fr Sahara occidental | sahraoui; sahraouie
        es Sáhara Occidental | saharaui
        ar الصحراء الغربية | صحراوي; صحراوية
        """
}

extension CountryText {
    /// M49 region 155. The columns are explained in `CountryText.swift`.
    static let westernEurope = """
        AT 040
        en Austria; Republic of Austria | Austrian
        fr Autriche; République d'Autriche | autrichien; autrichienne
        es Austria; República de Austria | austríaco; austríaca
        ar النمسا; جمهورية النمسا | نمساوي; نمساوية
        towns Vienna; Vienne; Viena; فيينا

        BE 056
        en Belgium; Kingdom of Belgium | Belgian
        fr Belgique; Royaume de Belgique | belge
        es Bélgica; Reino de Bélgica | belga
        ar بلجيكا; مملكة بلجيكا | بلجيكي; بلجيكية
        towns Brussels; Bruxelles; Bruselas; بروكسل; بروكسيل

        FR 250
        en France; French Republic | French
        fr France; République française | français; française
        es Francia; República Francesa | francés; francesa
        ar فرنسا; الجمهورية الفرنسية | فرنسي; فرنسية
        towns Paris; باريس; Marseille; Marsella; مرسيليا; Lyon; Strasbourg; Estrasburgo; ستراسبورغ; Calais
        towns كاليه

        DE 276
        en Germany; Federal Republic of Germany | German
        fr Allemagne; République fédérale d'Allemagne | allemand; allemande
        es Alemania; República Federal de Alemania | alemán; alemana
        ar ألمانيا; جمهورية ألمانيا الاتحادية | ألماني; ألمانية
        towns Berlin; برلين; Bonn; بون; Nuremberg; Munich; ميونيخ

        LI 438
        en Liechtenstein; Principality of Liechtenstein | Liechtenstein; Liechtensteiner
        fr Liechtenstein; Principauté de Liechtenstein | liechtensteinois; liechtensteinoise
        es Liechtenstein; Principado de Liechtenstein | liechtensteiniano; liechtensteiniana
        ar ليختنشتاين; ليشتنشتاين; إمارة ليختنشتاين | ليختنشتايني; ليختنشتاينية; ليشتنشتايني; ليشتنشتاينية
        towns Vaduz; فادوز; فادوتس

        LU 442
        en Luxembourg; Grand Duchy of Luxembourg; Luxemburg | Luxembourg; Luxembourgish; Luxembourger
        fr Luxembourg; Grand-Duché de Luxembourg | luxembourgeois; luxembourgeoise
        es Luxemburgo; Gran Ducado de Luxemburgo | luxemburgués; luxemburguesa
        ar لكسمبرغ; لوكسمبورغ; لوكسمبورج; لكسمبورغ | لكسمبرغي; لكسمبرغية; لوكسمبورغي; لوكسمبورغية

        MC 492
        en Monaco; Principality of Monaco | Monegasque; Monacan
        fr Monaco; Principauté de Monaco | monégasque
        es Mónaco; Principado de Mónaco | monegasco; monegasca
        ar موناكو; إمارة موناكو | موناكي; موناكية; موناكوي; موناكوية
        towns Monte-Carlo; مونت كارلو

        NL 528
        en Netherlands; Netherlands (Kingdom of the); Kingdom of the Netherlands; The Netherlands; Holland
        en | Dutch; Netherlands
        fr Pays-Bas; Pays-Bas (Royaume des); Royaume des Pays-Bas; Hollande; Les Pays-Bas
        fr | néerlandais; néerlandaise; hollandais; hollandaise
        es Países Bajos; Países Bajos (Reino de los); Reino de los Países Bajos; Holanda; Los Países Bajos
        es | neerlandés; neerlandesa; holandés; holandesa
        ar هولندا; مملكة هولندا; هولندا (مملكة - ); الأراضي المنخفضة | هولندي; هولندية
        towns The Hague; La Haye; La Haya; لاهاي; Amsterdam; أمستردام; Rotterdam

        CH 756
        en Switzerland; Swiss Confederation | Swiss
        fr Suisse; Confédération suisse | suisse; suissesse; helvétique
        es Suiza; Confederación Suiza | suizo; suiza; helvético; helvética
        ar سويسرا; الاتحاد السويسري | سويسري; سويسرية
        towns Geneva; Genève; Ginebra; جنيف; Bern; Berne; Berna; برن; بيرن; Zurich; زيورخ; زيوريخ
        towns Lausanne; Lausana
        towns لوزان
        """
}

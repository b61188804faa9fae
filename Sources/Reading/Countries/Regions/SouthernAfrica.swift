extension CountryText {
    /// M49 region 018. The columns are explained in `CountryText.swift`.
    static let southernAfrica = """
        BW 072
        en Botswana; Republic of Botswana | Botswanan; Motswana; Batswana
        fr Botswana; République du Botswana | botswanais; botswanaise; botswanéen; botswanéenne
        es Botswana; Botsuana; República de Botswana | botswanés; botswanesa; botsuano; botsuana
        ar بوتسوانا | بوتسواني; بوتسوانية
        towns Gaborone; غابورون; غابوروني

        SZ 748
        en Eswatini; Kingdom of Eswatini; Swaziland | Swazi; Eswatini; Liswati
        fr Eswatini; Swaziland; Royaume d'Eswatini
        fr | swazi; swazie; eswatinien; eswatinienne; swazilandais; swazilandaise
        es Eswatini; Esuatini; Suazilandia; Swazilandia; Reino de Eswatini | suazi; swazi; esuatiní
        ar إسواتيني; سوازيلند; سوازيلاند; مملكة إسواتيني | سوازيلندي; سوازيلندية; سوازي; سوازية
        towns Mbabane; مبابان; مبابانى; Lobamba

        LS 426
        en Lesotho; Kingdom of Lesotho | Basotho; Mosotho; Lesothan
        fr Lesotho; Royaume du Lesotho | lésothien; lésothienne; basotho
        es Lesotho; Lesoto; Reino de Lesotho | lesothense; lesotense; basotho
        ar ليسوتو; مملكة ليسوتو | ليسوتي; ليسوتية
        towns Maseru; ماسيرو

        NA 516
        en Namibia; Republic of Namibia | Namibian
        fr Namibie; République de Namibie | namibien; namibienne
        es Namibia; República de Namibia | namibio; namibia; namibiano; namibiana
        ar ناميبيا | ناميبي; ناميبية
        towns Windhoek; ويندهوك; فيندهوك

        ZA 710
        en South Africa; Republic of South Africa; RSA | South African
        fr Afrique du Sud; République d'Afrique du Sud | sud-africain; sud-africaine
        es Sudáfrica; Sud África; República de Sudáfrica; África del Sur; Suráfrica
        es República Sudafricana | sudafricano; sudafricana; surafricano; surafricana
        ar جنوب أفريقيا; جمهورية جنوب أفريقيا | جنوب أفريقي; جنوب أفريقية
        towns Pretoria; بريتوريا; Cape Town; Le Cap; Ciudad del Cabo; كيب تاون; Johannesburg; Johannesbourg
        towns Johannesburgo
        towns جوهانسبرغ
        """
}

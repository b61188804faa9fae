extension CountryText {
    /// M49 region 021. The columns are explained in `CountryText.swift`.
    static let northernAmerica = """
        BM 060
        en Bermuda | Bermudian; Bermudan
        fr Bermudes; Îles Bermudes; Bermuda | bermudien; bermudienne; bermudais; bermudaise
        es Bermuda; Bermudas; Islas Bermudas | bermudeño; bermudeña
        ar برمودا; جزر برمودا | برمودي; برمودية

        CA 124
        en Canada | Canadian
        fr Canada | canadien; canadienne
        es Canadá | canadiense
        ar كندا | كندي; كندية
        towns Ottawa; أوتاوا; Montréal; مونتريال; Toronto; تورونتو; Vancouver; فانكوفر

        GL 304
        en Greenland | Greenlandic; Greenlander
        fr Groenland | groenlandais; groenlandaise
        es Groenlandia | groenlandés; groenlandesa
        ar غرينلاند; جرينلاند | غرينلاندي; غرينلاندية
        towns Nuuk

        PM 666
        en Saint Pierre and Miquelon | -
        fr Saint-Pierre-et-Miquelon | saint-pierrais; saint-pierraise; saint-pierrais et miquelonnais
        fr | saint-pierraise et miquelonnaise; miquelonnais; miquelonnaise
        es San Pedro y Miquelón; Saint Pierre y Miquelón | sanpedrino; sanpedrina
        ar سان بيير وميكلون; سانت بيير وميكلون; سان بيار وميكلون | -

        US 840
        en United States of America; United States; USA; US | American
        fr États-Unis d'Amérique; États-Unis; EUA; É.-U.
        fr | américain; américaine; états-unien; états-unienne
        fr | étasunien; étasunienne
        es Estados Unidos de América; Estados Unidos; EE. UU.; EEUU; EE. UU. de América; EUA
        es Estados Unidos de Norteamérica
        es | estadounidense
        ar الولايات المتحدة الأمريكية; الولايات المتحدة; الولايات المتحدة الأميركية
        ar | أمريكي; أمريكية; أميركي; أميركية
        towns Washington; Washington DC; واشنطن; New York; New York City; Nueva York; نيويورك
        towns Los Angeles; Miami; ميامي; Chicago
        """
}

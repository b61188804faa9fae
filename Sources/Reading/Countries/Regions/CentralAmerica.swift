extension CountryText {
    /// M49 region 013. The columns are explained in `CountryText.swift`.
    static let centralAmerica = """
        BZ 084
        en Belize | Belizean
        fr Belize | bélizien; bélizienne; bélizéen; bélizéenne
        es Belice | beliceño; beliceña
        ar بليز; بيليز | بليزي; بليزية; بيليزي; بيليزية
        towns Belmopan; بلموبان; Belize City

        CR 188
        en Costa Rica; Republic of Costa Rica | Costa Rican
        fr Costa Rica; République du Costa Rica | costaricien; costaricienne; costa-ricien; costa-ricienne
        es Costa Rica; República de Costa Rica | costarricense; costarriqueño; costarriqueña
        ar كوستاريكا; جمهورية كوستاريكا | كوستاريكي; كوستاريكية

        SV 222
        en El Salvador; Republic of El Salvador | Salvadoran; Salvadorean; Salvadorian
        fr El Salvador; Le Salvador; Salvador; République d'El Salvador | salvadorien; salvadorienne
        es El Salvador; República de El Salvador | salvadoreño; salvadoreña
        ar السلفادور; جمهورية السلفادور | سلفادوري; سلفادورية
        towns San Salvador; سان سلفادور

        GT 320
        en Guatemala; Republic of Guatemala | Guatemalan
        fr Guatemala; République du Guatemala | guatémaltèque
        es Guatemala; República de Guatemala | guatemalteco; guatemalteca
        ar غواتيمالا; جواتيمالا; جمهورية غواتيمالا | غواتيمالي; غواتيمالية
        towns Guatemala City; Ciudad de Guatemala; Quetzaltenango; Huehuetenango

        HN 340
        en Honduras; Republic of Honduras | Honduran
        fr Honduras; République du Honduras | hondurien; hondurienne
        es Honduras; República de Honduras | hondureño; hondureña
        ar هندوراس; جمهورية هندوراس | هندوراسي; هندوراسية
        towns Tegucigalpa; تيغوسيغالبا; San Pedro Sula

        MX 484
        en Mexico; United Mexican States | Mexican
        fr Mexique | mexicain; mexicaine
        es México; Méjico; Estados Unidos Mexicanos | mexicano; mexicana; mejicano; mejicana
        ar المكسيك | مكسيكي; مكسيكية
        towns Mexico City; Mexico; Ciudad de México; CDMX; مكسيكو; مدينة المكسيك; مكسيكو سيتي; Tijuana; Tapachula
        towns Ciudad Juárez

        NI 558
        en Nicaragua; Republic of Nicaragua | Nicaraguan
        fr Nicaragua; République du Nicaragua | nicaraguayen; nicaraguayenne
        es Nicaragua; República de Nicaragua | nicaragüense
        ar نيكاراغوا; نيكاراجوا; جمهورية نيكاراغوا | نيكاراغوي; نيكاراغوية; نيكاراغي; نيكاراغية
        towns Managua; ماناغوا

        PA 591
        en Panama; Republic of Panama | Panamanian
        fr Panama; République du Panama | panaméen; panaméenne; panamien; panamienne
        es Panamá; República de Panamá | panameño; panameña
        ar بنما; جمهورية بنما | بنمي; بنمية
        towns Ciudad de Panamá; مدينة بنما; Darién
        """
}

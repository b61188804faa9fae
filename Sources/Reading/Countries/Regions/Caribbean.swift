extension CountryText {
    /// M49 region 029. The columns are explained in `CountryText.swift`.
    static let caribbean = """
        AI 660
        en Anguilla | Anguillan
        fr Anguilla | anguillais; anguillaise
        es Anguila | anguilense; anguilano; anguilana
        ar أنغيلا; أنغويلا | أنغويلي; أنغويلية

        AG 028
        en Antigua and Barbuda | Antiguan; Antiguan and Barbudan; Barbudan
        fr Antigua-et-Barbuda
        fr | antiguayen; antiguayenne; antiguais et barbudien; antiguaise et barbudienne
        es Antigua y Barbuda | antiguano; antiguana; antiguano y barbudense
        ar أنتيغوا وبربودا; أنتيغوا وباربودا | أنتيغوي; أنتيغوية

        # `أروبية` is left out: it is how many write European.
        AW 533
        en Aruba | Aruban
        fr Aruba | arubais; arubaise
        es Aruba | arubeño; arubeña
        ar أروبا | -

        BS 044
        en Bahamas; The Bahamas; Bahamas (The); Commonwealth of The Bahamas | Bahamian
        fr Bahamas | bahaméen; bahaméenne; bahamien; bahamienne
        es Bahamas | bahameño; bahameña; bahamés; bahamesa
        ar جزر البهاما; البهاما; الباهاما; جزر الباهاما | باهامي; باهامية; بهامي; بهامية
        towns Nassau; Nasáu; ناسو

        BB 052
        en Barbados | Barbadian; Bajan
        fr Barbade | barbadien; barbadienne
        es Barbados | barbadense
        ar بربادوس; باربادوس | بربادوسي; بربادوسية; باربادوسي; باربادوسية
        towns Bridgetown; بريدجتاون

        BQ 535
        en Bonaire, Sint Eustatius and Saba; Bonaire; Caribbean Netherlands | -
        fr Bonaire, Saint-Eustache et Saba; Bonaire; Pays-Bas caribéens | -
        es Bonaire, San Eustaquio y Saba; Bonaire; Caribe Neerlandés | -
        ar بونير وسانت أوستاتيوس وسابا; بونير; هولندا الكاريبية; بونير وسانت يوستاتيوس وسابا | -

        VG 092
        en British Virgin Islands; Virgin Islands (British); BVI | British Virgin Islander
        fr Îles Vierges britanniques | -
        es Islas Vírgenes Británicas | -
        ar جزر فرجن البريطانية; جزر العذراء البريطانية; جزر فيرجن البريطانية | -

        KY 136
        en Cayman Islands | Caymanian
        fr Îles Caïmanes; Îles Caïman; Caïmans; Îles Caïmans | caïmanien; caïmanienne; caïmanais; caïmanaise
        es Islas Caimán; Islas Caimanes | caimanés; caimanesa
        ar جزر كايمان; جزر الكايمان | كايماني; كايمانية

        CU 192
        en Cuba; Republic of Cuba | Cuban
        fr Cuba; République de Cuba | cubain; cubaine
        es Cuba; República de Cuba | cubano; cubana
        ar كوبا; جمهورية كوبا | كوبي; كوبية
        towns Havana; La Havane; La Habana; هافانا

        CW 531
        en Curaçao | Curaçaoan
        fr Curaçao | curacien; curacienne
        es Curaçao; Curazao; Curasao | curazoleño; curazoleña
        ar كوراساو; كوراسو | كوراساوي; كوراساوية
        towns Willemstad

        # `Dominican` and its like are said of both DM and DO; so they stand with both, and are ambiguous.
        DM 212
        en Dominica; Commonwealth of Dominica | Dominican
        fr Dominique; Commonwealth de Dominique | dominiquais; dominiquaise; dominicain; dominicaine
        es Dominica | dominiqués; dominiquesa; dominicano; dominicana
        ar دومينيكا; الدومينيك | دومينيكي; دومينيكية
        towns Roseau; روسو

        DO 214
        en Dominican Republic | Dominican
        fr République dominicaine; Rép. dominicaine | dominicain; dominicaine
        es República Dominicana; Rep. Dominicana | dominicano; dominicana
        ar الجمهورية الدومينيكية; جمهورية الدومينيكان; الدومينيكان | دومينيكاني; دومينيكانية
        towns Santo Domingo; Saint-Domingue; سانتو دومينغو; Dajabón

        # In French and Spanish the bare name is also a city of Spain, in Spanish also one of Nicaragua:
        # `AmbiguousPlaces.swift`.
        GD 308
        en Grenada | Grenadian
        fr Grenade; La Grenade | grenadien; grenadienne; grenadin; grenadine
        es Granada; Isla de Granada | granadino; granadina; grenadino; grenadina
        ar غرينادا; جرينادا | غرينادي; غرينادية

        GP 312
        en Guadeloupe | Guadeloupean; Guadeloupian
        fr Guadeloupe | guadeloupéen; guadeloupéenne
        es Guadalupe; Guadeloupe | guadalupeño; guadalupeña
        ar غواديلوب; غوادلوب; جوادلوب | غوادلوبي; غوادلوبية; غواديلوبي; غواديلوبية
        towns Pointe-à-Pitre

        HT 332
        en Haiti; Republic of Haiti | Haitian
        fr Haïti; République d'Haïti | haïtien; haïtienne
        es Haití; República de Haití | haitiano; haitiana
        ar هايتي; هاييتي; جمهورية هايتي | هايتي; هايتية; هاييتية
        towns Port-au-Prince; Puerto Príncipe; بورت أو برنس; بورتو برنس; Ouanaminthe; Cap-Haïtien; Les Cayes
        towns Gonaïves; Jérémie

        JM 388
        en Jamaica | Jamaican
        fr Jamaïque | jamaïcain; jamaïcaine; jamaïquain; jamaïquaine
        es Jamaica | jamaiquino; jamaiquina; jamaicano; jamaicana
        ar جامايكا; جاميكا | جامايكي; جامايكية; جاميكي; جاميكية
        towns Montego Bay

        MQ 474
        en Martinique | Martinican; Martiniquais
        fr Martinique | martiniquais; martiniquaise
        es Martinica; Martinique | martiniqués; martiniquesa
        ar مارتينيك; المارتينيك; جزر المارتينيك | مارتينيكي; مارتينيكية
        towns Fort-de-France

        MS 500
        en Montserrat | Montserratian
        fr Montserrat | montserratien; montserratienne
        es Montserrat | montserratense; monserratense
        ar مونتسيرات; مونتسرات | مونتسراتي; مونتسراتية

        PR 630
        en Puerto Rico; Commonwealth of Puerto Rico | Puerto Rican
        fr Porto Rico; Puerto Rico | portoricain; portoricaine
        es Puerto Rico | puertorriqueño; puertorriqueña; portorriqueño; portorriqueña
        ar بورتوريكو; بورتو ريكو | بورتوريكي; بورتوريكية

        BL 652
        en Saint Barthélemy; St. Barts; Saint Barths | -
        fr Saint-Barthélemy | barthéloméen; barthéloméenne
        es San Bartolomé; Saint Barthélemy | -
        ar سان بارتليمي; سانت بارتيليمي; سان بارتيلمي | -
        towns Gustavia

        KN 659
        en Saint Kitts and Nevis; Saint Christopher and Nevis | Kittitian; Nevisian; Kittitian and Nevisian
        fr Saint-Kitts-et-Nevis; Saint-Christophe-et-Niévès; Saint-Kitts-et-Niévès
        fr | kittitien; kittitienne; névicien; névicienne
        fr | kittitien et névicien; kittitienne et névicienne; christophien; christophienne
        es Saint Kitts y Nevis; San Cristóbal y Nieves | cristobaleño; cristobaleña; sancristobaleño; sancristobaleña
        ar سانت كيتس ونيفيس; سان كيتس ونيفيس; سانت كيتس ونيفس | -

        LC 662
        en Saint Lucia | Saint Lucian
        fr Sainte-Lucie | saint-lucien; saint-lucienne
        es Santa Lucía | santaluciano; santaluciana; santalucense
        ar سانت لوسيا; سان لوسيا; سانتا لوسيا | سانت لوسي; سانت لوسية
        towns Castries; كاستريس

        MF 663
        en Saint Martin (French Part); Saint Martin | -
        fr Saint-Martin (partie française); Saint-Martin | saint-martinois; saint-martinoise
        es San Martín (parte francesa); San Martín; Saint Martin | sanmartinense
        ar سان مارتن (الجزء الفرنسي); سان مارتن; سانت مارتن; سان مارتان | -

        VC 670
        en Saint Vincent and the Grenadines; Saint Vincent and Grenadines | Vincentian; Saint Vincentian
        fr Saint-Vincent-et-les Grenadines; Saint-Vincent-et-Grenadines
        fr | vincentais; vincentaise; saint-vincentais; saint-vincentaise
        es San Vicente y las Granadinas; San Vicente y Granadinas | sanvicentino; sanvicentina
        ar سانت فنسنت وجزر غرينادين; سان فنسنت وجزر غرينادين; سانت فنسنت وغرينادين | -
        towns Kingstown; كينغستاون

        SX 534
        en Sint Maarten (Dutch part); Sint Maarten; Saint Martin (Dutch part); Saint Martin | -
        fr Saint-Martin (partie néerlandaise); Saint-Martin; Sint Maarten | -
        es San Martín (parte neerlandesa); San Martín (parte holandesa); San Martín; Sint Maarten | -
        ar سانت مارتن (الجزء الهولندي); سانت مارتن; سان مارتن; سان مارتن (الجزء الهولندي); سينت مارتن | -
        towns Philipsburg

        TT 780
        en Trinidad and Tobago; Republic of Trinidad and Tobago
        en | Trinidadian; Tobagonian; Trinidadian and Tobagonian; Trinbagonian
        fr Trinité-et-Tobago; Trinidad-et-Tobago
        fr | trinidadien; trinidadienne; trinitéen; trinitéenne
        fr | tobagodien; tobagodienne; trinidadien et tobagodien; trinidadienne et tobagodienne
        es Trinidad y Tobago; Trinidad y Tabago; Trinidad-Tobago | trinitense; tobaguense; trinitobaguense
        ar ترينيداد وتوباغو; ترينيداد وتوباجو; ترينداد وتوباغو | ترينيدادي; ترينيدادية
        towns Port of Spain; Port-d'Espagne; Puerto España; بورت أوف سبين

        TC 796
        en Turks and Caicos Islands; Turks and Caicos | -
        fr Îles Turques-et-Caïques; Îles Turques-et-Caïcos; Îles Turks et Caïques; Îles Turks et Caicos | -
        es Islas Turcas y Caicos; Turcas y Caicos | -
        ar جزر تركس وكايكوس; جزر توركس وكايكوس; تركس وكايكوس | -
        towns Cockburn Town

        VI 850
        en United States Virgin Islands; US Virgin Islands; Virgin Islands (US); USVI
        en Virgin Islands of the United States
        en | U.S. Virgin Islander
        fr Îles Vierges américaines; Îles Vierges des États-Unis | -
        es Islas Vírgenes de los Estados Unidos; Islas Vírgenes (EE. UU.); Islas Vírgenes de EE. UU. | -
        ar جزر فرجن التابعة للولايات المتحدة; جزر العذراء الأمريكية; جزر فيرجن الأمريكية; جزر فرجن الأمريكية | -
        towns Charlotte Amalie
        """
}

/// Places that name two, one of them no country of the table, and phrases in which a country's name stands for
/// something else. What two countries of the table have in common is found without this list.
enum AmbiguousPlaces {
    /// Each line: what the place is (as in `CountryText`), the countries it may lie in, a colon, its spellings.
    static let shared = """
        names GE US: Georgia; Géorgie; جورجيا
        people GE US: Georgian; géorgien; géorgienne; georgiano; georgiana; جورجي; جورجية
        names MK GR: Macedonia; Macédoine; مقدونيا
        names FM GU KI MH MP NR PW: Micronesia; Micronésie; ميكرونيزيا
        people FM GU KI MH MP NR PW: Micronesian; micronésien; micronésienne; micronesio; micronesia; ميكرونيزي; ميكرونيزية
        names VG VI: Virgin Islands; Îles Vierges; Islas Vírgenes; جزر العذراء; جزر فرجن; جزر فيرجن
        names GD ES NI: Granada
        names GD ES: Grenade
        people GD ES: granadino; granadina; grenadin; grenadine
        names GP MX ES: Guadalupe
        names BL ES: San Bartolomé
        names SV BR: Salvador
        names GF GY VE: Guayana; Guayanas; Guianas
        names PG ID: Papua; Papouasie; Papúa; بابوا
        names TL ID: Timor; تيمور
        names TT BO CU: Trinidad; Trinité; ترينيداد
        towns BR CV: Boa Vista
        towns MZ TZ: Pemba
        towns LB LY: طرابلس
        towns IL PS: Jerusalem; Jérusalem; Jerusalén; القدس; East Jerusalem; Jérusalem-Est; Jerusalén Este; القدس الشرقية
        towns CR US: San José; San Jose; سان خوسيه; سان خوسي
        towns GY KY MY US: Georgetown; George Town; جورج تاون; جورجتاون
        towns AU CA SC: Victoria; فيكتوريا
        towns CA JM NF: Kingston; كينغستون
        towns BM CA NZ: Hamilton; هاملتون
        towns AG CA: Saint John's; Saint John; Saint-Jean; سانت جونز
        towns BM GD: Saint George's; Saint George; Saint-Georges; سانت جورجز
        towns AR PR: San Juan; سان خوان
        towns CL CU DO ES: Santiago; سانتياغو
        towns BO HN MX SV: La Paz; لاباز; لا باز
        towns BO CO VE: Sucre; سوكري
        towns GP KN: Basse-Terre; Basseterre; باستير; باسيتير
        towns AW BQ: Oranjestad; أورانجستاد; أورانيستاد
        towns PA US: Panama City
        towns EG US: Alexandria; Alexandrie; Alejandría
        towns AF KG: Jalalabad; Djalalabad; جلال أباد
        towns ES VE: Barcelona; Barcelone; Valencia; برشلونة
        towns AR ES: Córdoba; Cordoue
        towns CO ES: Cartagena; Carthagène
        towns ES MX: Guadalajara; Mérida
        towns IN PK: Hyderabad; حيدر أباد
        towns MS GB US: Plymouth
        towns IM US: Douglas
        towns GB US: Birmingham; Cambridge
        towns AU GB: Perth
        towns FR BY: Brest
        towns FR RE SN US: Saint-Louis
        towns DO MX VE: San Cristóbal
        """

    /// No country, though a country's name is in it. So `IOM New Mexico` is not an office in Mexico. Kosovo needs no
    /// line: its name is in no table, for ISO 3166-1 and M49 have no code for it.
    static let nothing = """
        New Mexico; Nouveau-Mexique; Nuevo México; نيو مكسيكو
        New Jersey; Nueva Jersey; نيو جيرسي
        New Guinea; Nouvelle-Guinée; Nueva Guinea; غينيا الجديدة
        Northern Ireland; Irlande du Nord; Irlanda del Norte; أيرلندا الشمالية
        Northern Cyprus; Chypre du Nord; Chipre del Norte; قبرص الشمالية
        Inner Mongolia; Mongolie intérieure; Mongolia Interior; منغوليا الداخلية
        West Indies; جزر الهند الغربية
        Gulf of Guinea; Golfe de Guinée; Golfo de Guinea; خليج غينيا
        Gulf of Mexico; Golfe du Mexique; Golfo de México; خليج المكسيك
        Gulf of Oman; Golfe d'Oman; Golfo de Omán; خليج عمان
        Sea of Japan; Mer du Japon; Mar del Japón; بحر اليابان
        South China Sea; Mer de Chine; Mar de China; Mar de la China; بحر الصين
        Lake Chad; Lac Tchad; Lago Chad; Lac du Tchad; Lago del Chad; بحيرة تشاد; Chad Basin; Bassin du Tchad
        Lake Malawi; Lac Malawi; Lago Malawi
        Congo Basin; Bassin du Congo; Cuenca del Congo; حوض الكونغو
        Niger Delta; Delta du Niger; Delta del Níger; دلتا النيجر; Niger State; Niger River; Fleuve Niger; نهر النيجر
        Jordan Valley; Jordan River; River Jordan; نهر الأردن; وادي الأردن; غور الأردن
        المغرب العربي; المغرب الكبير; المغرب الإسلامي
        """
}

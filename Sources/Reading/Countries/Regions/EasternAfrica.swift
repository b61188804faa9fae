extension CountryText {
    /// M49 region 014. The columns are explained in `CountryText.swift`.
    static let easternAfrica = """
        IO 086
        en British Indian Ocean Territory; Chagos Archipelago | Chagossian
        fr Territoire britannique de l'océan Indien; Archipel des Chagos | chagossien; chagossienne
        es Territorio Británico del Océano Índico; Archipiélago de Chagos | chagosiano; chagosiana
        ar إقليم المحيط الهندي البريطاني; أرخبيل شاغوس; الإقليم البريطاني في المحيط الهندي | -

        BI 108
        en Burundi; Republic of Burundi | Burundian
        fr Burundi; République du Burundi | burundais; burundaise
        es Burundi; República de Burundi | burundés; burundesa
        ar بوروندي; جمهورية بوروندي | بوروندي; بوروندية
        towns Bujumbura; Buyumbura; بوجومبورا; Gitega; غيتيغا

        KM 174
        en Comoros; Union of the Comoros | Comorian; Comoran
        fr Comores; Union des Comores | comorien; comorienne
        es Comoras; Unión de las Comoras | comorense; comorano; comorana
        ar جزر القمر; اتحاد جزر القمر | قمري; قمرية
        towns Moroni; موروني

        DJ 262
        en Djibouti; Republic of Djibouti | Djiboutian
        fr Djibouti; République de Djibouti | djiboutien; djiboutienne
        es Djibouti; Yibuti; República de Djibouti | djiboutiano; djiboutiana; yibutiano; yibutiana
        ar جيبوتي; جمهورية جيبوتي | جيبوتي; جيبوتية
        towns Djibouti City; Djibouti-Ville; Obock; أوبوك

        ER 232
        en Eritrea; State of Eritrea | Eritrean
        fr Érythrée; État d'Érythrée | érythréen; érythréenne
        es Eritrea; Estado de Eritrea | eritreo; eritrea
        ar إريتريا; دولة إريتريا | إريتري; إريترية
        towns Asmara; أسمرة; أسمرا

        ET 231
        en Ethiopia; Federal Democratic Republic of Ethiopia | Ethiopian
        fr Éthiopie; République fédérale démocratique d'Éthiopie | éthiopien; éthiopienne
        es Etiopía; República Democrática Federal de Etiopía | etíope
        ar إثيوبيا | إثيوبي; إثيوبية
        towns Addis Ababa; Addis-Abeba; Adís Abeba; أديس أبابا; Mekelle; Dire Dawa

        TF 260
        en French Southern Territories; French Southern and Antarctic Lands
        en French Southern and Antarctic Territories
        en | -
        fr Terres australes françaises; Terres australes et antarctiques françaises | -
        es Territorio de las Tierras Australes Francesas; Tierras Australes Francesas
        es Territorios Australes Franceses; Tierras Australes y Antárticas Francesas | -
        ar الأراضي الفرنسية الجنوبية; الأقاليم الجنوبية الفرنسية; أراض فرنسية جنوبية وأنتارتيكية | -

        KE 404
        en Kenya; Republic of Kenya | Kenyan
        fr Kenya; République du Kenya | kényan; kényane; kenyen; kenyenne
        es Kenya; Kenia; República de Kenya | keniano; keniana; keniata; kenyano; kenyana
        ar كينيا; جمهورية كينيا | كيني; كينية
        towns Nairobi; نيروبي; Mombasa; مومباسا; Dadaab; داداب; Kakuma; Garissa

        MG 450
        en Madagascar; Republic of Madagascar | Malagasy; Madagascan
        fr Madagascar; République de Madagascar | malgache
        es Madagascar; República de Madagascar | malgache
        ar مدغشقر; جمهورية مدغشقر | مدغشقري; مدغشقرية; ملغاشي; ملغاشية
        towns Antananarivo; أنتاناناريفو

        MW 454
        en Malawi; Republic of Malawi | Malawian
        fr Malawi; République du Malawi | malawien; malawienne; malawite
        es Malawi; Malaui; República de Malawi | malawiano; malawiana; malauí
        ar ملاوي; مالاوي; جمهورية ملاوي | ملاوي; ملاوية
        towns Lilongwe; Lilongüe; ليلونغوي; Blantyre; بلانتاير

        MU 480
        en Mauritius; Republic of Mauritius | Mauritian
        fr Maurice; Île Maurice; République de Maurice | mauricien; mauricienne
        es Mauricio; República de Mauricio | mauriciano; mauriciana
        ar موريشيوس; جمهورية موريشيوس | موريشيوسي; موريشيوسية; موريشي; موريشية
        towns Port Louis; بورت لويس

        YT 175
        en Mayotte | Mahoran; Mahorais
        fr Mayotte | mahorais; mahoraise
        es Mayotte | mahorés; mahoresa
        ar مايوت | مايوتي; مايوتية
        towns Mamoudzou; مامودزو

        MZ 508
        en Mozambique; Republic of Mozambique | Mozambican
        fr Mozambique; République du Mozambique | mozambicain; mozambicaine
        es Mozambique; República de Mozambique | mozambiqueño; mozambiqueña
        ar موزامبيق; جمهورية موزامبيق; موزمبيق | موزامبيقي; موزامبيقية
        towns Maputo; مابوتو; Cabo Delgado; Nampula

        # Bare `Réunion` is a meeting far oftener than an island, so that it is not a name here.
        RE 638
        en La Réunion; Réunion Island | Réunionese
        fr La Réunion; Île de la Réunion | réunionnais; réunionnaise
        es Isla Reunión; Isla de la Reunión | reunionés; reunionesa
        ar ريونيون; لا ريونيون; روينيون | ريونيوني; ريونيونية

        RW 646
        en Rwanda; Republic of Rwanda | Rwandan
        fr Rwanda; République du Rwanda | rwandais; rwandaise
        es Rwanda; Ruanda; República de Rwanda | rwandés; rwandesa; ruandés; ruandesa
        ar رواندا; جمهورية رواندا | رواندي; رواندية
        towns Kigali; كيغالي; كيجالي

        SC 690
        en Seychelles; Republic of Seychelles | Seychellois
        fr Seychelles; République des Seychelles | seychellois; seychelloise
        es Seychelles; República de Seychelles | seychellense
        ar سيشيل; سيشل; جزر سيشل; جزر سيشيل | سيشيلي; سيشيلية; سيشلي; سيشلية

        SO 706
        en Somalia; Federal Republic of Somalia | Somali; Somalian
        fr Somalie; République fédérale de Somalie | somalien; somalienne
        es Somalia; República Federal de Somalia | somalí
        ar الصومال; جمهورية الصومال الاتحادية | صومالي; صومالية
        towns Mogadishu; Mogadiscio; مقديشو; مقديشيو; Baidoa; بيدوا; Bossaso; بوصاصو; Kismayo; كيسمايو

        SS 728
        en South Sudan; Republic of South Sudan | South Sudanese
        fr Soudan du Sud; Sud-Soudan; République du Soudan du Sud | sud-soudanais; sud-soudanaise
        es Sudán del Sur; República de Sudán del Sur | sursudanés; sursudanesa; sudsudanés; sudsudanesa
        ar جنوب السودان; جمهورية جنوب السودان | جنوب سوداني; جنوب سودانية; سوداني جنوبي; سودانية جنوبية
        towns Juba; Yuba; Djouba; جوبا; Malakal; ملكال; Bentiu; Renk; الرنك

        UG 800
        en Uganda; Republic of Uganda | Ugandan
        fr Ouganda; République de l'Ouganda | ougandais; ougandaise
        es Uganda; República de Uganda | ugandés; ugandesa
        ar أوغندا; أوغاندا; جمهورية أوغندا | أوغندي; أوغندية
        towns Kampala; كمبالا; Entebbe; عنتيبي

        TZ 834
        en United Republic of Tanzania; Tanzania; Tanzania, United Republic of | Tanzanian
        fr République-Unie de Tanzanie; Tanzanie | tanzanien; tanzanienne
        es República Unida de Tanzanía; Tanzania | tanzano; tanzana; tanzaniano; tanzaniana
        ar جمهورية تنزانيا المتحدة; تنزانيا | تنزاني; تنزانية
        towns Dodoma; دودوما; Dar es Salaam; Dar es-Salam; دار السلام; Zanzibar
        towns زنجبار

        ZM 894
        en Zambia; Republic of Zambia | Zambian
        fr Zambie; République de Zambie | zambien; zambienne
        es Zambia; República de Zambia | zambiano; zambiana
        ar زامبيا; جمهورية زامبيا | زامبي; زامبية
        towns Lusaka; لوساكا

        ZW 716
        en Zimbabwe; Republic of Zimbabwe | Zimbabwean
        fr Zimbabwe; République du Zimbabwe | zimbabwéen; zimbabwéenne
        es Zimbabwe; Zimbabue; República de Zimbabwe | zimbabwense; zimbabuense
        ar زمبابوي; زيمبابوي; جمهورية زمبابوي | زمبابوي; زمبابوية; زيمبابوية
        towns Harare; هراري
        """
}

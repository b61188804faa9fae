/// Whom to ask.
enum ContactCases {
    private static let lead = "Pour plus d'informations, veuillez contacter "
    private static func french(_ contact: String) -> String { "Un toit pour tous\n\(Sentences.french)\n\(contact)" }
    private static func english(_ contact: String) -> String { "Roofs for all\n\(Sentences.english)\n\(contact)" }

    static let all: [ReadingCase] = [
        ReadingCase(
            "name, office, telephone, e-mail",
            french(lead + "Ana Sol, OIM Mali, Tél. +223 20 22 76 97, Email: asol@ex.org"),
            [
                "names": "Ana Sol", "titles": "-", "offices": "OIM Mali", "phones": "+22320227697",
                "emails": "asol@ex.org", "notes": "",
            ]
        ),
        ReadingCase(
            "words between the lead-in and its verb",
            french(
                "Pour plus d'informations sur ce sujet, vous pouvez contacter Ana Sol, OIM Mali, Email : asol@ex.org"
            ),
            ["names": "Ana Sol"]
        ),
        ReadingCase(
            "each on a line of its own",
            french(
                "Pour plus d'informations, veuillez contacter:\nAna Sol\nOIM Mali\nTél. + 223 20 22 76 97\nE-mail :\nasol@ex.org"
            ),
            ["names": "Ana Sol", "offices": "OIM Mali", "phones": "+22320227697", "emails": "asol@ex.org"]
        ),
        ReadingCase(
            "a lead-in wrapped before its verb",
            french(
                "Pour plus d'informations sur la vallée,\nveuillez contacter Ana Sol, OIM Mali,\nEmail: asol@ex.org"
            ),
            ["names": "Ana Sol", "paragraphs": "1"]
        ),
        ReadingCase(
            "a lead-in behind the last sentence of a paragraph",
            "Un toit pour tous\n" + Sentences.french + " " + lead + "Ana Sol, Email: asol@ex.org",
            ["names": "Ana Sol", "last": Sentences.french]
        ),
        ReadingCase(
            "a lead-in to a page is body",
            french(
                "Pour plus d'informations, consultez notre page.\n" + Sentences.french + "\n" + lead
                    + "Ana Sol, Email: asol@ex.org"
            ),
            ["paragraphs": "3", "names": "Ana Sol"]
        ),
        ReadingCase(
            "English, with a title",
            english(
                "For more information, please contact Joe Mills, Media Officer, IOM Kenya, Tel: +254 20 422 1000, Email: jmills@ex.org"
            ),
            ["names": "Joe Mills", "titles": "Media Officer", "offices": "IOM Kenya", "phones": "+254204221000"]
        ),
        ReadingCase(
            "English, at an office",
            english("For more information, please contact Joe Mills at IOM Kenya, Email: jmills@ex.org"),
            ["names": "Joe Mills", "offices": "IOM Kenya"]
        ),
        ReadingCase(
            "a spokesperson of the house",
            french(lead + "Ana Sol, porte-parole de l'OIM Mali, Email: asol@ex.org"),
            ["names": "Ana Sol", "titles": "porte-parole", "offices": "OIM Mali"]
        ),
        ReadingCase(
            "Spanish",
            "Techos para todos\n" + Sentences.spanish
                + "\nPara más información, póngase en contacto con Ana Sol, OIM Perú, Tel: +51 1 633 0000, Correo electrónico: asol@ex.org",
            ["names": "Ana Sol", "offices": "OIM Perú", "phones": "+5116330000", "emails": "asol@ex.org"]
        ),
        ReadingCase(
            "Spanish, without a verb",
            "Techos para todos\n" + Sentences.spanish + "\nPara más información: Ana Sol, OIM Perú, asol@ex.org",
            ["names": "Ana Sol"]
        ),
        ReadingCase(
            "Arabic, the preposition written with the name",
            "سقف للجميع\n" + Sentences.arabic
                + "\nلمزيد من المعلومات، يرجى الاتصال بسمير خوري، المنظمة الدولية للهجرة لبنان، هاتف: +961 1 840 701، البريد الإلكتروني: skhoury@ex.org",
            ["names": "سمير خوري", "phones": "+9611840701", "emails": "skhoury@ex.org"]
        ),
        ReadingCase(
            "Arabic digits are digits",
            "سقف للجميع\n" + Sentences.arabic + "\nلمزيد من المعلومات، يرجى التواصل مع سمير خوري، هاتف: +٩٦١ ١ ٨٤٠ ٧٠١",
            ["names": "سمير خوري", "phones": "+9611840701"]
        ),
        ReadingCase(
            "two joined on a line",
            french(lead + "Ana Sol, OIM Mali, Email: asol@ex.org ou Jean Roy, OIM Mali, Email: jroy@ex.org"),
            ["names": "Ana Sol | Jean Roy", "emails": "asol@ex.org | jroy@ex.org"]
        ),
        ReadingCase(
            "two joined by a line of its own",
            french(lead + "Ana Sol, OIM Mali, Email: asol@ex.org\nou\nJean Roy, OIM Mali, Email: jroy@ex.org"),
            ["names": "Ana Sol | Jean Roy"]
        ),
        ReadingCase(
            "joined in another language",
            french(lead + "Ana Sol, OIM Mali, Email: asol@ex.org or Jean Roy, OIM Mali, Tél. +223 20 22 76 97"),
            ["names": "Ana Sol | Jean Roy", "phones": "- | +22320227697", "emails": "asol@ex.org | -"]
        ),
        ReadingCase(
            "joined in Spanish",
            "Techos para todos\n" + Sentences.spanish
                + "\nPara más información contacte a Ana Sol, OIM Perú, asol@ex.org o Luis Paz, OIM Perú, lpaz@ex.org",
            ["names": "Ana Sol | Luis Paz"]
        ),
        ReadingCase(
            "joined in Arabic",
            "سقف للجميع\n" + Sentences.arabic
                + "\nلمزيد من المعلومات، يرجى التواصل مع سمير خوري، skhoury@ex.org أو ليلى حداد، lhaddad@ex.org",
            ["names": "سمير خوري | ليلى حداد", "emails": "skhoury@ex.org | lhaddad@ex.org"]
        ),
        ReadingCase(
            "names before, addresses behind",
            english(
                "For more information, please contact Joe Mills or Ann Reed at IOM Kenya, Email: jmills@ex.org or areed@ex.org"
            ),
            ["names": "Joe Mills | Ann Reed", "emails": "jmills@ex.org | areed@ex.org"]
        ),
        ReadingCase(
            "one below the other without a joiner",
            english(
                "For more information, please contact:\nJoe Mills\nIOM Kenya\nTel: +254 20 422 1000\nEmail: jmills@ex.org\nAnn Reed\nIOM Somalia\nEmail: areed@ex.org"
            ),
            ["names": "Joe Mills | Ann Reed", "offices": "IOM Kenya | IOM Somalia"]
        ),
        ReadingCase(
            "e-mail before telephone",
            french(lead + "Ana Sol, OIM Mali, Email: asol@ex.org, Tel: +223 20227697."),
            ["phones": "+22320227697", "emails": "asol@ex.org"]
        ),
        ReadingCase(
            "the case of an e-mail is kept, its full stop is not",
            french(lead + "Ana Sol, OIM Mali, Email: ASol@Ex.org."),
            ["emails": "ASol@Ex.org"]
        ),
        ReadingCase(
            "no e-mail",
            french(lead + "Ana Sol, OIM Mali, Tél. +223 20 22 76 97"),
            ["emails": "-", "names": "Ana Sol"]
        ),
        ReadingCase(
            "no name",
            french(lead + "OIM Mali, Email: mali@ex.org"),
            ["names": "-", "offices": "OIM Mali", "emails": "mali@ex.org"]
        ),
        ReadingCase(
            "what a page left around an address",
            french(lead + "Ana Sol\nE-mail :\n\"mailto:asol@ex.org\">asol@ex.org"),
            ["emails": "asol@ex.org", "notes": "html-remnant"]
        ),
        ReadingCase(
            "a link around an address",
            french(lead + "Ana Sol, <a href=mailto:asol@ex.org>asol@ex.org</a>"),
            ["emails": "asol@ex.org", "names": "Ana Sol", "notes": "html-remnant"]
        ),
        ReadingCase(
            "an address between angle brackets is no remnant",
            french(lead + "Ana Sol <asol@ex.org>"),
            ["emails": "asol@ex.org", "names": "Ana Sol", "notes": ""]
        ),
        ReadingCase(
            "Markdown's link is no remnant",
            french(lead + "**Ana Sol**, [asol@ex.org](mailto:asol@ex.org)"),
            ["emails": "asol@ex.org", "names": "Ana Sol", "notes": ""],
            contentType: "text/markdown"
        ),
        ReadingCase(
            "a trunk zero in brackets goes",
            english("For more information, please contact Joe Mills, Tel: +44 (0) 20 7811 6000"),
            ["phones": "+442078116000"]
        ),
        ReadingCase(
            "other digits in brackets stay",
            english("For more information, please contact Joe Mills, Tel: +961 (1) 840 701"),
            ["phones": "+9611840701"]
        ),
        ReadingCase(
            "without a country's code it is nobody's",
            english("For more information, please contact Joe Mills, Tel: 020 7811 6000, Email: jmills@ex.org"),
            ["phones": "-", "notes": "phone-national"]
        ),
        ReadingCase(
            "the code behind two zeros",
            english("For more information, please contact Joe Mills, Tel: 00 44 20 7811 6000"),
            ["phones": "+442078116000", "notes": ""]
        ),
        ReadingCase(
            "a fax is no telephone",
            english("For more information, please contact Joe Mills, Fax: +44 20 7811 6001, Tel: +44 20 7811 6000"),
            ["phones": "+442078116000"]
        ),
        ReadingCase(
            "of two numbers the first",
            english(
                "For more information, please contact Joe Mills, Tel: +44 20 7811 6000, Mobile: +44 7700 900123, Email: jmills@ex.org"
            ),
            ["phones": "+442078116000", "names": "Joe Mills"]
        ),
        ReadingCase(
            "two numbers with a stroke between",
            english("For more information, please contact Joe Mills, Tel: +44 20 7811 6000 / +44 7700 900123"),
            ["phones": "+442078116000"]
        ),
        ReadingCase(
            "no country's code begins with a zero",
            english("For more information, please contact Joe Mills, jmills@ex.org, Tel: +0961 1 840 701"),
            ["phones": "-"]
        ),
        ReadingCase(
            "too many digits are no number",
            english("For more information, please contact Joe Mills, jmills@ex.org, Tel: +44 20 7811 6000 6001 6002"),
            ["phones": "-"]
        ),
        ReadingCase(
            "a person in a town",
            english("For more information, please contact Joe Mills in Nairobi, Email: jmills@ex.org"),
            ["names": "Joe Mills", "offices": "Nairobi"]
        ),
        ReadingCase(
            "an office by its own name",
            english("For more information, please contact the Media Unit, IOM Kenya, Email: media@ex.org"),
            ["names": "-", "emails": "media@ex.org"]
        ),
        ReadingCase(
            "a contact's label",
            english("Media contact: Joe Mills, IOM Kenya, jmills@ex.org"),
            ["names": "Joe Mills", "paragraphs": "1"]
        ),
        ReadingCase(
            "an address in the body is no contact",
            "Roofs for all\nWrite to jmills@ex.org by May. " + Sentences.english,
            ["names": "none"]
        ),
        ReadingCase(
            "a person at the seat of the house",
            french(lead + "Ana Sol au siège de l’OIM à Genève, Email: asol@ex.org"),
            ["names": "Ana Sol", "offices": "siège de l’OIM à Genève"]
        ),
        ReadingCase(
            "a place before the name",
            english("For more information, please contact:\nIn Nairobi: Joe Mills, Email: jmills@ex.org"),
            ["names": "Joe Mills", "offices": "Nairobi"]
        ),
        ReadingCase(
            "an organization says more than a place",
            english("For more information, please contact:\nIn Nairobi: Joe Mills at IOM Kenya, Email: jmills@ex.org"),
            ["names": "Joe Mills", "offices": "IOM Kenya"]
        ),
        ReadingCase(
            "the house's own Joe Mills",
            english("For more information, please contact IOM’s Joe Mills in Nairobi, Email: jmills@ex.org"),
            ["names": "Joe Mills", "offices": "IOM, Nairobi"]
        ),
        ReadingCase(
            "a lead-in from behind",
            french("Veuillez contacter l’OIM Niger pour plus d’informations : Ana Sol, Email: asol@ex.org"),
            ["names": "Ana Sol", "offices": "OIM Niger"]
        ),
        ReadingCase(
            "a name with particles",
            french(lead + "Jean de la Tour, OIM Mali, Email: jt@ex.org"),
            ["names": "Jean de la Tour"]
        ),
        ReadingCase(
            "a name with a curly apostrophe stays as written",
            french(lead + "Awa N’Diaye, OIM Mali, Email: an@ex.org"),
            ["names": "Awa N’Diaye"]
        ),
        ReadingCase(
            "a title of courtesy is not the name",
            french(lead + "Mme Ana Sol, OIM Mali, Email: asol@ex.org"),
            ["names": "Ana Sol"]
        ),
    ]
}

/// Words by which the parts of a contact are told apart, in four languages.
enum ContactWords {
    /// What stands before a number or an address.
    static let labels = PhraseSet([
        "tel", "tél", "téléphone", "telephone", "phone", "ph", "mobile", "mob", "cell", "cellphone", "cell phone",
        "portable", "gsm", "cel", "celular", "móvil", "telf", "teléfono", "tlf", "bureau", "whatsapp", "t", "m", "e",
        "direct", "office phone", "email", "e-mail", "mail", "courriel", "courrier électronique", "mél",
        "adresse électronique", "adresse e-mail", "correo electrónico", "correo", "email address", "e-mails",
        "emails", "هاتف", "الهاتف", "تلفون", "جوال", "الجوال", "محمول", "نقال", "موبايل", "بريد إلكتروني",
        "البريد الإلكتروني", "بريد الكتروني", "البريد الالكتروني", "الإيميل", "إيميل", "ايميل", "رقم الهاتف",
        "هاتف رقم",
    ])

    /// A number behind one of these rings nobody.
    static let fax = PhraseSet(["fax", "télécopie", "télécopieur", "facsimile", "فاكس"])

    static let joiners = PhraseSet(["ou", "or", "o", "أو", "and/or", "et/ou", "y/o", "ou bien"])

    static let both = PhraseSet(["and", "et", "y", "و"])

    /// Words of a person's work.
    static let titles = PhraseSet([
        "officer", "officers", "spokesperson", "spokesman", "spokeswoman", "director", "manager", "coordinator",
        "chief", "head", "assistant", "specialist", "consultant", "adviser", "advisor", "ambassador", "secretary",
        "representative", "press secretary", "focal point", "associate", "expert", "intern", "editor",
        "porte-parole", "chargé", "chargée", "chargés", "responsable", "chef", "cheffe", "coordinateur",
        "coordinatrice", "coordonnateur", "coordonnatrice", "directeur", "directrice", "conseiller", "conseillère",
        "spécialiste", "assistante", "attaché", "attachée", "représentant", "représentante", "administrateur",
        "administratrice", "experte", "fonctionnaire", "point focal", "rédacteur", "rédactrice", "stagiaire",
        "consultante", "portavoz", "oficial", "jefe", "jefa", "coordinador", "coordinadora", "encargado", "encargada",
        "directora", "asesor", "asesora", "asistente", "especialista", "consultor", "consultora",
        "punto focal", "gerente", "مسؤول", "مسؤولة", "المتحدث", "المتحدثة", "متحدث", "متحدثة", "الناطق", "الناطقة",
        "مدير", "مديرة", "منسق", "منسقة", "رئيس", "رئيسة", "مستشار", "مستشارة", "موظف", "موظفة", "مساعد", "مساعدة",
        "أخصائي", "أخصائية", "ضابط",
    ])

    /// An organization by its own name.
    static let organizations = PhraseSet([
        "iom", "oim", "unhcr", "hcr", "acnur", "unicef", "wfp", "pam", "pma", "who", "oms", "fao", "undp", "pnud",
        "unfpa", "ocha", "un", "onu", "unodc", "onudc", "ilo", "oit", "international organization for migration",
        "organisation internationale pour les migrations", "organización internacional para las migraciones",
        "المنظمة الدولية للهجرة", "للمنظمة الدولية للهجرة", "بالمنظمة الدولية للهجرة", "منظمة الهجرة الدولية",
        "الأمم المتحدة", "منظمة الهجرة",
    ])

    /// A part of one, or another kind.
    static let units = PhraseSet([
        "unit", "office", "bureau", "department", "division", "mission", "unité", "département", "service",
        "section", "ministry", "ministère", "ministerio", "university", "université", "universidad", "embassy",
        "ambassade", "embajada", "red cross", "croix-rouge", "cruz roja", "foundation", "fondation", "fundación",
        "delegation", "délégation", "agency", "agence", "agencia", "oficina", "unidad", "departamento", "misión",
        "headquarters", "siège", "sede", "hq", "team", "équipe", "equipo", "government", "gouvernement", "gobierno",
        "organization", "organisation", "organización", "وزارة", "مكتب", "بعثة", "وحدة", "قسم", "السفارة", "جامعة",
        "منظمة", "المكتب", "الوحدة", "القسم", "البعثة",
    ])

    /// Between a person and an organization.
    static let links = PhraseSet([
        "at", "at the", "with", "with the", "from", "from the", "in", "of", "of the", "for", "à l'", "à la", "à",
        "de l'", "de la", "du", "de", "au", "auprès de l'", "pour l'", "en la", "en el", "en", "del", "con la",
        "por la",
        "في", "لدى", "من", "ب", "باسم",
    ])

    static let honorifics = PhraseSet([
        "m.", "mme", "mlle", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "sr.", "sra.", "sr", "sra", "srta.",
        "monsieur", "madame", "السيد", "السيدة", "الدكتور", "الدكتورة", "الآنسة", "د.",
    ])

    static let articles = PhraseSet(["the", "le", "la", "les", "l'", "el", "los", "las", "our", "notre", "nuestra"])
}

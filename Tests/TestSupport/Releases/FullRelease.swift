/// One release of full size in each language, of our own, in the shape of a scraped page: a menu, a headline, a dateline,
/// paragraphs, a contact. And what people and systems make of it.
public struct FullRelease: Sendable, CustomStringConvertible {
    /// BCP 47.
    public let language: String
    /// What the page has in front of it.
    public let menu: [String]
    /// As written.
    public let headline: String
    /// The body, a line each.
    public let paragraphs: [String]
    /// The last line.
    public let contact: String
    /// A sentence that could be added.
    public let addition: String
    /// A line above the headline that says that it is a correction.
    public let banner: String
    /// Another release of the same series.
    public let sibling: [String]

    /// The language.
    public var description: String { language }
    /// The lines behind the menu.
    public var release: [String] { [headline] + paragraphs + [contact] }
    /// The whole page.
    public var text: String { (menu + release).joined(separator: "\n") }

    /// One in each language.
    public static let all = [french, english, spanish, arabic]

    /// One.
    public static let french = FullRelease(
        language: "fr",
        menu: [
            "-", "La maison", "La maisonDepuis trente ans, la maison accueille ceux qui passent le col.", "Équipe",
            "Équipe",
            "- Direction", "- Trésorerie", "-", "Nos chantiers", "Nos chantiers", "- Agenda",
        ],
        headline: "Le Liban ouvre trois écoles dans la vallée avant l’hiver",
        paragraphs: [
            "Liban - Trois écoles ont ouvert leurs portes lundi dans la haute vallée, où plus de 420 enfants n’avaient pas eu cours depuis le printemps. Les salles, montées en onze semaines par les habitants et des maçons venus de la côte, sont chauffées au bois et reliées à la source du village.",
            "« Nous avons attendu ce jour depuis la fonte des neiges », a dit une institutrice qui enseigne dans la plus petite des trois. « Les enfants sont arrivés une heure trop tôt. » Les familles ont apporté les bancs, les tables et un tableau noir sauvé de l’ancien bâtiment.",
            "Le chantier a coûté 96 000 euros, dont un tiers a été donné par les communes voisines. Le reste vient d’un fonds qui répare les routes et les ponts de la région, et qui financera aussi, au printemps, un dortoir pour les élèves des hameaux les plus éloignés.",
            "Une infirmière passera chaque semaine dans les trois écoles pour vacciner les enfants et former les maîtres aux premiers secours. Elle tiendra un registre commun, afin que personne ne soit oublié quand une famille change de vallée pendant la saison des récoltes.",
            "Deux autres écoles sont prévues l’an prochain, si la route du col reste ouverte. Les plans sont prêts et les terrains ont été offerts par les habitants, qui demandent seulement que les cours du soir soient ouverts aux adultes.",
        ],
        contact:
            "Pour plus d’informations, veuillez contacter Nadia Sorel, OIM Liban, Tél. +961 1 840 701, Email: nsorel@ex.org",
        addition: "Un autocar relie désormais les hameaux.",
        banner: "RECTIFICATIF",
        sibling: [
            "Le Liban plante mille cèdres au-dessus du col",
            "Liban - Mille jeunes cèdres ont été plantés samedi au-dessus du col par des bergers, des scouts et les gardes de la réserve, là où un incendie avait tout emporté il y a quatre étés. Chaque arbre porte un numéro et le nom de celui qui l’arrosera.",
            "Les plants ont grandi trois ans dans une pépinière de la plaine. Un puits creusé en mai donnera l’eau nécessaire, et une clôture basse tiendra les chèvres à distance jusqu’à ce que les troncs soient assez forts.",
            "Pour plus d’informations, veuillez contacter Nadia Sorel, OIM Liban, Tél. +961 1 840 701, Email: nsorel@ex.org",
        ]
    )

    /// One.
    public static let english = FullRelease(
        language: "en",
        menu: [
            "-", "About the house", "About the houseFor thirty years the house has taken in those who cross the pass.",
            "People",
            "People", "- Board", "- Treasury", "-", "Our sites", "Our sites", "- Calendar",
        ],
        headline: "Kenya’s Lake Villages Get Their Own Clinic Boat",
        paragraphs: [
            "Nairobi, 3 March 2019 – A boat with two treatment rooms and a small laboratory began its rounds of the lake villages on Friday, reaching 36 landing places that no road has ever reached. The first day brought 112 patients on board, most of them mothers with small children.",
            "“We used to paddle for a day to see a nurse,” said a fisherman from the northern shore. “Now she waves at us from the deck.” The crew of nine sleeps on board and comes back to harbour every second week to take on fuel, water and vaccines.",
            "The hull was built by a yard that usually makes ferries, and cost about as much as one kilometre of paved road. Its engines were chosen because every mechanic around the lake can repair them, and its roof carries enough solar panels to keep the fridges cold at night.",
            "Nurses will keep one record for each family, wherever it lands its fish, so that no child is vaccinated twice or forgotten. The records are copied to the district hospital whenever the boat passes within reach of the radio mast on the eastern hills.",
            "A second boat is planned for the southern islands, provided that the villages agree on who will look after the jetties. Three of them have already begun to cut the poles, and a school has offered its bell to call people to the shore.",
        ],
        contact:
            "For more information, please contact Peter Amani, IOM Kenya, Tel: +254 20 422 1000, Email: pamani@ex.org",
        addition: "A cook has joined the crew.",
        banner: "CORRECTION",
        sibling: [
            "Kenya’s Hill Schools Share One Travelling Library",
            "Nairobi, 9 May 2019 – Forty crates of books started their journey between the hill schools this week, carried by mules along paths that were cleared after the rains. Each crate stays for a month and moves on with a letter from the pupils who read it.",
            "The books were picked by teachers and printed in three languages. A box of reading glasses travels with every crate, since many grandparents asked to borrow the stories as well once the children had gone to bed.",
            "For more information, please contact Peter Amani, IOM Kenya, Tel: +254 20 422 1000, Email: pamani@ex.org",
        ]
    )

    /// One.
    public static let spanish = FullRelease(
        language: "es",
        menu: [
            "-", "La casa", "La casaDesde hace treinta años, la casa recibe a quienes cruzan el paso.", "Equipo",
            "Equipo",
            "- Dirección", "- Tesorería", "-", "Nuestras obras", "Nuestras obras", "- Agenda",
        ],
        headline: "Perú estrena un puente colgante para los pastores del valle",
        paragraphs: [
            "Perú – Un puente colgante de 84 metros une desde el domingo las dos orillas del valle, donde los pastores cruzaban el río a nado con sus animales. Lo levantaron en nueve semanas los vecinos y un grupo de ingenieros jóvenes, con cables que ya habían servido en un teleférico.",
            "“Mi abuelo soñaba con este puente”, dijo una pastora que fue la primera en cruzarlo con sus ovejas. “Ahora mis hijos llegan a la escuela con los zapatos secos”. El paso es gratuito y queda abierto también de noche, con lámparas que se cargan durante el día.",
            "La obra costó 52 000 euros, de los que la mitad fue reunida por las comunidades de la sierra. El resto procede de un fondo que repara caminos y que pagará además, antes de las lluvias, un muro de piedra para proteger los pilares de las crecidas más fuertes.",
            "Dos guardianes revisarán los cables cada mes y anotarán el peso de los rebaños que pasan. Si el viento sube demasiado, cerrarán las puertas y avisarán por radio a los pueblos, para que nadie espere en vano al otro lado con los animales cargados.",
            "Otros dos puentes están previstos para el año próximo, siempre que las comunidades se pongan de acuerdo sobre los caminos de acceso. Los planos ya están listos y una cantera de la zona ha ofrecido la piedra sin cobrar nada a los vecinos.",
        ],
        contact:
            "Para más información, póngase en contacto con Rosa Quispe, OIM Perú, Tel: +51 1 633 0000, Email: rquispe@ex.org",
        addition: "Un médico ya cruza cada semana.",
        banner: "FE DE ERRATAS",
        sibling: [
            "Perú devuelve el agua a las terrazas de la sierra",
            "Perú – Doce canales de riego que llevaban medio siglo secos volvieron a correr el martes en las terrazas altas de la sierra, después de que los vecinos quitaran piedra por piedra lo que había dejado un derrumbe. El agua baja de una laguna que nadie usaba.",
            "Los agricultores sembrarán papa y quinua en cuanto pase el frío. Un maestro dibujó el reparto de los turnos en la pared de la escuela, y cada familia puso su firma debajo del día que le toca regar.",
            "Para más información, póngase en contacto con Rosa Quispe, OIM Perú, Tel: +51 1 633 0000, Email: rquispe@ex.org",
        ]
    )
}

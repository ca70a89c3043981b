using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Development.Components;

/// <summary>Invented data for the components.</summary>
public sealed class ComponentsPage
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public IReadOnlyList<PathStep> Path { get; } =
    [
        new("Accueil et orientation", PathState.Done, ["3 mars 2024"]),
        new("Inscription", PathState.Done, ["18 mars 2024"]),
        new("Formation", PathState.Done, ["Cap Compétences", "12 juin 2026"]),
        new("Évaluation en entreprise", PathState.Current, ["À vous", "avant le 24 nov."]),
        new("Transmission à l’OEMM", PathState.Blocked, Reason: "livret non signé"),
        new("Jury", PathState.ToCome, ["OEMM"]),
        new("Décision", PathState.ToCome, ["Jury"]),
    ];

    public Missing Missing { get; } =
        new(
            "Évaluation en entreprise",
            [
                new("Signer le livret d’évaluation finale", "– Paul Girard, tuteur, relancé le 16 novembre"),
                new(
                    "Compléter la fiche de synthèse",
                    "pour les domaines 4 et 5 – à vous, avant le mardi 24 novembre",
                    Mine: true,
                    Url: "#",
                    Button: "Compléter la fiche"
                ),
            ]
        );

    public Todo Todo { get; } =
        new(
            Today,
            [
                new("Relire le parcours individualisé reçu de Cap Compétences", "Inès Delorme", "Chargé d’accueil", "#", null, "Relire"),
                new("Signer le guide d’entretien", "Yanis Ferrand", "Conseiller mutualiste individuels", "#", new(2026, 11, 17), "Signer"),
                new(
                    "Compléter la fiche de synthèse : 2 domaines sur 5",
                    "Nadia Belkacem",
                    "Spécialiste prestations, mention santé",
                    "#",
                    new(2026, 11, 24),
                    "Compléter"
                ),
                new("Nommer le second évaluateur", "Thomas Guérin", "Conseiller mutualiste individuels", "#", new(2026, 12, 1), "Nommer"),
            ],
            [
                new(
                    "Trouver un consensus sur 3 réponses",
                    "Karim Benali",
                    "Conseiller mutualiste individuels",
                    null,
                    new(2026, 11, 25),
                    Turn: Turn.Of("Claire Morel", "et Paul Girard, évaluateurs")
                ),
                new("Réunir le jury", "Hugo Lemaire", "Assistant commercial", null, new(2027, 3, 1), Turn: Turn.Of("OEMM", "Mathilde Roy")),
            ]
        )
        {
            OthersMeta = "2 dossiers",
        };

    public Deadlines Deadlines { get; } = new(Today,
    [
        new(new(2026, 11, 17), "Guide d’entretien", "Yanis Ferrand"),
        new(new(2026, 11, 24), "Fiche de synthèse", "Nadia Belkacem"),
        new(new(2026, 12, 1), "Second évaluateur", "Thomas Guérin"),
        new(new(2027, 3, 3), "Fin du délai de 3 ans", "Nadia Belkacem"),
    ]);

    public IReadOnlyList<Fact> Facts { get; } =
    [
        new("Référence", "CQP-2024-0412", Figures: true), new("Entreprise", "Mutuelle Horizon, Lyon"), new("Organisme de formation", "Cap Compétences"),
        new("Référentiel", "Édition 2014"), new("Inscription", "1er mars 2024"), new("Présentation au jury au plus tard", "1er mars 2027", "dans 3 mois"),
    ];

    public BookletTable Booklets { get; } = new(
    [
        new("Guide d’entretien", "Accueil et orientation", new(TagState.Signed), "18 mars 2024 · 3 signatures", "#", "#"),
        new("Guide du tuteur", "Facultatif · Paul Girard", new(TagState.InProgress), "2 bilans, le dernier du 9 octobre", "#", "#"),
        new("Livret d’évaluation finale", "Claire Morel et Paul Girard", new(TagState.ToSign), "complet · 1 signature sur 2", "#", "#"),
        new("Fiche de décision du jury", "Président du jury", new(TagState.NotOpened, "Pas encore ouverte"), "après la délibération"),
    ], "booklets");

    public IReadOnlyList<PersonLine> People { get; } =
    [
        new("Hélène Vasseur", "RH de l’entreprise", You: true), new("Claire Morel", "Responsable hiérarchique, évaluatrice"),
        new("Paul Girard", "Tuteur, évaluateur"), new("Sofia Andrade", "Cap Compétences"),
    ];

    public IReadOnlyList<HistoryLine> History { get; } =
    [
        new(new(2026, 11, 16, 8, 12, 0, TimeSpan.Zero), "Paul Girard a été relancé pour la signature du livret d’évaluation finale."),
        new(new(2026, 11, 1, 16, 40, 0, TimeSpan.Zero), "Claire Morel a signé le livret d’évaluation finale, domaines 1 à 5."),
    ];

    public ConsensusRow Consensus { get; } = new("rebond", "Domaine 3", "Rebond commercial",
        [
            new("Le questionnement utilisé permet d’élargir l’échange", [], null),
            new("Les opportunités de formuler une proposition sont exploitées", [], null),
        ],
        new("Claire Morel", "Responsable hiérarchique", new(TagState.Yes), "Trois rebonds sur quatre entretiens, dont un sur la prévoyance."),
        new("Paul Girard", "Tuteur", new(TagState.No)),
        new("Answers[rebond].Value", "", Choice.YesNo))
    { WhyName = "Answers[rebond].Why", Token = "1", TokenName = "Answers[rebond].Token" };

    public JuryCard Jury { get; } =
        new(
            "a",
            "Session A · 9:00 – 12:35",
            new(TagState.Blocked, "2 points à régler"),
            "salle 2 · CQP de la vente et de l’accueil",
            new("Collège employeurs", 2, [new("Sandrine Colas", "Mutuelle Horizon"), new("Étienne Lacombe", "Solidarité Ouest")]),
            new("Collège salariés", 2, [new("Noémie Barthe", "Organisation syndicale A")], "#")
        )
        {
            Alerts =
            [
                new(
                    "Sandrine Colas (jury) travaille chez Mutuelle Horizon",
                    ", comme Fatou Diarra et Baptiste Noël.",
                    Remedy: "Déplacer 2 candidats",
                    RemedyUrl: "#"
                ),
                new(
                    "Il manque 1 représentant des salariés.",
                    "La convocation attend un jury complet : 2 employeurs et 2 salariés.",
                    Forbids: true,
                    Remedy: "Voir les disponibles",
                    RemedyUrl: "#"
                ),
            ],
            OrderMeta = "présidence désignée en séance, au tour des employeurs",
            MoveUrl = "#",
            Order =
            [
                new("1", new(9, 15), "Fatou Diarra", "Mutuelle Horizon", "Conseiller individuels", "30 min", new(TagState.Attention, "Lien avec le jury")),
                new("2", new(9, 55), "Aïcha Roussel", "Mutuelle des Deux Rives", "Conseiller individuels", "30 min", new(TagState.Complete)),
            ],
        };

    public SessionOrder Session { get; } = new(
    [
        new("Fatou Diarra", new(9, 15), "en délibération", "#", Current: true), new("Aïcha Roussel", new(9, 55), "décision signée", "#"),
        new("Marc Tellier", new(10, 35), "à délibérer", "#"),
    ]);

    public IReadOnlyList<DeliberationRow> Deliberation { get; } =
    [
        new("D1", "Analyser la situation d’un adhérent ou d’un prospect individuel", [new("Entreprise", "maîtrisée", true), new("Organisme", "atteint", true)],
            new("Units[D1]", "", Choice.Acquired, "acquis")),
        new("D5", "Analyser le marché et proposer des actions de développement", [new("Entreprise", "non maîtrisée", false), new("Organisme", "atteint", true)],
            new("Units[D5]", "", Choice.Acquired, "non-acquis")),
    ];

    public SignBox Sign { get; } =
        new(
            "#",
            "Claire Morel, responsable hiérarchique",
            "J’ai relu le livret et je déclare que les réponses sont celles de l’évaluation.",
            "Signer le livret"
        );

    public SignBox SignBlocked { get; } =
        new("#", "Claire Morel", "J’ai relu le livret.", "Signer le livret") { Blocked = "Il reste 2 désaccords à trancher avant de signer." };
}

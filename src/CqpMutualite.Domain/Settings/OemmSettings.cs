using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;

namespace CqpMutualite.Domain.Settings;

/// <summary>Every setting read by the code, with what holds until the certifier sets it. The page of settings is drawn from here.</summary>
public static partial class OemmSettings
{
    private const string Registration = "Inscription", Training = "Formation",
        Organisations = "Organismes",
        Sessions = "Sessions du jury et de la commission",
        Decisions = "Décision et suites",
        Certificates = "Certificat et gratification",
        Steps = "Durée des étapes",
        Messages = "Messages",
        Exchanges = "Échanges",
        Contacts = "Contacts publiés",
        Branch = "Documents de la branche";

    /// <summary>Papers asked for at the registration, beyond the individual path; one a line.</summary>
    public static Setting<IReadOnlyList<string>> RequiredPapers { get; } =
        new(
            "Registration.RequiredPapers",
            Registration,
            "Pièces demandées à l’inscription",
            "Elles s’ajoutent au parcours individualisé, qui part toujours avec l’inscription. L’entreprise les joint avant de transmettre ; sans elles, "
                + "l’inscription ne part pas.",
            new TextLines("Pièces demandées, une par ligne", LongestLine: 120, MostLines: 20, "aucune pièce"),
            [],
            PerCertification: true
        );

    /// <summary>Hours under which a path that does not train every unit is pointed out; null: no minimum.</summary>
    public static Setting<int?> MinimumPartialHours { get; } = new(
        "Training.MinimumPartialHours", Training, "Durée minimale d’un parcours partiel",
        "En dessous, l’organisme lit un avertissement ; rien n’est refusé. Là où le référentiel donne un repère de durée.",
        new OptionalNumber(1, 1000, "heure", "heures", "aucun minimum"), null);

    /// <summary>Days before its end from which an approval is shown as ending soon.</summary>
    public static Setting<int> ApprovalWarnDays { get; } = new(
        "Approval.WarnDays", Organisations, "Agréments proches de leur fin",
        "Un agrément qui finit dans ce délai, sans qu’un autre le suive, devient une de vos tâches.",
        new WholeNumber(0, 730, "jour", "jours"), 90);

    /// <summary>What happens to a file that comes to its first jury after the last day.</summary>
    public static Setting<WhenOverdue> FirstJuryWhenOverdue { get; } =
        new(
            "FirstJury.WhenOverdue",
            Sessions,
            "Délai de première présentation dépassé",
            "Ce qui se passe quand un dossier est inscrit à sa première session après le dernier jour.",
            new OneOf<WhenOverdue>((WhenOverdue.Warn, "Avertir : l’OEMM décide"), (WhenOverdue.Refuse, "Refuser, sauf dérogation motivée de l’OEMM")),
            WhenOverdue.Warn
        );

    /// <summary>Files ready from which a session is worth planning.</summary>
    public static Setting<int> MinimumFiles { get; } = new(
        "Jury.MinimumFiles", Sessions, "Dossiers prêts pour tenir une session",
        "À partir de ce nombre de dossiers prêts, planifier une session devient une de vos tâches.",
        new WholeNumber(1, 200, "dossier", "dossiers"), 1, PerCertification: true);

    /// <summary>What a conflict of interest does.</summary>
    public static Setting<WhenConflict> ConflictOfInterest { get; } =
        new(
            "Jury.ConflictOfInterest",
            Sessions,
            "Conflit d’intérêts",
            "Ce qui se passe quand un membre a le même employeur que le candidat, l’a évalué, accompagné ou formé, ou déclare un lien avec lui.",
            new OneOf<WhenConflict>(
                (WhenConflict.Refuse, "Refuser : le dossier passe devant d’autres membres"),
                (WhenConflict.Warn, "Avertir : la session le montre, et l’OEMM décide")
            ),
            WhenConflict.Refuse
        );

    /// <summary>Who must be present for a session to open.</summary>
    public static Setting<QuorumRule> Quorum { get; } =
        new(
            "Jury.Quorum",
            Sessions,
            "Présences nécessaires à l’ouverture",
            "En dessous, la session n’ouvre que par une dérogation motivée.",
            new OneOf<QuorumRule>(
                (QuorumRule.EverySeat, "Toutes les places, pourvues et présentes"),
                (QuorumRule.EachCollege, "Au moins une personne de chaque collège")
            ),
            QuorumRule.EverySeat
        );

    /// <summary>How the presidency goes from one college to the other, where the edition has it alternate.</summary>
    public static Setting<PresidencyTurn> PresidencyTurn { get; } =
        new(
            "Jury.PresidencyTurn",
            Sessions,
            "Alternance de la présidence",
            "Le collège proposé à l’ouverture, là où le référentiel demande une alternance. Un autre choix demande un motif.",
            new OneOf<PresidencyTurn>(
                (Settings.PresidencyTurn.BySession, "D’une session à la suivante"),
                (Settings.PresidencyTurn.Free, "Libre : aucun collège n’est proposé")
            ),
            Settings.PresidencyTurn.BySession
        );

    /// <summary>Minutes of deliberation planned for each file; null: not planned.</summary>
    public static Setting<int?> DeliberationMinutes { get; } = new(
        "Jury.DeliberationMinutes", Sessions, "Durée de la délibération",
        "Ajoutée au temps de chaque candidat dans l’ordre de passage.",
        new OptionalNumber(1, 120, "minute", "minutes", "non planifiée"), null);

    /// <summary>Minutes of the interview of a candidate by experience; null: those of the other candidates of the certification.</summary>
    public static Setting<int?> VaeInterviewMinutes { get; } = new(
        "Vae.InterviewMinutes", Sessions, "Durée de l’entretien en VAE",
        "Temps prévu pour un candidat par la VAE dans l’ordre de passage ; les sources n’en donnent pas.",
        new OptionalNumber(5, 240, "minute", "minutes", "celle des autres candidats"), null);

    /// <summary>Minutes of a break in the running order.</summary>
    public static Setting<int> BreakMinutes { get; } = new(
        "Jury.BreakMinutes", Sessions, "Durée d’une pause",
        "Temps laissé au jury entre deux suites de candidats dans l’ordre de passage.",
        new WholeNumber(0, 120, "minute", "minutes"), 15);

    /// <summary>Days before a session on which those convened are reminded.</summary>
    public static Setting<int> ReminderDays { get; } = new(
        "Jury.ReminderDays", Sessions, "Rappel avant la session",
        "Nombre de jours avant la session où les personnes convoquées reçoivent un rappel.",
        new WholeNumber(1, 60, "jour", "jours"), 14);

    /// <summary>Days that should separate the convocation from the session; a shorter time is told, and forbids nothing.</summary>
    public static Setting<int> NoticeDays { get; } = new(
        "Jury.NoticeDays", Sessions, "Délai de convocation",
        "Nombre de jours voulus entre la convocation et la session. En dessous, la page de la session le dit avant de convoquer.",
        new WholeNumber(0, 120, "jour", "jours"), 15);

    /// <summary>How the members come to a decision.</summary>
    public static Setting<DecisionRule> DecisionRule { get; } =
        new(
            "Jury.DecisionRule",
            Decisions,
            "Façon de décider",
            "Dite aux membres dans le guide pour le jury ; aucune voix n’est comptée par l’application.",
            new OneOf<DecisionRule>(
                (Settings.DecisionRule.Collective, "Décision commune, saisie par la présidence"),
                (Settings.DecisionRule.Majority, "À la majorité des membres"),
                (Settings.DecisionRule.Unanimity, "À l’unanimité des membres")
            ),
            Settings.DecisionRule.Collective
        );

    /// <summary>How a tie is broken, where the members vote.</summary>
    public static Setting<CastingVote> CastingVote { get; } = new(
        "Jury.CastingVote", Decisions, "Voix prépondérante",
        "Dite dans le guide pour le jury, quand la décision se prend à la majorité.",
        new OneOf<CastingVote>((Settings.CastingVote.None, "Aucune"), (Settings.CastingVote.President, "Celle de la présidence")), Settings.CastingVote.None);

    /// <summary>Day from which an acquired unit is valid.</summary>
    public static Setting<ValidityStart> PartialValidityStartsOn { get; } =
        new(
            "PartialValidity.StartsOn",
            Decisions,
            "Point de départ de la validité d’une unité acquise",
            "La durée est celle du référentiel ; une décision déjà signée n’est pas recalculée.",
            new OneOf<ValidityStart>((ValidityStart.Decision, "Le jour de la décision"), (ValidityStart.Notification, "Le jour de la publication")),
            ValidityStart.Decision
        );

    /// <summary>Presentations of one file; null: without limit.</summary>
    public static Setting<int?> MaximumPresentations { get; } = new(
        "Jury.MaximumPresentations", Decisions, "Nombre de présentations d’un dossier",
        "Au-delà, une nouvelle présentation est refusée.",
        new OptionalNumber(1, 20, "présentation", "présentations", "sans limite"), null);

    /// <summary>Days between a decision and the next presentation.</summary>
    public static Setting<int> DelayBeforeNextPresentationDays { get; } = new(
        "Jury.DelayBeforeNextPresentationDays", Decisions, "Délai avant une nouvelle présentation",
        "Nombre de jours à laisser passer après la décision.",
        new WholeNumber(0, 1825, "jour", "jours"), 0);

    /// <summary>What a unit acquired in another certification does.</summary>
    public static Setting<SharedUnitsEffect> SharedUnits { get; } =
        new(
            "SharedUnits.Effect",
            Decisions,
            "Unités communes à deux CQP",
            "Ce que fait, dans un CQP, une unité acquise dans un autre qui la partage.",
            new OneOf<SharedUnitsEffect>(
                (SharedUnitsEffect.Mention, "Rien : elle est affichée, sans compter"),
                (SharedUnitsEffect.Acquired, "L’OEMM peut la compter, dossier par dossier et avec un motif")
            ),
            SharedUnitsEffect.Mention
        );

    /// <summary>What completes a certification whose every bloc is held.</summary>
    public static Setting<UnitsCompletedBy> BlocsCompletedBy { get; } =
        new(
            "Blocs.CompletedBy",
            Decisions,
            "CQP dont tous les blocs sont acquis séparément",
            "Ce qui délivre le CQP à un candidat qui détient tous ses blocs par la commission.",
            new OneOf<UnitsCompletedBy>(
                (UnitsCompletedBy.Jury, "Un passage devant un jury"),
                (UnitsCompletedBy.Attestations, "Les attestations de bloc en tiennent lieu : aucun jury, aucun autre titre")
            ),
            UnitsCompletedBy.Jury
        );

    /// <summary>Who signs certificates: a line for the name, one for the quality.</summary>
    public static Setting<IReadOnlyList<string>> CertificateSignatory { get; } = new(
        "Certificate.Signatory", Certificates, "Signataire du certificat",
        "Imprimé au bas de chaque certificat et attestation délivrés à partir de là. À renseigner avant la première délivrance.",
        new TextLines("Nom puis qualité, une ligne chacun", LongestLine: 90, MostLines: 2, "à renseigner"), []);

    /// <summary>Points of the bonus given with a certification.</summary>
    public static Setting<int> GratificationPoints { get; } = new(
        "Gratification.Points", Certificates, "Points de la gratification",
        "Nombre de points rappelé au titulaire et à son entreprise sur la page du certificat.",
        new WholeNumber(0, 10_000, "point", "points"), 120);

    /// <summary>Value of the point in euros, by year.</summary>
    public static Setting<IReadOnlyDictionary<int, decimal>> GratificationPointValue { get; } = new(
        "Gratification.PointValue", Certificates, "Valeur du point",
        "Le montant de la gratification n’est affiché que si l’année de la décision a une valeur.",
        new YearlyAmounts("aucune valeur"), new Dictionary<int, decimal> { [2013] = 7.97m, [2014] = 7.99m });

    /// <summary>The blank decision sheet of the branch.</summary>
    public static Setting<string> DecisionSheetTemplate { get; } =
        Document(
            "DecisionSheet",
            "Fiche de décision",
            "Proposée à tous avec les référentiels, et au jury avec son guide ; le président signe toujours celle de l’application."
        );

    /// <summary>The guide that the branch gives to its juries.</summary>
    public static Setting<string> JuryGuideTemplate { get; } =
        Document("JuryGuide", "Guide pour le jury", "Proposé à tous avec les référentiels, et au jury en tête du guide de l’application.");

    /// <summary>The VAE file of the branch.</summary>
    public static Setting<string> VaeFileTemplate { get; } = Document("VaeFile", "Dossier de VAE", "Proposé à tous avec les référentiels.");

    /// <summary>The admissibility file of the branch.</summary>
    public static Setting<string> AdmissibilityFileTemplate { get; } =
        Document("AdmissibilityFile", "Dossier de recevabilité (VAE)", "Proposé à tous avec les référentiels.");

    /// <summary>The rules of the scheme.</summary>
    public static Setting<string> SchemeRulesTemplate { get; } =
        Document("SchemeRules", "Règlement du dispositif", "Proposé à tous avec les référentiels, et au jury avec son guide.");

    /// <summary>The documents of the branch that a jury reads.</summary>
    public static IReadOnlyList<Setting<string>> JuryDocuments { get; } = [JuryGuideTemplate, DecisionSheetTemplate, SchemeRulesTemplate];

    /// <summary>The documents that the branch may give.</summary>
    public static IReadOnlyList<Setting<string>> BranchDocuments { get; } = [.. JuryDocuments, AdmissibilityFileTemplate, VaeFileTemplate];

    /// <summary>Days before its date on which people are reminded of what is awaited of them; 0: they are not.</summary>
    public static Setting<int> TaskReminderDays { get; } = new(
        "Tasks.ReminderDays", Steps, "Rappel avant une échéance",
        "Nombre de jours avant sa date où la personne attendue reçoit un rappel ; zéro : aucun.",
        new WholeNumber(0, 90, "jour", "jours"), 7);

    /// <summary>Days between two reminders of what is late; 0: none.</summary>
    public static Setting<int> LateReminderDays { get; } = new(
        "Tasks.LateReminderDays", Steps, "Rappels d’un retard",
        "Nombre de jours entre deux rappels de ce qui est en retard ; zéro : aucun.",
        new WholeNumber(0, 180, "jour", "jours"), 14);

    /// <summary>Days before the last day for a first jury from which it is shown on the home pages.</summary>
    public static Setting<int> FirstJuryNearDays { get; } = new(
        "FirstJury.NearDays", Steps, "Échéances de premier jury montrées à l’accueil",
        "Nombre de jours avant le dernier jour à partir duquel il paraît dans la colonne des échéances.",
        new WholeNumber(1, 1825, "jour", "jours"), 180);

    /// <summary>How often people are written to, until they choose.</summary>
    public static Setting<MessagePace> MessagePace { get; } = new(
        "Messages.Pace", Messages, "Rythme des messages",
        "Pour qui n’a rien choisi dans « Mon compte ». Convocations, moments d’évaluation, invitations et messages de sécurité partent toujours aussitôt.",
        new OneOf<MessagePace>((Settings.MessagePace.EachOne, "Un message à chaque fois"), (Settings.MessagePace.Daily, "Un récapitulatif par jour")),
        Settings.MessagePace.EachOne);

    /// <summary>Hour of the day, in Paris, at which digests leave.</summary>
    public static Setting<int> DigestHour { get; } = new(
        "Messages.DigestHour", Messages, "Heure du récapitulatif",
        "Heure de Paris à laquelle part le récapitulatif du jour.",
        new WholeNumber(0, 23, "heure", "heures"), 7);

    /// <summary>Attempts after which a message that no server takes is given up.</summary>
    public static Setting<int> MessageAttempts { get; } = new(
        "Messages.MaximumAttempts", Messages, "Essais avant d’abandonner un message",
        "Quand le serveur de messagerie ne répond pas ou remet à plus tard ; huit essais tiennent environ une journée. Un refus du serveur est définitif.",
        new WholeNumber(1, 20, "essai", "essais"), 8);

    /// <summary>Days during which the link of an invitation serves.</summary>
    public static Setting<int> InvitationDays { get; } = new(
        "Invitations.Days", Messages, "Durée d’une invitation",
        "Nombre de jours pendant lesquels le lien d’une invitation permet de choisir son mot de passe.",
        new WholeNumber(1, 60, "jour", "jours"), 7);

    /// <summary>Minutes during which its author takes a comment back; 0: it stays.</summary>
    public static Setting<int> CommentWithdrawalMinutes { get; } = new(
        "Exchanges.WithdrawalMinutes", Exchanges, "Retrait d’un message par son auteur",
        "Temps, après l’envoi, pendant lequel l’auteur d’un message des échanges peut le retirer ; zéro : il reste.",
        new WholeNumber(0, 1440, "minute", "minutes"), 15);

    /// <summary>Days that each step usually takes; 0: nothing is expected.</summary>
    public static IReadOnlyDictionary<Stage, Setting<int>> StepDays { get; } = new Dictionary<Stage, Setting<int>>
    {
        [Stage.Orientation] = Step(Stage.Orientation, "Entretien d’accueil et d’orientation", 30),
        [Stage.Registration] = Step(Stage.Registration, "Inscription", 15),
        [Stage.Training] = Step(Stage.Training, "Formation", 365),
        [Stage.Evaluation] = Step(Stage.Evaluation, "Évaluation en entreprise", 90),
        [Stage.Transmission] = Step(Stage.Transmission, "Transmission", 30),
        [Stage.Jury] = Step(Stage.Jury, "Jury", 120),
        [Stage.Decision] = Step(Stage.Decision, "Publication de la décision", 15),
    };

    /// <summary>Every one of them, in the order of the page.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        RequiredPapers,
        MinimumPartialHours,
        ApprovalWarnDays,
        FirstJuryWhenOverdue, MinimumFiles, ConflictOfInterest, Quorum, PresidencyTurn, DeliberationMinutes, VaeInterviewMinutes, BreakMinutes, ReminderDays,
        NoticeDays,
        DecisionRule, CastingVote, PartialValidityStartsOn, MaximumPresentations, DelayBeforeNextPresentationDays, SharedUnits, BlocsCompletedBy,
        CertificateSignatory, GratificationPoints, GratificationPointValue,
        TaskReminderDays, LateReminderDays, FirstJuryNearDays, .. StepDays.Values,
        MessagePace, DigestHour, MessageAttempts, InvitationDays,
        CommentWithdrawalMinutes, CertifierContacts, FundingContacts,
        .. BranchDocuments,
    ];

    /// <summary>That setting; null when there is none of that name.</summary>
    public static Setting? Find(string? key) => All.FirstOrDefault(setting => setting.Key == key);

    private static Setting<int> Step(Stage stage, string label, int days) =>
        new(
            $"Steps.{stage}Days",
            Steps,
            label,
            "Une date est proposée à l’entreprise sur cette base, et attendue là où elle n’en donne pas ; zéro : sans échéance.",
            new WholeNumber(0, 1825, "jour", "jours"),
            days
        );

    // the sources cite these documents without giving them
    private static Setting<string> Document(string name, string label, string effect) =>
        new("Templates." + name, Branch, label, effect, new WebAddress("pas de document de la branche"), "");
}

/// <summary>What a conflict of interest does.</summary>
public enum WhenConflict
{
    /// <summary>It is pointed out; the certifier lifts it with a reason.</summary>
    Warn,

    /// <summary>It is refused: the file goes before other members.</summary>
    Refuse,
}

public enum PresidencyTurn
{
    /// <summary>From one session to the next.</summary>
    BySession,

    Free,
}

/// <summary>How the members come to a decision.</summary>
public enum DecisionRule
{
    /// <summary>A common decision that the president records.</summary>
    Collective,

    /// <summary>By the majority of the members.</summary>
    Majority,

    Unanimity,
}

/// <summary>How a tie is broken.</summary>
public enum CastingVote
{
    /// <summary>It is not: the members go on deliberating.</summary>
    None,

    /// <summary>The voice of the president decides.</summary>
    President,
}

/// <summary>How often somebody is written to.</summary>
public enum MessagePace
{
    /// <summary>Each message leaves by itself.</summary>
    EachOne,

    /// <summary>One message a day tells what the others would have.</summary>
    Daily,
}

/// <summary>A document that the branch gives, of which the certifier has set the address.</summary>
public sealed record BranchDocument(string Title, string Url);

namespace CqpMutualite.Web.Features.Shared;

/// <summary>The states a badge can tell; each has its icon, its word and its colour.</summary>
public enum TagState
{
    NotOpened, InProgress, Waiting, ToSign, Blocked, Attention, Late, Signed, Sent, Complete,
    Acquired, NotAcquired, Yes, No, FullAward, PartialAward, NoAward,
    Neutral, StageRegistration, StageOrientation, StageTraining, StageEvaluation, StageTransmission, StageJury, StageDecision,
}

/// <summary>A badge: a state, and its own words when the usual ones do not fit (« Pas encore ouverte », « Bloqué : livret non signé »).</summary>
public sealed record Tag(TagState State, string? Words = null)
{
    public string Text => Words ?? Look.Text;

    public string Icon => Look.Icon;

    public string Css => Look.Css;

    /// <summary>Shorthand for a green or an ink result.</summary>
    public static Tag Result(bool favourable, string words) => new(favourable ? TagState.Yes : TagState.No, words);

    private (string Css, string Icon, string Text) Look => State switch
    {
        TagState.NotOpened => ("idle", "dash", "Pas encore ouvert"),
        TagState.InProgress => ("", "circle-half", "En cours"),
        TagState.Waiting => ("idle", "hourglass-split", "En attente"),
        TagState.ToSign => ("warn", "pen", "À signer"),
        TagState.Blocked => ("warn", "lock-fill", "Bloqué"),
        TagState.Attention => ("warn", "exclamation-triangle", "À vérifier"),
        TagState.Late => ("bad", "exclamation-circle-fill", "En retard"),
        TagState.Signed => ("done", "check2", "Signé"),
        TagState.Sent => ("done", "check2", "Transmis"),
        TagState.Complete => ("done", "check2", "Complet"),
        TagState.Acquired => ("ok", "check-lg", "Acquis"),
        TagState.NotAcquired => ("no", "x-lg", "Non acquis"),
        TagState.Yes => ("ok", "check-lg", "Oui"),
        TagState.No => ("no", "x-lg", "Non"),
        TagState.FullAward => ("ok", "award-fill", "Délivrance totale"),
        TagState.PartialAward => ("ok", "award", "Délivrance partielle"),
        TagState.NoAward => ("no", "dash-circle", "Aucun domaine acquis"),
        TagState.StageRegistration => ("idle", "person-plus", "Inscription"),
        TagState.StageOrientation => ("idle", "chat-left-dots", "Accueil et orientation"),
        TagState.StageTraining => ("idle", "mortarboard", "Formation"),
        TagState.StageEvaluation => ("idle", "clipboard-check", "Évaluation en entreprise"),
        TagState.StageTransmission => ("idle", "send", "Transmission à l’OEMM"),
        TagState.StageJury => ("idle", "people", "Jury"),
        TagState.StageDecision => ("idle", "award", "Décision"),
        _ => ("idle", "info-circle", ""),
    };
}

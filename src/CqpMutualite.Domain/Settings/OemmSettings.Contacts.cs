namespace CqpMutualite.Domain.Settings;

/// <content>Whom everybody may ask. The sources give names and telephones of persons; none is taken over.</content>
public static partial class OemmSettings
{
    /// <summary>Whom everybody may ask at the certifier, one a line.</summary>
    public static Setting<IReadOnlyList<string>> CertifierContacts { get; } = new(
        "Contacts.Certifier", Contacts, "Contacts de l’OEMM",
        "Publiés sur la page de présentation des CQP et sur son dépliant : nom ou service, téléphone, adresse.",
        new TextLines("Contacts, un par ligne", LongestLine: 160, MostLines: 10, "aucun contact publié"), []);

    /// <summary>Whom everybody may ask for the funding of a training, one a line.</summary>
    public static Setting<IReadOnlyList<string>> FundingContacts { get; } = new(
        "Contacts.Funding", Contacts, "Contacts de l’opérateur de compétences",
        "Publiés sur la page de présentation des CQP et sur son dépliant, pour le financement des formations.",
        new TextLines("Contacts, un par ligne", LongestLine: 160, MostLines: 10, "aucun contact publié"), []);
}

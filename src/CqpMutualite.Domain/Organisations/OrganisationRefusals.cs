using System.Globalization;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Organisations;

/// <summary>Every reason for which an organisation, its approvals or a request refuses.</summary>
public static class OrganisationRefusals
{
    public static Refusal NameMissing => new("organisation.name-missing", "Donnez le nom de l’organisation.", "Name");

    /// <summary>Not a number of an establishment.</summary>
    public static Refusal SiretInvalid =>
        new("organisation.siret-invalid", "Ce SIRET n’est pas un numéro valable\u00A0: vérifiez les quatorze chiffres.", "Siret");

    /// <summary>The number is another organisation's.</summary>
    public static Refusal SiretTaken(string name) => new("organisation.siret-taken", $"Ce SIRET est déjà celui de {name}.", "Siret");

    public static Refusal ContactUnknown => new("organisation.contact-unknown", "Cette personne n’est plus dans la liste des interlocuteurs.");

    public static Refusal NotATrainer => new("organisation.not-a-trainer", "Seul un organisme de formation reçoit un agrément.");

    public static Refusal ScopeMissing =>
        new("organisation.approval-scope", "Dites sur quoi porte l’agrément\u00A0: la formation, la VAE ou les deux.", "Training");

    public static Refusal DatesReversed => new("organisation.approval-dates", "La fin de l’agrément précède son début.", "Until");

    /// <summary>Two approvals would say the same thing of the same days.</summary>
    public static Refusal Overlap(Approval other) =>
        new(
            "organisation.approval-overlap",
            $"Un agrément couvre déjà cette certification du {Day(other.From)} au {Day(other.Until)}. Corrigez-le, ou commencez celui-ci ensuite.",
            "From"
        );

    public static Refusal ApprovalUnknown => new("organisation.approval-unknown", "Cet agrément n’existe plus.");

    /// <summary>An end outside the days of the approval.</summary>
    public static Refusal EndOutside(Approval approval) =>
        new("organisation.approval-end", $"Le dernier jour se place entre le {Day(approval.From)} et le {Day(approval.Until)}.", "LastDay");

    public static Refusal ReasonMissing => new("organisation.reason-missing", "Dites pourquoi, en une phrase au moins.", "Reason");

    public static Refusal AlreadyAsked => new("organisation.already-asked", "Une demande attend déjà sa réponse pour cette certification.", "Certification");

    /// <summary>The request has its answer.</summary>
    public static Refusal AlreadyAnswered => new("organisation.already-answered", "La réponse à cette demande est déjà enregistrée.");

    /// <summary>A decision is not taken tomorrow, nor before it was asked for.</summary>
    public static Refusal DecisionDay(DateOnly askedOn) =>
        new("organisation.decision-day", $"La décision se date entre la demande, le {Day(askedOn)}, et aujourd’hui.", "DecidedOn");

    /// <summary>Somebody must remain to act for the organisation.</summary>
    public static Refusal LastMember =>
        new("organisation.last-member", "C’est la dernière personne qui agit pour cette organisation\u00A0: invitez-en d’abord une autre.");

    /// <summary>A person still counted on: the file, and where its choice stands on the form.</summary>
    public static Refusal ReplacementMissing(string reference, string field) =>
        new("organisation.replacement", $"Choisissez qui évalue à sa place sur le dossier {reference}.", field);

    /// <summary>The rule of that file is against the choice.</summary>
    public static Refusal ReplacementRefused(string reference, string why, string field) =>
        new("organisation.replacement-refused", $"Dossier {reference}\u00A0: {why}", field);

    /// <summary>The function is printed beside the signature.</summary>
    public static Refusal SigningFunctionMissing =>
        new("organisation.signing-function", "Donnez la fonction\u00A0: elle figure à côté de la signature.", "Function");

    internal static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}

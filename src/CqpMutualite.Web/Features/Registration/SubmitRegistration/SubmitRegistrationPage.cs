using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

/// <summary>The registration to check.</summary>
/// <param name="Summary">All that it says.</param>
/// <param name="Missing">What forbids sending it.</param>
/// <param name="Form">What is sent.</param>
public sealed record SubmitRegistrationPage(RegistrationSummary Summary, IReadOnlyList<Refusal> Missing, SubmitRegistrationForm Form)
{
    public static async Task<SubmitRegistrationPage> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var summary = await RegistrationSummary.LoadAsync(begun.Db, begun.User, begun.Head, cancellation);
        var missing = begun.File.Registration.Missing(summary.Person, summary.Papers.Missing, begun.Today);
        return new SubmitRegistrationPage(summary, missing, new SubmitRegistrationForm { Revision = begun.File.Revision });
    }

    private CertificationFile File => Summary.Head.File;

    /// <summary>Why there is nothing to send; null when there is.</summary>
    public string? State => RegistrationState.ForCompany(File);

    /// <summary>Why the certifier returned it.</summary>
    public AlertLine? Returned => State is null && File.Registration.ReturnReason is { } reason
        ? new AlertLine("Inscription renvoyée\u00A0:", reason, Forbids: true)
        : null;

    /// <summary>What is missing, each with the place where it is done.</summary>
    public IEnumerable<AlertLine> MissingLines => State is not null ? [] : Missing.Select(LineOf);

    private AlertLine LineOf(Refusal refusal)
    {
        var message = FrenchText.NoBreak(refusal.Message);
        return refusal.Field switch
        {
            "identite" => new AlertLine(message, "", Remedy: "Compléter l’identité", RemedyUrl: FilesPaths.Identity(File.Reference)),
            "signature" => new AlertLine(message, "", Remedy: "Voir les signatures", RemedyUrl: OrientationPaths.Sign(File.Reference)),
            "OrganisationId" => new AlertLine(
                "Organisme de formation à choisir\u00A0:",
                "le parcours comprend de la formation.",
                Remedy: "Choisir l’organisme",
                RemedyUrl: RegistrationPaths.Organisation(File.Reference)),
            "pieces" => new AlertLine(message, "", Remedy: "Joindre la pièce", RemedyUrl: RegistrationPaths.Papers(File.Reference)),
            _ => new AlertLine(message, ""),
        };
    }
}

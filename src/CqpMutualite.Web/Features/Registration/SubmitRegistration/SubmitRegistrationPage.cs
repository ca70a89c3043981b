using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

/// <summary>The registration to check.</summary>
public sealed record SubmitRegistrationPage(RegistrationSummary Summary, SubmitRegistrationForm Form)
{
    private CertificationFile File => Summary.Head.File;

    /// <summary>Why there is nothing to send; null when there is.</summary>
    public string? State => RegistrationState.ForCompany(File);

    /// <summary>Why the certifier returned it.</summary>
    public AlertLine? Returned => State is null && File.ReturnReason is { } reason ? new AlertLine("Inscription renvoyée :", reason, Forbids: true) : null;

    /// <summary>The organisation is still to be chosen.</summary>
    public AlertLine? Missing => State is null && File is { NeedsTrainingOrganisation: true, HasTrainingOrganisation: false }
        ? new AlertLine("Organisme de formation à choisir :", "le parcours comprend de la formation.", Remedy: "Choisir l’organisme", RemedyUrl: RegistrationPaths.Organisation(File.Reference))
        : null;
}

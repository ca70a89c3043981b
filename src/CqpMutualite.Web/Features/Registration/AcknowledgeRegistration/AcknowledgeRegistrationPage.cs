using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.AcknowledgeRegistration;

/// <summary>The registration received.</summary>
/// <param name="Summary">What it says.</param>
/// <param name="Today">The day of registration, if it is acknowledged now.</param>
/// <param name="Form">The decision.</param>
public sealed record AcknowledgeRegistrationPage(RegistrationSummary Summary, DateOnly Today, AcknowledgeRegistrationForm Form)
{
    /// <summary>The registrations around this one; null when there is nothing to decide.</summary>
    public TaskQueue? Queue { get; init; }

    /// <summary>Why there is nothing to decide; null when there is.</summary>
    public string? State => RegistrationState.ForCertifier(Summary.Head.File);

    /// <summary>Last day for a first jury, if it is acknowledged now; null when the edition sets none.</summary>
    public DateOnly? FirstJuryBefore => Summary.Head.Edition.Rules.FirstJuryWithinYears is { } years ? Today.AddYears(years) : null;

    /// <summary>On the file as it is now, whatever revision <paramref name="form"/> was typed on.</summary>
    public static async Task<AcknowledgeRegistrationPage> LoadAsync(FileActing begun, AcknowledgeRegistrationForm form, CancellationToken cancellation) => new(
        await RegistrationSummary.LoadAsync(begun.Db, begun.User, begun.Head, cancellation),
        begun.Today,
        form with { Revision = begun.File.Revision })
    {
        Queue = RegistrationState.ForCertifier(begun.File) is null ? await TaskQueue.AroundAsync(begun, cancellation) : null,
    };
}

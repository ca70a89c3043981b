using System.Globalization;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>How far sessions have come.</summary>
public enum SessionStep
{
    Toutes,
    APreparer,
    Convoquees,
    EnSeance,
    APublier,
    Publiees,
}

/// <summary>What the list of sessions is filtered by, in the address; the words are those of the place.</summary>
public sealed record SessionFilter : ListFilter
{
    /// <summary>Code of an edition.</summary>
    [ModelBinder(Name = "Certification")]
    public string? Certification { get; init; }

    [ModelBinder(Name = "Nature")]
    public SessionKind? Kind { get; init; }

    /// <summary>How far they have come; null: those whose results are not published.</summary>
    [ModelBinder(Name = "Etat")]
    public SessionStep? Step { get; init; }

    [ModelBinder(Name = "Du")]
    public DateOnly? From { get; init; }

    [ModelBinder(Name = "Au")]
    public DateOnly? Until { get; init; }

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices =>
    [
        ("Certification", Certification),
        ("Nature", Kind?.ToString()),
        ("Etat", Step?.ToString()),
        ("Du", Iso(From)),
        ("Au", Iso(Until)),
    ];

    /// <summary>As a field of type date wants it.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The sessions asked for, among those that the user may see.</summary>
    public IQueryable<JurySession> Of(IQueryable<JurySession> visible)
    {
        var sessions = Step switch
        {
            SessionStep.Toutes => visible,
            SessionStep.APreparer => visible.Where(session => session.ConvenedAt == null && session.OpenedAt == null && session.ClosedAt == null),
            SessionStep.Convoquees => visible.Where(session => session.ConvenedAt != null && session.OpenedAt == null && session.ClosedAt == null),
            SessionStep.EnSeance => visible.Where(session => session.OpenedAt != null && session.ClosedAt == null),
            SessionStep.APublier => visible.Where(session => session.ClosedAt != null && session.PublishedOn == null),
            SessionStep.Publiees => visible.Where(session => session.PublishedOn != null),
            _ => visible.Where(session => session.PublishedOn == null),
        };
        if (!string.IsNullOrEmpty(Certification))
        {
            var key = $",{Certification},";
            sessions = sessions.Where(session => ("," + session.EditionKeys + ",").Contains(key));
        }

        sessions = Kind is { } kind ? sessions.Where(session => session.Kind == kind) : sessions;
        sessions = From is { } from ? sessions.Where(session => session.HeldOn >= from) : sessions;
        sessions = Until is { } until ? sessions.Where(session => session.HeldOn <= until) : sessions;
        foreach (var word in (Search ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            sessions = sessions.Where(session => session.Place.ToLower().Contains(word));
        }

        return sessions;
    }

    /// <summary>By day; the latest first where there are past ones.</summary>
    public IQueryable<JurySession> Ordered(AppDbContext db, IQueryable<JurySession> sessions)
    {
        var past = Step is SessionStep.Toutes or SessionStep.Publiees && Sort is null;
        var sorted = Sort switch
        {
            "Dossiers" => sessions.By(Descending, session => db.Files.Count(file => file.SessionId == session.Id)),
            _ => sessions.By(Descending || past, session => session.HeldOn),
        };
        return sorted.ThenBy(session => session.HeldOn).ThenBy(session => session.StartsAt).ThenBy(session => session.Id);
    }
}

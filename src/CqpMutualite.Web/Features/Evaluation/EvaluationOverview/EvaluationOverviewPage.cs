using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <summary>One line of the overview: a unit, the summary sheet, the candidate's part, a signature.</summary>
/// <param name="Code">« D1 »; null beside the units.</param>
/// <param name="Title">What it is.</param>
/// <param name="State">Its badge.</param>
/// <param name="Line">One precise line.</param>
/// <param name="Url">Where it is done; null when the reader does nothing there.</param>
/// <param name="Link">Words of the link.</param>
public sealed record OverviewRow(string? Code, string Title, Tag State, string? Line = null, string? Url = null, string? Link = null)
{
    /// <summary>The opinion given on the unit.</summary>
    public Tag? Opinion { get; init; }
}

/// <summary>What an evaluator who answers alone has not handed over: number of units, answers that still lack there.</summary>
public sealed record HeldAnswers(int Units, int Left);

/// <summary>The one next thing to do.</summary>
public sealed record NextThing(string Text, string Url, string Icon);

public sealed partial record EvaluationOverviewPage(
    FileHead Head,
    EvaluationBooklet Booklet,
    IReadOnlyList<OverviewRow> Units,
    IReadOnlyList<OverviewRow> Rest,
    NextThing? Next,
    string Says,
    bool Done
)
{
    /// <summary>What prepares the evaluation: opening, framing, planning.</summary>
    public required IReadOnlyList<OverviewRow> Preparation { get; init; }

    /// <summary>The evaluators may still answer each alone the units that nobody has begun.</summary>
    public bool MayPart { get; init; }

    /// <summary>What the reader answers alone and has not handed over; null: nothing.</summary>
    public HeldAnswers? Held { get; init; }

    /// <summary>Loads it in five queries: file, sheet, answers, names of the evaluators, moments.</summary>
    public static async Task<EvaluationOverviewPage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        var file = head.File;
        var sheet = await db.SheetReadableByAsync(user.Reader, file, EvaluationBooklet.Key, cancellation, answer => answer.Voice != Voice.Candidate);
        var people = file.Evaluators.Select(seat => seat.PersonId).ToList();
        var names = await db
            .People.AsNoTracking()
            .Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var moments = await db.MomentsReadableByAsync(user.Reader, file, cancellation);
        var facts = new OverviewFacts(head, user, sheet, names);
        return new EvaluationOverviewPage(
            head,
            facts.Booklet,
            [.. head.Edition.Units.Select(unit => RowOf(facts, unit))],
            [.. RestOf(facts)],
            NextOf(facts),
            SaysOf(facts),
            sheet.Sheet?.SignedAt is not null
        )
        {
            MayPart = facts.MayPart,
            Held = facts.ToHandOver.Count > 0 ? new HeldAnswers(facts.ToHandOver.Count, facts.ToHandOver.Sum(facts.LeftOn)) : null,
            Preparation = [.. PreparationOf(head, user, names, moments)],
        };
    }
}

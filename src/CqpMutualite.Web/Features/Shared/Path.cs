namespace CqpMutualite.Web.Features.Shared;

/// <summary>Where a step of the path stands.</summary>
public enum PathState { Done, Current, Blocked, ToCome }

/// <summary>One step of the path.</summary>
/// <param name="Label">The stage as the edition names it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Lines">Under the label: a date, or whose turn and until when; the first line is stressed when the step is current.</param>
/// <param name="Reason">What blocks it: « livret non signé ».</param>
public sealed record PathStep(string Label, PathState State, IReadOnlyList<string>? Lines = null, string? Reason = null);

/// <summary>The path in small, for a table.</summary>
public sealed record MiniPath(IReadOnlyList<PathState> States, string Label, string? Reason = null)
{
    /// <summary>Rank of the step where the file stands, from 1.</summary>
    public int Rank => Math.Min(States.Count, States.TakeWhile(state => state == PathState.Done).Count() + 1);

    /// <summary>The same path in small: the first step not done gives the label.</summary>
    public static MiniPath From(IReadOnlyList<PathStep> steps)
    {
        var here = steps.FirstOrDefault(step => step.State != PathState.Done) ?? steps[^1];
        return new([.. steps.Select(step => step.State)], here.Label, here.State == PathState.Blocked ? here.Reason : null);
    }
}

/// <summary>What is missing, hung under the path.</summary>
/// <param name="Stage">The stage concerned; the title counts the items: « Évaluation en entreprise : il manque 2 choses ».</param>
/// <param name="Items">In the order of the path; those of the reader are drawn first.</param>
public sealed record Missing(string Stage, IReadOnlyList<MissingItem> Items)
{
    /// <summary>Where the reader sets the dates; null for the others.</summary>
    public string? Targets { get; init; }
}

/// <summary>One missing thing: a verb phrase in bold, then who and by when. The first one of the reader with an address gives the button.</summary>
/// <param name="Verb">« Compléter la fiche de synthèse ».</param>
/// <param name="Detail">« pour les domaines 4 et 5 – à vous, avant le mardi 24 novembre ».</param>
/// <param name="Mine">The reader can do it.</param>
/// <param name="Url">Where it is done.</param>
/// <param name="Button">The button's words when the verb phrase is too long for it.</param>
public sealed record MissingItem(string Verb, string? Detail = null, bool Mine = false, string? Url = null, string? Button = null)
{
    /// <summary>Another way to the same end, when the usual one is closed: a link, never the button.</summary>
    public bool Fallback { get; init; }

    /// <summary>Where the reader reminds those of whom it is awaited; null when they do not.</summary>
    public string? RemindUrl { get; init; }

    /// <summary>The day by which it is wanted, when it is over.</summary>
    public DateOnly? LateSince { get; init; }
}

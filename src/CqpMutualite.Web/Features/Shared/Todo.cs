namespace CqpMutualite.Web.Features.Shared;

/// <summary>Whose turn it is: the reader's, or a named person's. Never « En attente » alone.</summary>
public sealed record Turn(bool Mine, string Name = "", string? Capacity = null)
{
    /// <summary>« ● À vous ».</summary>
    public static Turn Yours { get; } = new(true);

    /// <summary>Somebody else's turn: « Paul Girard, tuteur ».</summary>
    public static Turn Of(string name, string? capacity = null) => new(false, name, capacity);
}

/// <summary>The two sheets of « À faire ». The oldest deadline comes first, what has none comes last: the view sorts.</summary>
public sealed record Todo(DateOnly Today, IReadOnlyList<TodoItem> Mine, IReadOnlyList<TodoItem> Others)
{
    /// <summary>At the right of the second title: « 3 dossiers ».</summary>
    public string? OthersMeta { get; init; }

    /// <summary>Where those others are reminded; null where this reader does not.</summary>
    public string? RemindUrl { get; init; }

    /// <summary>Not one has a deadline: the list then has no room for it.</summary>
    public static bool Undated(IReadOnlyList<TodoItem> items) => items.All(item => item.Due is null);

    /// <summary>Oldest deadline first, none last.</summary>
    public static IEnumerable<TodoItem> Sorted(IEnumerable<TodoItem> items) => items.OrderBy(item => item.Due ?? DateOnly.MaxValue);
}

/// <summary>One thing to do.</summary>
/// <param name="Action">A verb phrase: « Signer le guide d’entretien ».</param>
/// <param name="Candidate">« Yanis Ferrand ».</param>
/// <param name="Context">« Conseiller mutualiste individuels ».</param>
/// <param name="Url">Where it is done; for somebody else's action, the file.</param>
/// <param name="Due">Null: « Sans échéance ».</param>
/// <param name="Button">One infinitive: « Signer ».</param>
/// <param name="Turn">Who is awaited, in the second sheet.</param>
public sealed record TodoItem(string Action, string Candidate, string? Context, string? Url, DateOnly? Due, string? Button = null, Turn? Turn = null);

/// <summary>A deadline as it is told: distance in bold, then the date.</summary>
public sealed record Due(DateOnly? Day, DateOnly Today)
{
    public bool Late => Day < Today;

    public bool Soon => !Late && Day is { } day && day.DayNumber - Today.DayNumber <= 7;

    /// <summary>« Dans 4 jours »; the date itself beyond 60 days; « Sans échéance ».</summary>
    public string Bold => Day is not { } day ? "Sans échéance" : Far ? FrenchText.ListDate(day) : FrenchText.Distance(day, Today);

    /// <summary>« mar. 24 novembre »; beyond 60 days, the distance.</summary>
    public string? Plain => Day is not { } day ? null : Far ? FrenchText.Distance(day, Today).ToLowerInvariant() : FrenchText.ShortDayDate(day);

    private bool Far => Day is { } day && day.DayNumber - Today.DayNumber > FrenchText.FarInDays;
}

/// <summary>One leaf of the « Échéances » column.</summary>
public sealed record Deadline(DateOnly Day, string What, string? Who = null, string? Url = null);

/// <summary>The « Échéances » column: late, within seven days, later.</summary>
public sealed record Deadlines(DateOnly Today, IReadOnlyList<Deadline> Items);

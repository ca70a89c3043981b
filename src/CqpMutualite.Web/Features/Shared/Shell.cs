namespace CqpMutualite.Web.Features.Shared;

/// <summary>
/// What surrounds every page. Whoever knows the current user puts one in the request with <see cref="Put"/>; without it the header is anonymous.
/// </summary>
/// <param name="Entries">Three to six menu entries, in their order.</param>
/// <param name="Person">Who is signed in, null for a visitor.</param>
public sealed record Shell(IReadOnlyList<ShellEntry> Entries, ShellPerson? Person = null)
{
    /// <summary>The header of a visitor.</summary>
    public static Shell Anonymous { get; } = new([]);

    public string HomeUrl { get; init; } = "/";

    /// <summary>In whose place one enters, and how to end it; null when people act for themselves.</summary>
    public ShellOnBehalf? OnBehalf { get; init; }

    public IReadOnlyList<ShellEntry> Footer { get; init; } =
    [
        new("Les CQP", "/cqp"),
        new("Aide et contact", "/aide"),
        new("Vérifier un certificat", "/verification"),
        new("Accessibilité", "/accessibilite"),
        new("Données personnelles", "/donnees-personnelles"),
    ];

    /// <summary>The shell of this request.</summary>
    public static Shell Of(HttpContext context) => context.Features.Get<Shell>() ?? Anonymous;

    /// <summary>To be called by a filter or a middleware, once the current user is known and before the view is drawn.</summary>
    public void Put(HttpContext context) => context.Features.Set(this);
}

/// <summary>The certifier enters in the place of somebody. <paramref name="EndUrl"/> receives an empty POST.</summary>
public sealed record ShellOnBehalf(string Person, string Capacity, string Reference, string EndUrl);

/// <summary>One entry of the menu. The count is shown when it is above zero, on « À faire » only.</summary>
public sealed record ShellEntry(string Text, string Url, bool Current = false, int Count = 0);

/// <summary>The person at the right of the header.</summary>
/// <param name="Key">An opaque key: answers kept on a shared device are only sent again for the person who typed them.</param>
/// <param name="Name">First name and name.</param>
/// <param name="Capacity">« RH », « Évaluatrice ».</param>
/// <param name="Organisation">Null when the capacity says it all (« OEMM »).</param>
public sealed record ShellPerson(string Key, string Name, string Capacity, string? Organisation = null)
{
    /// <summary>The capacities this person may act in; drawn when there are several.</summary>
    public IReadOnlyList<ShellCapacity> Capacities { get; init; } = [];

    /// <summary>Receives a POST with the field <c>Capacity</c>.</summary>
    public string ChangeCapacityUrl { get; init; } = "/capacite";

    public string SignOutUrl { get; init; } = "/deconnexion";

    /// <summary>The page of the account, when there is one.</summary>
    public string? AccountUrl { get; init; }

    /// <summary>« HV ».</summary>
    public string Initials => FrenchText.Initials(Name);

    /// <summary>« RH · Mutuelle Horizon ».</summary>
    public string Line => Organisation is null ? Capacity : $"{Capacity} · {Organisation}";
}

/// <summary>One capacity to act in.</summary>
public sealed record ShellCapacity(string Value, string Capacity, string? Organisation = null, bool Current = false)
{
    /// <summary>The colleague whose it is, and who is away; null: it is the person's own.</summary>
    public string? For { get; init; }

    /// <summary>The last day of it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>« Mutuelle Horizon, pour Karim Haddad ».</summary>
    public string? Line => For is null ? Organisation : string.Join(", ", new[] { Organisation, $"pour {For}" }.OfType<string>());
}

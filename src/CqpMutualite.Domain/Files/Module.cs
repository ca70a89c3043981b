namespace CqpMutualite.Domain.Files;

/// <summary>A training module followed by the candidate, attached to one unit.</summary>
public sealed class Module
{
    private Module()
    {
    }

    internal Module(Guid fileId, string unit, ModuleTerms terms)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        OrganisationId = terms.OrganisationId;
        Correct(unit, terms);
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public string Unit { get; private set; } = "";

    public string Title { get; private set; } = "";

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    /// <summary>Hours in all, to the half.</summary>
    public decimal Hours { get; private set; }

    /// <summary>The organisation that gave it; null: the file's.</summary>
    public Guid? OrganisationId { get; private set; }

    public string? Content { get; private set; }

    public string? Method { get; private set; }

    internal void Correct(string unit, ModuleTerms terms)
    {
        Unit = unit;
        Title = terms.Title!.Trim();
        StartsOn = terms.StartsOn;
        EndsOn = terms.EndsOn;
        Hours = terms.Hours;
        Content = string.IsNullOrWhiteSpace(terms.Content) ? null : terms.Content.Trim();
        Method = string.IsNullOrWhiteSpace(terms.Method) ? null : terms.Method.Trim();
    }

    /// <summary>The same module, as its title and its days tell.</summary>
    internal bool Is(ModuleTerms terms) => StartsOn == terms.StartsOn && EndsOn == terms.EndsOn && Bears(terms.Title);

    /// <summary>It bears that title, whatever its days.</summary>
    internal bool Bears(string? title) => string.Equals(Title, title?.Trim(), StringComparison.CurrentCultureIgnoreCase);
}

/// <summary>What is said of a module when it is added or corrected. Hours go by halves, days are both included.</summary>
public sealed record ModuleTerms(string? Title, DateOnly StartsOn, DateOnly EndsOn, decimal Hours)
{
    /// <summary>The organisation that gives it.</summary>
    public Guid? OrganisationId { get; init; }

    public string? Content { get; init; }

    public string? Method { get; init; }
}

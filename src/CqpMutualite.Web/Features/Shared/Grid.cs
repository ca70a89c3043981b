using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>How a chosen answer is coloured: green result, ink result, or neither.</summary>
public enum Tone { Favourable, Unfavourable, Neutral }

/// <summary>One answer of a scale. <paramref name="Key"/> is the letter that chooses it while the criterion has the focus.</summary>
public sealed record Choice(string Value, string Label, Tone Tone = Tone.Neutral, char? Key = null)
{
    public static IReadOnlyList<Choice> YesNo { get; } = [new("oui", "Oui", Tone.Favourable, 'o'), new("non", "Non", Tone.Unfavourable, 'n')];

    public static IReadOnlyList<Choice> Acquired { get; } =
    [new("acquis", "Acquis", Tone.Favourable, 'a'), new("non-acquis", "Non acquis", Tone.Unfavourable, 'n')];
}

/// <summary>Large radio choices named by the element <paramref name="LabelledBy"/>.</summary>
/// <param name="Name">Name of the posted field; it also makes the ids.</param>
/// <param name="LabelledBy">Id of the title.</param>
/// <param name="Options">The scale.</param>
/// <param name="Value">The value chosen, if any. Nothing is ever preselected for the reader.</param>
public sealed record Choices(string Name, string LabelledBy, IReadOnlyList<Choice> Options, string? Value = null)
{
    /// <summary>Shown, not answerable.</summary>
    public bool Frozen { get; init; }

    /// <summary>The sentence of a refusal, drawn above.</summary>
    public string? Error { get; init; }

    /// <summary>« À renseigner » under an unanswered criterion after a first pass.</summary>
    public bool Unanswered { get; init; }
}

/// <summary>The units of a booklet.</summary>
public sealed record UnitTabs(IReadOnlyList<UnitTab> Units, string Label = "Domaines");

/// <summary>One unit: « D5 », « 2 sur 4 ».</summary>
public sealed record UnitTab(string Code, string Url, int Answered, int Total, bool Current = false, string? Title = null)
{
    /// <summary>Signed: no longer written.</summary>
    public bool Signed { get; init; }
}

/// <summary>One criterion of a grid: what is looked at, the choice, an optional note.</summary>
/// <param name="Key">Stable key of the answer; posted as <c>key</c> by autosave.</param>
/// <param name="Title">The criterion, verbatim.</param>
/// <param name="Points">Its bullets, verbatim.</param>
/// <param name="Choices">Its scale and value; <c>LabelledBy</c> is filled by the view.</param>
/// <param name="Token">Concurrency token of the answer, posted in <paramref name="TokenName"/>.</param>
public sealed record GridCriterion(string Key, string Title, IReadOnlyList<string> Points, Choices Choices, string? Token = null)
{
    /// <summary>Name of the token field.</summary>
    public string TokenName { get; init; } = "Token";

    /// <summary>Name of the note field; null when the grid has no note.</summary>
    public string? NoteName { get; init; }

    /// <summary>The note typed so far.</summary>
    public string? Note { get; init; }

    /// <summary>« Note pour le consensus ».</summary>
    public string NoteLabel { get; init; } = "Note pour le consensus";

    public string Id => Ids.Of(Key);
}

/// <summary>The competences at the left of a grid.</summary>
public sealed record Skills(string Title, IReadOnlyList<string> Items);

/// <summary>What the saving line says.</summary>
public enum SaveState { None, Saved, Saving, Offline, Failed }

/// <summary>The bar at the bottom: saving, keys, previous, next.</summary>
/// <param name="FormId">The form that the buttons submit.</param>
public sealed record Dock(string FormId)
{
    /// <summary>State at the time of drawing.</summary>
    public SaveState State { get; init; } = SaveState.None;

    /// <summary>« Enregistré à 14:32 ».</summary>
    public string? SaveText { get; init; }

    /// <summary>The page has no autosave: the button « Enregistrer » is always there, not only without JavaScript.</summary>
    public bool ByHand { get; init; }

    /// <summary>The choices that have a key, shown as a reminder (grids only); null: none.</summary>
    public IReadOnlyList<Choice>? Keys { get; init; }

    /// <summary>Words of the keys: what Alt + → leads to.</summary>
    public string NextUnit { get; init; } = "domaine suivant";

    /// <summary>Why the primary button is disabled.</summary>
    public string? Reason { get; init; }

    /// <summary>Another thing to do with the form, in line style.</summary>
    public DockStep? Other { get; init; }

    /// <summary>At the left, in line style.</summary>
    public DockStep? Previous { get; init; }

    /// <summary>At the right, primary.</summary>
    public DockStep? Next { get; init; }
}

/// <summary>
/// A step of the dock: a link when <paramref name="Url"/> is given, otherwise a button that posts the form with <c>next</c> = <paramref name="Value"/>, so that
/// nothing is lost without JavaScript.
/// </summary>
public sealed record DockStep(string Text, string? Url = null, string? Value = null, string? Icon = null, bool Disabled = false);

/// <summary>A disagreement between two evaluators. Nobody's answer is preselected.</summary>
public sealed record ConsensusRow(
    string Key,
    string Unit,
    string Title,
    IReadOnlyList<TextItem> Points,
    ConsensusView First,
    ConsensusView Second,
    Choices Common
)
{
    public string WhyName { get; init; } = "Why";
    public string? Why { get; init; }
    public bool Settled { get; init; }
    /// <summary>A common answer that was given during this entry; shown beside it.</summary>
    public string? Other { get; init; }
    public string? Token { get; init; }
    public string TokenName { get; init; } = "Token";
    public string Id => Ids.Of(Key);
}

public sealed record ConsensusView(string Name, string Capacity, Tag Answer, string? Note = null);

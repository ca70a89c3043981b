using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Choice = CqpMutualite.Web.Features.Shared.Choice;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>What each field of the deliberation shows: what is signed; else what was just typed; else what the draft holds.</summary>
internal sealed class DraftAnswers(Decision? decision, DecisionDraft draft, IFormCollection? posted, ModelStateDictionary state)
{
    /// <summary>The unit in the signed decision.</summary>
    public UnitDecision? Signed(string unit) => decision?.Units.Single(found => found.Unit == unit);

    public string? VerdictOf(string unit)
    {
        if (Signed(unit) is { } signed)
        {
            return signed.Acquired ? DecisionDraft.Acquired : DecisionDraft.NotAcquired;
        }

        return PostedDraft.Typed(posted, unit) is { } typed
            ? typed is DecisionDraft.Acquired or DecisionDraft.NotAcquired ? typed : null
            : draft.Value(unit);
    }

    public Choices ChoicesOf(string unit, bool frozen) =>
        new(AnswerFields.Value(unit), "", Choice.Acquired, VerdictOf(unit))
        {
            Frozen = frozen,
            Error = StoredInstead(unit) is { } stored
                ? $"{ErrorOf(unit)} La version enregistrée dit « {WordsOf(stored)} » ; votre choix est ci-dessous."
                : ErrorOf(unit),
        };

    public DraftText TextOf(string key, string label, string? signed) =>
        new(key, label, decision is not null ? signed : PostedDraft.Typed(posted, key) ?? draft.Value(key), TokenOf(key))
        {
            Error = ErrorOf(key),
            Stored = StoredInstead(key),
        };

    /// <summary>Once both versions are shown, what is sent next is sent knowing the stored one.</summary>
    public int TokenOf(string key) => draft.Find(key)?.Revision ?? 0;

    // what another window wrote there meanwhile
    private string? StoredInstead(string key) =>
        posted is not null
        && PostedDraft.Typed(posted, key) is { } typed
        && draft.Find(key) is { } stored
        && AnswerValue.Normalise(typed) != stored.Value
        && stored.Revision != PostedDraft.TokenOf(posted, key)
            ? stored.Value ?? ""
            : null;

    private static string WordsOf(string verdict) => verdict switch
    {
        DecisionDraft.Acquired => "acquis",
        "" => "sans réponse",
        _ => "non acquis",
    };

    private string? ErrorOf(string key) => state[AnswerFields.Value(key)] is { Errors: [var error, ..] } ? error.ErrorMessage : null;
}

using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>What the president types to sign; the decision itself is in the answers of the page.</summary>
[NeedsNoValidator("The password itself is tried.")]
public sealed record DeliberateForm
{
    [Display(Name = "Mot de passe du président")]
    public string? Secret { get; init; }
}

/// <summary>What a page posts of the decision being prepared: each value with the revision it was typed over.</summary>
public static class PostedDraft
{
    /// <summary>
    /// Writes everything posted into the draft. The refusals name what another window changed meanwhile; the draft then keeps what is stored.
    /// </summary>
    public static (IReadOnlyList<DraftEntry> Added, IReadOnlyList<Refusal> Refusals) Take(
        DecisionDraft draft,
        Referential edition,
        IFormCollection posted,
        Guid by,
        DateTimeOffset now
    )
    {
        List<DraftEntry> added = [];
        List<Refusal> refusals = [];
        foreach (
            var key in DecisionDraft.KeysOf(edition).Where(key => posted.ContainsKey(AnswerFields.Value(key)) || posted.ContainsKey(AnswerFields.Token(key)))
        )
        {
            var (entry, outcome) = draft.Write(edition, key, posted[AnswerFields.Value(key)].ToString(), TokenOf(posted, key), by, now);
            refusals.AddRange(outcome.Refusals);
            if (entry is not null)
            {
                added.Add(entry);
            }
        }

        return (added, refusals);
    }

    /// <summary>The revision that was typed over; 0: none.</summary>
    public static int TokenOf(IFormCollection posted, string key) => int.TryParse(posted[AnswerFields.Token(key)], out var token) ? token : 0;

    /// <summary>What was typed there; null when the page does not have it.</summary>
    public static string? Typed(IFormCollection? posted, string key) =>
        posted?.TryGetValue(AnswerFields.Value(key), out var typed) == true ? typed.ToString() : null;
}

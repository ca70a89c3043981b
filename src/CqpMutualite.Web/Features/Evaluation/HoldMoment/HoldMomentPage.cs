using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.HoldMoment;

/// <summary>A note to be read: who wrote it, and what.</summary>
public sealed record OtherNote(string By, string At, string Text);

/// <summary>One moment as an evaluator sees it.</summary>
/// <param name="Head">The file.</param>
/// <param name="Title">« Situation observée, D1 ».</param>
/// <param name="Facts">When, where and with whom.</param>
/// <param name="MoveUrl">Where it is changed; null once it was held.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Others">The notes of others that may be read.</param>
/// <param name="Blind">A unit of the moment is assessed by each alone.</param>
/// <param name="Frozen">Why nothing is written any more; null while it is.</param>
public sealed record HoldMomentPage(
    FileHead Head,
    string Title,
    IReadOnlyList<Fact> Facts,
    string? MoveUrl,
    HoldMomentForm Form,
    IReadOnlyList<OtherNote> Others,
    bool Blind,
    string? Frozen)
{
    /// <summary>Four queries beside that of the head. <paramref name="typed"/>: what was typed and refused. Null: no such moment on the file.</summary>
    public static async Task<HoldMomentPage?> LoadAsync(FileActing begun, Guid id, HoldMomentForm? typed, CancellationToken cancellation)
    {
        var (db, head, user, today) = (begun.Db, begun.Head, begun.User, begun.Today);
        if (await begun.MomentAsync(id, cancellation) is not { } moment)
        {
            return null;
        }

        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        var (notes, blind) = await db.MomentNotesReadableByAsync(user.Reader, moment, cancellation);
        var planned = FrenchText.ParisDay(moment.StartsAt);
        var form = typed ?? new HoldMomentForm
        {
            Held = moment.HeldOn is not null,
            HeldOn = moment.HeldOn ?? (planned < today ? planned : today),
            Minutes = moment.Minutes,
            Note = notes.FirstOrDefault(note => note.AuthorId == user.PersonId)?.Text,
        };
        return new HoldMomentPage(
            head,
            MomentNames.Title(moment.Named, head.Edition),
            [
                new Fact(
                    "Prévu",
                    FrenchText.Sentence(FrenchText.LongDate(planned)),
                    $"{FrenchText.Hour(moment.StartsAt)}, {MomentWords.Duration(moment.Minutes)}"),
                new Fact("Lieu", moment.Place),
                new Fact("Participants", MomentWords.With(head, moment, names)),
            ],
            moment.MayRemove(head.File).IsAccepted ? EvaluationPaths.Move(head.File.Reference, moment.Id) : null,
            form with { Token = moment.Revision },
            [
                .. notes.Where(note => note.AuthorId != user.PersonId)
                    .Select(note => new OtherNote(names.GetValueOrDefault(note.AuthorId, "L’autre évaluateur"), FrenchText.Moment(note.At), note.Text)),
            ],
            blind,
            head.File.Evaluation.MayPlan() is { IsAccepted: false } closed ? closed.Refusals[0].Message : null);
    }
}

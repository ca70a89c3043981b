using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>What is done with the moments of an evaluation: planned, moved, held, removed. Those who take part are told.</summary>
public static class Moments
{
    /// <summary>The one of that id, untracked; null when the user may not read it, or it is of another file. One query.</summary>
    public static async Task<EvaluationMoment?> MomentAsync(this FileActing begun, Guid id, CancellationToken cancellation) =>
        (await begun.Db.MomentsReadableByAsync(begun.Reader, begun.File, cancellation)).FirstOrDefault(found => found.Id == id);

    /// <summary>Plans one, or notes at once one that has already taken place; null when it is refused.</summary>
    public static async Task<(EvaluationMoment? Moment, Outcome Outcome)> PlanAsync(FileActing begun, MomentForm form, CancellationToken cancellation)
    {
        var (moment, outcome) = EvaluationMoment.Plan(begun.File, begun.Edition, form.ToTerms(), begun.Now);
        if (moment is not null && form.Held && begun.User.May(Permission.Evaluate))
        {
            // the day refused is the one typed above
            var held = moment.Hold(begun.File, form.Day, form.Minutes, begun.Now, begun.Today);
            outcome = held.IsAccepted ? held
                : Outcome.From(held.Refusals.Select(refusal => refusal.Field == "HeldOn" ? refusal with { Field = nameof(MomentForm.Day) } : refusal));
        }

        if (moment is null || !outcome.IsAccepted)
        {
            return (null, outcome);
        }

        begun.Db.Add(moment);
        await MomentMessages.PostAsync(begun, moment, moment.Participants, MessageKind.MomentPlanned, cancellation);
        return (moment, outcome);
    }

    /// <summary>Moves one that is still as it was read.</summary>
    public static async Task<Outcome?> MoveAsync(FileActing begun, Guid id, MomentForm form, CancellationToken cancellation)
    {
        if (await begun.MomentAsync(id, cancellation) is not { } moment)
        {
            return FileDesk.NotFound;
        }

        var before = moment.Participants;
        begun.Db.Attach(moment);
        var outcome = form.Token == moment.Revision ? moment.Move(begun.File, begun.Edition, form.ToTerms(), begun.Now) : FileDesk.SomebodyElse;
        if (outcome.IsAccepted)
        {
            await MomentMessages.PostAsync(begun, moment, before | moment.Participants, MessageKind.MomentMoved, cancellation);
        }

        return outcome;
    }

    /// <summary>
    /// Says that one was held, and keeps what the evaluator noted. The note is told to nobody but who writes it: neither its words nor the fact.
    /// </summary>
    public static async Task<Outcome?> HoldAsync(FileActing begun, Guid id, MomentHeld held, string? note, CancellationToken cancellation)
    {
        var me = begun.User.PersonId;
        var moments = begun.Db.Moments.Include(known => known.Notes.Where(found => found.AuthorId == me));
        if (await moments.SingleOrDefaultAsync(known => known.Id == id && known.FileId == begun.File.Id, cancellation) is not { } moment)
        {
            return FileDesk.NotFound;
        }

        if (begun.File.Evaluation.MayPlan() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var outcome = held.On == moment.HeldOn && held.Minutes == moment.Minutes ? Outcome.Accepted
            : held.Token == moment.Revision ? moment.Hold(begun.File, held.On, held.Minutes, begun.Now, begun.Today)
            : FileDesk.SomebodyElse;
        if (outcome.IsAccepted && moment.Note(me, note, begun.Now))
        {
            begun.Db.Note(begun.File.Id, begun.User.Actor(), new MomentNoted(moment.Named), begun.Edition, begun.Now);
        }

        return outcome;
    }

    public static async Task<Outcome?> RemoveAsync(FileActing begun, Guid id, CancellationToken cancellation)
    {
        if (await begun.MomentAsync(id, cancellation) is not { } moment)
        {
            return FileDesk.NotFound;
        }

        var outcome = begun.Remove(moment, moment.MayRemove(begun.File), new MomentRemoved(moment.Named));
        if (outcome.IsAccepted)
        {
            await MomentMessages.PostAsync(begun, moment, moment.Participants, MessageKind.MomentCancelled, cancellation);
        }

        return outcome;
    }
}

/// <summary>When and how long a moment was held (null: it was not), over the revision that was read.</summary>
public sealed record MomentHeld(DateOnly? On, int? Minutes, int? Token);

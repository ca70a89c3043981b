using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.HoldMoment;

/// <summary>An evaluator says that a moment was held, and notes what they observed: the note is theirs, the other reads it where they do not answer alone.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.MomentRoute)]
public sealed class HoldMomentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Lost = "L’autre évaluateur vient de changer ce moment. Ce que vous avez saisi est encore là\u00A0: relisez, puis enregistrez de nouveau.";

    /// <summary>The moment.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            && await HoldMomentPage.LoadAsync(db, head, user, moment, null, clock.Today(), cancellation) is { } page
                ? View("HoldMoment", page)
                : NotFound();
    }

    /// <summary>Keeps what is said of it.</summary>
    [HttpPost]
    public async Task<IActionResult> Hold(string reference, Guid moment, [Bind(Prefix = "Form")] HoldMomentForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.Moments.Include(known => known.Notes.Where(note => note.AuthorId == user.PersonId)).SingleOrDefaultAsync(known => known.Id == moment && known.FileId == head.File.Id, cancellation) is not { } found)
        {
            return NotFound();
        }

        if (ModelState.IsValid && Say(head, user, found, form) is { IsAccepted: false } refused)
        {
            ModelState.Refuse(refused);
        }

        if (ModelState.IsValid)
        {
            if (await db.TrySaveAsync(cancellation))
            {
                TempData.Toast("Moment enregistré.");
                return Redirect(EvaluationPaths.Moment(reference, moment));
            }

            ModelState.AddModelError("", Lost);
        }

        db.ChangeTracker.Clear();
        ModelState.Remove("Form.Token");
        return await HoldMomentPage.LoadAsync(db, head, user, moment, form, clock.Today(), cancellation) is { } page ? View("HoldMoment", page) : NotFound();
    }

    // the note is told to nobody but who writes it: neither its words nor the fact
    private Outcome Say(FileHead head, CurrentUser user, EvaluationMoment moment, HoldMomentForm form)
    {
        var now = clock.GetUtcNow();
        if (head.File.Evaluation.MayPlan() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (moment.Note(user.PersonId, form.Note, now))
        {
            db.Note(head.File.Id, user.Actor(), new MomentNoted(moment.Named), head.Edition, now);
        }

        var heldOn = form.Held ? form.HeldOn : null;
        if (heldOn == moment.HeldOn && form.Minutes == moment.Minutes)
        {
            return Outcome.Accepted;
        }

        var outcome = form.Token == moment.Revision ? moment.Hold(head.File, heldOn, form.Minutes, now, clock.Today()) : new Refusal("moment.lost", Lost);
        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        }

        return outcome;
    }
}

/// <summary>What is posted.</summary>
public sealed record HoldMomentForm
{
    /// <summary>It was held.</summary>
    [Display(Name = "Ce moment a eu lieu")]
    public bool Held { get; init; }

    /// <summary>Day.</summary>
    [Display(Name = "Jour")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>How long.</summary>
    [Display(Name = "Durée, en minutes")]
    public int? Minutes { get; init; }

    /// <summary>What the reader observed.</summary>
    [Display(Name = "Mes notes")]
    public string? Note { get; init; }

    /// <summary>Revision of what was read.</summary>
    public int? Token { get; init; }
}

/// <summary>Checks of shape; the rules are the moment's.</summary>
public sealed class HoldMomentFormValidator : AbstractValidator<HoldMomentForm>
{
    private const int LongestNote = 20_000;

    /// <summary>The checks.</summary>
    public HoldMomentFormValidator()
    {
        RuleFor(form => form.HeldOn).NotNull().When(form => form.Held).WithMessage("Donnez le jour, par exemple 12/04/2026.");
        RuleFor(form => form.Note).MaximumLength(LongestNote).WithMessage("Ces notes tiennent en 20 000 signes.");
    }
}

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
public sealed record HoldMomentPage(FileHead Head, string Title, IReadOnlyList<Fact> Facts, string? MoveUrl, HoldMomentForm Form, IReadOnlyList<OtherNote> Others, bool Blind, string? Frozen)
{
    /// <summary>Four queries beside that of the head. <paramref name="typed"/>: what was typed and refused. Null: no such moment on the file.</summary>
    public static async Task<HoldMomentPage?> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, Guid id, HoldMomentForm? typed, DateOnly today, CancellationToken cancellation)
    {
        if ((await db.MomentsReadableByAsync(user.Reader, head.File, cancellation)).FirstOrDefault(found => found.Id == id) is not { } moment)
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
                new Fact("Prévu", FrenchText.Sentence(FrenchText.LongDate(planned)), $"{FrenchText.Hour(moment.StartsAt)}, {MomentWords.Duration(moment.Minutes)}"),
                new Fact("Lieu", moment.Place),
                new Fact("Participants", MomentWords.With(head, moment, names)),
            ],
            moment.MayRemove(head.File).IsAccepted ? EvaluationPaths.Move(head.File.Reference, moment.Id) : null,
            form with { Token = moment.Revision },
            [.. notes.Where(note => note.AuthorId != user.PersonId).Select(note => new OtherNote(names.GetValueOrDefault(note.AuthorId, "L’autre évaluateur"), FrenchText.Moment(note.At), note.Text))],
            blind,
            head.File.Evaluation.MayPlan() is { IsAccepted: false } closed ? closed.Refusals[0].Message : null);
    }
}

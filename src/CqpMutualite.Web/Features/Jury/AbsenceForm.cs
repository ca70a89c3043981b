using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A candidate who does not come: the file goes back to those to plan, the session keeps the trace.</summary>
public static class SessionAbsence
{
    /// <summary>Records it on the session and on the file, both tracked.</summary>
    public static Outcome Record(AppDbContext db, SessionHead head, FileHead file, AbsenceForm form, CurrentUser user, DateOnly today, DateTimeOffset now)
    {
        if (file.File.SessionId != head.Session.Id)
        {
            return FileRefusals.NotInSession;
        }

        var outcome = file.File.DecidedOn is null ? head.Session.Attend(file.File.Id, form.Excused ? Attendance.Excused : Attendance.Absent, form.Note) : JuryRefusals.AttendanceNotNow;
        if (outcome.IsAccepted)
        {
            outcome = file.File.DetachFromSession(today);
            db.Note(file.File.Id, user.Actor(), $"Candidat {(form.Excused ? "excusé" : "absent")} à la session de jury du {FrenchText.PlainDate(head.Session.HeldOn)}", now);
        }

        return outcome;
    }
}

/// <summary>Who does not come, and why.</summary>
public sealed record AbsenceForm
{
    /// <summary>The file.</summary>
    public string? Reference { get; init; }

    /// <summary>The candidate said so.</summary>
    public bool Excused { get; init; }

    /// <summary>What is known of it.</summary>
    [Display(Name = "Précision")]
    public string? Note { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class AbsenceFormValidator : AbstractValidator<AbsenceForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public AbsenceFormValidator() => RuleFor(form => form.Note).MaximumLength(Longest).WithMessage("La précision tient en 1 000 signes.");
}

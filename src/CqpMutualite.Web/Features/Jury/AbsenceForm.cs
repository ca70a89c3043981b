using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Who does not come, and why.</summary>
public sealed record AbsenceForm
{
    public string? Reference { get; init; }

    public bool Excused { get; init; }

    /// <summary>What is known of it.</summary>
    [Display(Name = "Précision")]
    public string? Note { get; init; }

    /// <summary>Records it: the file goes back to those to plan, the session keeps the trace.</summary>
    public Outcome Record(SessionAct act)
    {
        var file = act.File!.File;
        if (file.SessionId != act.Session.Id)
        {
            return FileRefusals.NotInSession;
        }

        var outcome = file.Presentation.DecidedOn is null
            ? act.Session.Attend(file.Id, Excused ? Attendance.Excused : Attendance.Absent, Note)
            : JuryRefusals.AttendanceNotNow;
        if (!outcome.IsAccepted)
        {
            return outcome;
        }

        act.Note(outcome);
        return file.Presentation.Detach(act.Today);
    }

    public static string Recorded(SessionAct act) => $"{act.File!.CandidateName} attend une autre session.";
}

public sealed class AbsenceFormValidator : AbstractValidator<AbsenceForm>
{
    private const int Longest = 1000;

    public AbsenceFormValidator() => RuleFor(form => form.Note).MaximumLength(Longest).WithMessage("La précision tient en 1 000 signes.");
}

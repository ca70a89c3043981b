using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.Interview;

/// <summary>
/// What follows the answers of the guide: its conclusion, when it is asked. An interview already concluded is concluded again with each correction, or not
/// corrected.
/// </summary>
/// <param name="InterviewedOn">The day, for an edition whose guide does not ask for it.</param>
/// <param name="Asked">The button that concludes was pressed.</param>
internal sealed record InterviewConclusion(DateOnly? InterviewedOn, bool Asked)
{
    private CertificationFile? concluded;

    public Outcome Outcome { get; private set; }

    /// <summary>The answers, with it.</summary>
    public AnswersAsked With(AnswersAsked answers, FileActing begun)
    {
        var correcting = IsCorrecting(begun);
        return !Asked && !correcting ? answers : answers with
        {
            Writing = answers.Writing with
            {
                MayWrite = correcting ? file => file.Orientation.MayRecord() : answers.Writing.MayWrite,
                Then = (head, sheet) => Conclude(head, sheet, begun.Today),
                Whole = correcting,
            },
        };
    }

    public Done Done(FileActing begun)
    {
        var reference = begun.File.Reference;
        return concluded is null
            ? new Done("Entretien enregistré.", OrientationPaths.Interview(reference))
            : new Done(
                IsCorrecting(begun) ? "Entretien corrigé."
                : concluded.NextAct == NextAct.NameTrainingOrganisation ? "Entretien conclu : choisissez maintenant l’organisme de formation."
                : "Entretien conclu : relisez le guide et signez-le.",
                concluded.Turn == Turn.Company ? FilesPaths.ForAct(concluded.NextAct, reference) : FilesPaths.File(reference));
    }

    private static bool IsCorrecting(FileActing begun) => begun.File.Stage != Stage.Orientation;

    private Outcome Conclude(FileHead head, Sheet sheet, DateOnly today)
    {
        var values = InterviewGuide.ValuesOf(sheet);
        var day = InterviewGuide.Day(head.Edition) is null ? InterviewedOn : InterviewGuide.DayOf(head.Edition, values);
        concluded = head.File;
        return Outcome = head.File.Orientation.Conclude(head.Edition, values, day, today, InterviewGuide.WordsOf(sheet.Answers));
    }
}

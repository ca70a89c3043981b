using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission.TransmitFile;

/// <summary>One check of the transmission, with what it lacks.</summary>
public sealed record CheckLine(string Title, IReadOnlyList<MissingItem> Missing);

/// <summary>What the transmission asks, in order, with who can do what is missing; or the confirmation; or where the file is.</summary>
/// <param name="Head">The file.</param>
/// <param name="Checks">What is looked at.</param>
/// <param name="NotNow">Another stage is under way, or the file is closed; null otherwise.</param>
/// <param name="Positive">The way to a jury is open without a derogation.</param>
public sealed record TransmitFilePage(FileHead Head, IReadOnlyList<CheckLine> Checks, string? NotNow, bool Positive)
{
    /// <summary>The booklet that is transmitted.</summary>
    public const string Booklet = BookletKeys.Evaluation;

    /// <summary>What the certifier returned, with its place.</summary>
    public IReadOnlyList<AlertLine> ToCorrect { get; init; } = [];

    /// <summary>Units of which the sheet says that the activities were not exercised, where this is important and forbids nothing.</summary>
    public IReadOnlyList<Unit> NotExercised { get; init; } = [];

    public IReadOnlyList<ReturnLine> Returns { get; init; } = [];

    /// <summary>« à l’OEMM », « au secrétariat de la CPNEFP ».</summary>
    public string Certifier => HistoryWords.ToCertifier(Head.Edition);

    public int Missing => Checks.Sum(check => check.Missing.Count);

    /// <summary>The first thing that the reader can do.</summary>
    public MissingItem? First => Checks.SelectMany(check => check.Missing).FirstOrDefault(item => item is { Mine: true, Url: not null });

    public bool Ready => NotNow is null && Missing == 0;

    /// <summary>What the transmission depends on, as that reader reads it: two queries.</summary>
    public static async Task<(TransmissionRecord Record, ReadableSheet Sheet)> RecordAsync(
        AppDbContext db,
        FileHead head,
        CurrentUser user,
        CancellationToken cancellation
    )
    {
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, Booklet, cancellation);
        return (
            new TransmissionRecord(sheet.Printed, sheet.Sheet?.SignedAt is not null) { Candidate = head.Candidate, Unsettled = Unsettled(head.Edition, sheet) },
            sheet
        );
    }

    private static List<Question> Unsettled(Referential edition, ReadableSheet sheet) =>
        [
            .. edition
                .Booklet(Booklet)!
                .Questions(edition)
                .Where(question =>
                    question is { Unit: not null, IsSummary: false, Field.FilledBy: FilledBy.Evaluators }
                    && Sheet.IsUnsettled(question, sheet.Find(question.Key, Voice.Official))
                ),
        ];

    /// <summary>Loads it: file, sheet, answers, names, returns.</summary>
    public static async Task<TransmitFilePage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var (record, sheet) = await RecordAsync(db, head, user, cancellation);
        var names = await FileSheets.NamesOfAllAsync(db, head, cancellation);
        var notNow = file.Halts.MayChange() is { IsAccepted: false } halted ? halted.Refusals[0].Message
            : file.Transmission.AcceptedOn is { } accepted ? $"Dossier accepté le {FrenchText.PlainDate(accepted)}."
            : file.Transmission.On is { } day
                ? $"Dossier transmis le {FrenchText.PlainDate(day)} : il est examiné par le certificateur ({edition.Vocabulary.Certifier}), et rien n’y "
                    + $"change d’ici là."
            : file.Stage is Stage.Evaluation or Stage.Transmission ? null
            : FileRefusals.NotNow(Stage.Transmission, file.Stage).Message;
        return new TransmitFilePage(
            head,
            notNow is not null
                ? []
                :
                [
                    .. file
                        .Transmission.Check(edition, record, today)
                        .Select(check => new CheckLine(check.Title, [.. check.Missing.Select(refusal => Item(refusal, head, names, sheet))])),
                ],
            notNow is null ? null : FrenchText.NoBreak(notNow),
            EvaluationResult.IsPositive(edition, sheet.Printed))
        {
            ToCorrect = [.. file.Transmission.ToCorrect.Select(point => LineOf(user, head, point))],
            NotExercised = edition.Rules.ActivitiesRequired ? [] : [.. EvaluationResult.NotExercised(file.Asked(edition), sheet.Printed)],
            Returns = await ReturnLine.LoadAsync(db, head, cancellation),
        };
    }

    private static AlertLine LineOf(CurrentUser user, FileHead head, PointToCorrect point)
    {
        var mine = ReturnedPlaces.MayCorrect(user, head, point);
        return new AlertLine(
            $"{point.Examined.NameIn(head.Edition)} :",
            $"{point.Reason} – {(mine ? "à vous" : ReturnedPlaces.Who(head, point))}",
            true,
            !mine || point.Point == ReturnPoint.Other ? null : "Corriger",
            ReturnedPlaces.Url(head, point));
    }

    private static MissingItem Item(Refusal refusal, FileHead head, FileNames all, ReadableSheet sheet)
    {
        var (reference, names) = (head.File.Reference, all.Facts);
        var signed = sheet.Signatures.Select(signature => signature.Role).ToHashSet();
        var evaluators = Names(names, [FileFact.Evaluator1, FileFact.Evaluator2]);
        var organisation = names.GetValueOrDefault(FileFact.TrainingOrganisation, "l’organisme de formation");
        var companyFillsSummary = head
            .Edition.Booklet(Booklet)!
            .Questions(head.Edition)
            .Any(question => question.Field is { Meaning: Meaning.ActivitiesExercised, FilledBy: FilledBy.Company });
        var onPaper = head.File.Evaluation.Paper is not null;
        var (who, url, button) = refusal.Code switch
        {
            "file.identity-incomplete" => (null, FilesPaths.Identity(reference), "Compléter l’identité"),
            "file.interview-not-signed" => (null, OrientationPaths.Sign(reference), "Voir les signatures"),
            "file.not-registered" => (head.Edition.Vocabulary.Certifier, null, null),
            "file.training-taken-back" or "file.training-not-closed" => (organisation, null, null),
            "file.evaluators-missing" => (null, EvaluationPaths.Evaluators(reference), "Nommer les évaluateurs"),
            "file.candidate-part-pending" => ($"{head.CandidateName}, candidat", null, null),
            _ when onPaper => (null, EvaluationPaths.Paper(reference), "Voir le livret papier"),
            "file.summary-incomplete" or "file.activities-not-exercised" when companyFillsSummary => (
                null,
                EvaluationPaths.Summary(reference),
                "Remplir la fiche"
            ),
            "file.results-not-presented" => (
                $"{head.CandidateName}, candidat",
                head.File.Results.MayPresent().IsAccepted ? EvaluationPaths.Presentation(reference) : null,
                "Enregistrer la restitution"
            ),
            "file.activities-not-exercised" => ($"{evaluators} ; sinon, dérogation du certificateur", null, null),
            "file.signature-missing" => (
                Names(
                    names,
                    [
                        .. new[] { (SignatoryRole.Evaluator1, FileFact.Evaluator1), (SignatoryRole.Evaluator2, FileFact.Evaluator2) }
                            .Where(seat => !signed.Contains(seat.Item1))
                            .Select(seat => seat.Item2),
                    ]
                ),
                null,
                null
            ),
            _ => ((string?)evaluators, (string?)null, (string?)null),
        };
        return new MissingItem(
            FrenchText.NoBreak(refusal.Message.TrimEnd('.')),
            $"– {(url is not null ? "à vous" : who is { Length: > 0 } ? who : "les évaluateurs")}",
            url is not null,
            url,
            button
        );
    }

    private static string Names(IReadOnlyDictionary<FileFact, string> names, IReadOnlyList<FileFact> facts) =>
        FrenchText.Join(facts.Where(names.ContainsKey).Select(fact => names[fact].Split(',')[0]));
}

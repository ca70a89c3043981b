using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Transmission.TransmitFile;

/// <summary>What forbids the transmission, in order, with who can do something about it; or the confirmation.</summary>
/// <param name="Head">The file.</param>
/// <param name="Missing">What is missing.</param>
/// <param name="NotNow">Another stage is under way, or the file is closed; null otherwise.</param>
/// <param name="Positive">Whether the evaluation is positive in the sense of the edition.</param>
public sealed record TransmitFilePage(FileHead Head, IReadOnlyList<MissingItem> Missing, string? NotNow, bool Positive)
{
    /// <summary>The booklet that is transmitted.</summary>
    public const string Booklet = "livret-evaluation";

    /// <summary>Its title.</summary>
    public string BookletTitle => Head.Edition.Booklet(Booklet)!.Title;

    /// <summary>« à l’OEMM », « au secrétariat de la CPNEFP ».</summary>
    public string Certifier => ToCertifier(Head.Edition);

    /// <summary>May be transmitted now.</summary>
    public bool Ready => NotNow is null && Missing.Count == 0;

    /// <summary>« à l’OEMM », « au secrétariat de la CPNEFP »: the edition writes the word without article.</summary>
    public static string ToCertifier(Referential edition) => edition.Vocabulary.Certifier is var word && "aeiouhéAEIOUH".Contains(word[0], StringComparison.Ordinal) ? $"à l’{word}" : $"au {word}";

    /// <summary>Loads it: file, candidate, sheet, answers, names.</summary>
    public static async Task<TransmitFilePage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var sheet = await db.SheetReadableByAsync(user.Reader, file, Booklet, cancellation);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var notNow = file.ClosedOn is not null ? FileRefusals.Closed.Message
            : file.Stage is Stage.Evaluation or Stage.Transmission ? null
            : file.TransmittedOn is { } day ? $"Dossier transmis le {FrenchText.PlainDate(day)}."
            : FileRefusals.NotNow(Stage.Transmission, file.Stage).Message;
        IReadOnlyList<MissingItem> missing = notNow is not null ? [] :
            [.. file.MissingForTransmission(edition, sheet.Printed, sheet.Sheet?.SignedAt is not null).Select(refusal => Item(refusal, head, names, sheet))];
        return new TransmitFilePage(head, missing, notNow is null ? null : FrenchText.NoBreak(notNow), EvaluationResult.IsPositive(edition, sheet.Printed));
    }

    private static MissingItem Item(Refusal refusal, FileHead head, IReadOnlyDictionary<FileFact, string> names, ReadableSheet sheet)
    {
        var reference = head.File.Reference;
        var signed = sheet.Signatures.Select(signature => signature.Role).ToHashSet();
        var evaluators = Names(names, [FileFact.Evaluator1, FileFact.Evaluator2]);
        var companyFillsSummary = head.Edition.Booklet(Booklet)!.Questions(head.Edition).Any(question => question.Field is { Meaning: Meaning.ActivitiesExercised, FilledBy: FilledBy.Company });
        var (who, url, button) = refusal.Code switch
        {
            "file.evaluators-missing" => (null, EvaluationPaths.Evaluators(reference), "Nommer les évaluateurs"),
            "file.candidate-part-pending" => ($"{head.CandidateName}, candidat", null, null),
            "file.summary-incomplete" or "file.activities-not-exercised" when companyFillsSummary => (null, EvaluationPaths.Summary(reference), "Remplir la fiche"),
            "file.results-not-presented" => ($"{head.CandidateName}, candidat", head.File.MayPresentResults().IsAccepted ? EvaluationPaths.Presentation(reference) : null, "Enregistrer la restitution"),
            "file.signature-missing" => (Names(names, [.. new[] { (SignatoryRole.Evaluator1, FileFact.Evaluator1), (SignatoryRole.Evaluator2, FileFact.Evaluator2) }.Where(seat => !signed.Contains(seat.Item1)).Select(seat => seat.Item2)]), null, null),
            _ => ((string?)evaluators, (string?)null, (string?)null),
        };
        return new MissingItem(FrenchText.NoBreak(refusal.Message.TrimEnd('.')), $"– {(url is not null ? "à vous" : who is { Length: > 0 } ? who : "les évaluateurs")}", url is not null, url, button);
    }

    private static string Names(IReadOnlyDictionary<FileFact, string> names, IReadOnlyList<FileFact> facts) =>
        FrenchText.Join(facts.Where(names.ContainsKey).Select(fact => names[fact].Split(',')[0]));
}

using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training.SignSeveral;

/// <summary>Where the formative evaluations of the organisation stand, and the signing box for those that are ready.</summary>
/// <param name="Head">The file.</param>
/// <param name="Closed">Why nothing is signed now; null while the training is under way.</param>
/// <param name="Units">One line a unit.</param>
/// <param name="Box">The signing box; null when nothing is ready.</param>
public sealed record SignSeveralPage(FileHead Head, string? Closed, IReadOnlyList<UnitToSign> Units, SignBox? Box)
{
    /// <summary>Two queries beside those of the head. <paramref name="ticked"/>: null ticks all that is ready.</summary>
    public static async Task<SignSeveralPage> LoadAsync(FileActing begun, Signer signer, IReadOnlyList<string>? ticked, CancellationToken cancellation)
    {
        var sheets = await TrainingBooklet.ReadAsync(begun.Db, begun.User, begun.Head, cancellation);
        var closed = begun.File.Training.MayRecord(begun.User.OrganisationId, null);
        var units = FormativeSigning.Signable(begun).Select(unit => LineOf(begun, unit, sheets)).ToList();
        var ready = closed.IsAccepted ? units.FindAll(line => line.Ready) : [];
        return new SignSeveralPage(
            begun.Head,
            closed.IsAccepted ? null : closed.Refusals[0].Message,
            units,
            ready.Count == 0 ? null : BoxOf(begun, signer, ready, ticked));
    }

    private static UnitToSign LineOf(FileActing begun, Unit unit, ReadableSheet sheets)
    {
        var (head, file, edition) = (begun.Head, begun.File, begun.Edition);
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var sheet = sheets.Units.GetValueOrDefault(unit.Key);
        var missing = FormativeSigning.Summary(FormativeEvaluation.MissingForSignature(
            edition, booklet, unit.Key, sheets.Printed, file.Orientation.Mention, TrainingBooklet.PreviousDay(head, sheets, unit.Key), begun.Today)).Refusals;
        return new UnitToSign(unit, sheet?.SignedAt, missing.FirstOrDefault()?.Message)
        {
            Result = FormativeEvaluation.Result(edition, booklet, unit.Key, sheets.Printed)?.Label,
            HeldOn = FormativeEvaluation.HeldOn(edition, booklet, unit.Key, sheets.Printed),
            Hash = sheet is null ? "" : SignatureDesk.HashOf(
                head, TrainingBooklet.Key, sheet, sheets.Answers.Where(answer => answer.SheetId == sheet.Id), SignatoryRole.Trainer),
        };
    }

    private static SignBox BoxOf(FileActing begun, Signer signer, IReadOnlyList<UnitToSign> ready, IReadOnlyList<string>? ticked)
    {
        var booklet = begun.Edition.Booklet(TrainingBooklet.Key)!;
        var statements = ready.Select(line => FormativeSigning.Place(booklet, line.Unit.Key).Statement).Distinct();
        return new SignBox(
            TrainingPaths.SignSeveral(begun.File.Reference),
            signer.ToString(),
            $"{signer} : « {string.Join(" ", statements)} »",
            "Signer les évaluations")
        {
            Title = "Signature du formateur",
            Consequence = "Après votre signature, ces feuillets ne changent plus, sauf à les rouvrir avec un motif.",
            Parts = [.. ready.Select(line => new SignablePart(line.Unit.Key, line.Unit.Label, line.Words, ticked?.Contains(line.Unit.Key) != false))],
            Hidden = ready.ToDictionary(line => $"Read[{line.Unit.Key}]", line => line.Hash),
        };
    }
}

/// <summary>A unit to sign. <paramref name="Missing"/>: the first thing that forbids it; null when nothing does.</summary>
public sealed record UnitToSign(Unit Unit, DateTimeOffset? SignedAt, string? Missing)
{
    /// <summary>« Objectif atteint »; null while it is not said.</summary>
    public string? Result { get; init; }

    public DateOnly? HeldOn { get; init; }

    /// <summary>SHA-256 of its sheet as it was read.</summary>
    public string Hash { get; init; } = "";

    public bool Ready => SignedAt is null && Missing is null;

    /// <summary>« Objectif atteint, évalué le 3 mars 2026 ».</summary>
    public string Words => FrenchText.Sentence(string.Join(
        ", ",
        new[] { Result, HeldOn is { } day ? $"évalué le {FrenchText.PlainDate(day)}" : null }.OfType<string>()));

    public Tag State => SignedAt is not null ? new Tag(TagState.Signed, "Signée")
        : Ready ? new Tag(TagState.ToSign)
        : new Tag(TagState.InProgress, "À compléter");
}

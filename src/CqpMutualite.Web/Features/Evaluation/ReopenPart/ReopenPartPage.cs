using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.ReopenPart;

/// <summary>The part: key of the unit, or empty for the whole.</summary>
public sealed record ReopenedPart(string Unit, string Label)
{
    /// <summary>That of an address; null for anything else. What was signed by hand is one document: it is opened again as a whole, elsewhere.</summary>
    public static ReopenedPart? Of(FileHead head, string key) => head.File.Evaluation.Paper is not null ? null
        : key == EvaluationPaths.Whole ? new ReopenedPart("", "Ensemble du livret")
        : head.Edition.Units.FirstOrDefault(unit => unit.Key == key) is { } found ? new ReopenedPart(found.Key, found.Label)
        : null;
}

/// <summary>
/// The page; <paramref name="State"/> says why the part stays as it is, <paramref name="SignedBy"/> and <paramref name="WholeSignedBy"/> whose signatures fall.
/// </summary>
public sealed record ReopenPartPage(FileHead Head, ReopenedPart Part, string? State, string? SignedBy, string? WholeSignedBy, ReopenPartForm Form)
{
    /// <summary>One query beside that of the head.</summary>
    public static async Task<ReopenPartPage> LoadAsync(FileActing begun, ReopenedPart part, ReopenPartForm form, CancellationToken cancellation)
    {
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, EvaluationBooklet.Key, cancellation, answer => false);
        var given = (part.Unit.Length == 0 ? sheet.Signatures : sheet.SignaturesOf(part.Unit)).ToList();
        var state = begun.File.Results.MayReopen() is { IsAccepted: false } closed ? closed.Refusals[0].Message
            : given.Count == 0 ? SheetRefusals.NothingToReopen.Message
            : null;
        var whole = part.Unit.Length > 0 ? EvaluationBooklet.SignedBy(sheet.Signatures) : null;
        return new ReopenPartPage(begun.Head, part, state is null ? null : FrenchText.NoBreak(state), EvaluationBooklet.SignedBy(given), whole, form);
    }

    /// <summary>What is said once it is open.</summary>
    public static Done Done(FileActing begun, string key)
    {
        var part = ReopenedPart.Of(begun.Head, key)!;
        return new Done($"{part.Label}\u00A0: rouvert. Les signatures concernées ne valent plus.", Back(begun.User, begun.File.Reference, part));
    }

    /// <summary>Where that reader works on the part; the company, which only fills the summary sheet, on the file.</summary>
    public static string Back(CurrentUser user, string reference, ReopenedPart part) => part.Unit.Length == 0 ? EvaluationPaths.Summary(reference)
        : user.May(Permission.Evaluate) ? EvaluationPaths.Unit(reference, part.Unit)
        : FilesPaths.File(reference);
}

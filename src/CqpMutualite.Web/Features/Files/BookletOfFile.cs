using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A booklet of the edition, with what was answered in it.</summary>
public sealed class BookletOfFile(Booklet booklet) : FileDocument
{
    public override string Name => booklet.Key;

    public override bool IsReadInPart => true;

    public override string TitleOn(FileHead head) => booklet.Title;

    public override string? PageOn(FileHead head) => FilesPaths.Booklet(head.File.Reference, booklet.Key);

    public override bool IsReadBy(FileView view) => SheetOf(view) is { } sheet && view.Voices(Name, Visibility.StateOf(view.Head.File, sheet)).Count > 0;

    /// <summary>Who reads what a booklet prints reads who signed it; the part of the candidate comes later than the rest.</summary>
    public override bool IsReadWholeBy(FileView view)
    {
        if (SheetOf(view) is not { } sheet || view.Voices(Name, Visibility.StateOf(view.Head.File, sheet)) is not { Count: > 0 } voices)
        {
            return false;
        }

        return Printed(view.Head).All(voice => voice == Voice.Candidate || voices.Contains(voice));
    }

    // signed as a whole, or complete with its step when nobody signs it here
    public override DateOnly? DayOn(FileView view) =>
        SheetOf(view) is not { } sheet ? null
        : sheet is { SignedAt: { } at, Unit: "" } ? FrenchText.ParisDay(at)
        : Name switch
        {
            BookletKeys.Guide => view.Head.File.Orientation.InterviewedOn,
            BookletKeys.Training => view.Head.File.Training.HandedOverOn,
            _ => null,
        };

    public override BookletRow? RowFor(FileView view)
    {
        var (head, sheet) = (view.Head, SheetOf(view));
        if (sheet is null)
        {
            return head.File.Orientation.Route == Domain.Files.Route.Vae ? null : new BookletRow(booklet.Title, null, new Tag(TagState.NotOpened));
        }

        var given = sheet.Unit.Length > 0 ? [] : sheet.SignaturesOn("").Where(signature => booklet.CoverSignatories.Any(place => place.Role == signature.Role));
        var row = Row(view, StateOf(given.Count(), sheet, DayOn(view)));
        return row with
        {
            Line = LineOf(head, given.Count(), sheet, row.Line),
            Url = IsReadBy(view) ? row.Url : null,
            PdfUrl = IsReadBy(view) ? row.PdfUrl : null,
        };
    }

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head, readership, now) = drawing;
        if (await FileSheets.DrawAsync(db, readership, head, Name, now, cancellation) is not var (drawn, sheet))
        {
            return null;
        }

        // readers who read every printed voice of a signed sheet all get the same frozen file; what the candidate says of themselves is not for all of them
        var whole = sheet.Sheet is not null && readership.PlaceOn(head.File) is not { CoversAll: false }
            && (Name != BookletKeys.Tutoring || sheet.Voices.Contains(Voice.SelfAssessment))
            && Printed(head).All(sheet.Voices.Contains);
        if (!whole)
        {
            return new DrawnDocument(drawn, null);
        }

        // what is not signed as a whole is frozen by the transmission
        if (sheet.Sheet is not { SignedAt: not null, Unit: "" })
        {
            return new DrawnDocument(drawn, head.File.Transmission.On is not null ? SignedContents.KeyOf(head.File, Name) : null);
        }

        // what the candidate says of the results changes until it is acknowledged
        var open =
            sheet.Sheet!.Acknowledgement is null
            && booklet.Questions(head.Edition).Any(question => question.Field.Meaning == Meaning.CandidateComment && sheet.Printed.ContainsKey(question.Key));
        var signed = SignedContents.KeyOf(sheet.Signatures);
        return new DrawnDocument(drawn, open ? null : signed) { SignedAs = signed };
    }

    private static Tag StateOf(int given, Sheet sheet, DateOnly? done) =>
        given > 0 ? new Tag(sheet.SignedAt is null ? TagState.ToSign : TagState.Signed) : new Tag(done is null ? TagState.InProgress : TagState.Complete);

    private string? LineOf(FileHead head, int given, Sheet sheet, string? day)
    {
        if (given > 0)
        {
            return sheet.SignedAt is null
                ? $"{given} signature{(given > 1 ? "s" : "")} sur {booklet.CoverSignatories.Count}"
                : $"{day} · {FrenchText.Plural(given, "signature", "signatures", feminine: true)}";
        }

        var units = day is null ? head.Edition.Units.Count(unit => sheet.IsSignedByBoth(unit.Key)) : 0;
        var words = head.Edition.Vocabulary;
        return units > 0 ? $"{FrenchText.Plural(units, $"{words.Unit} signé", $"{words.Units} signés")} sur {head.Edition.Units.Count}" : day;
    }

    private IEnumerable<Voice> Printed(FileHead head) => booklet.Questions(head.Edition).Select(question => Voices.Printed(question.Field.FilledBy!.Value));

    // the last of the whole booklet; of one filled unit by unit, any
    private Sheet? SheetOf(FileView view) =>
        view.Sheets.Where(sheet => sheet.Booklet == Name && sheet.Unit.Length == 0).MaxBy(sheet => sheet.Occurrence)
        ?? view.Sheets.FirstOrDefault(sheet => sheet.Booklet == Name);
}

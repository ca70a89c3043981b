using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Draws a booklet of a file with what one reader may read in it.</summary>
public static class FileSheets
{
    /// <summary>The document; null when the edition does not have that booklet, or when the reader may read nothing of it. Four queries.</summary>
    public static async Task<(Document Document, ReadableSheet Sheet)?> DrawAsync(
        AppDbContext db,
        Readership readership,
        FileHead head,
        string key,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (head.Edition.Booklet(key) is not { } booklet)
        {
            return null;
        }

        var sheet = await readership.SheetAsync(db, head.File, key, cancellation);
        if (sheet.Sheet is not null && sheet.Voices.Count == 0)
        {
            return null;
        }

        return (
            BookletDocument.Of(
                head.Edition,
                booklet,
                await FactsAsync(db, readership, head, booklet, sheet, now, cancellation),
                now,
                head.File.CertificationTitle
            ),
            sheet
        );
    }

    /// <summary>Names and functions that covers print: one query.</summary>
    public static async Task<IReadOnlyDictionary<FileFact, string>> NamesAsync(AppDbContext db, FileHead head, CancellationToken cancellation) =>
        (await NamesOfAllAsync(db, head, cancellation)).Facts;

    /// <summary>The same, with the name of each training organisation in place: one query.</summary>
    public static async Task<FileNames> NamesOfAllAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var file = head.File;
        var places = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var seats = file.Evaluators.ToList();
        var people = seats.ConvertAll(seat => seat.PersonId);
        var names = await db.People.AsNoTracking().Where(person => people.Contains(person.Id))
            .Select(person => new { Id = person.Id, Text = "", person.Name, Extra = person.JobTitle })
            .Concat(db.Organisations.Where(organisation => organisation.Id == file.EmployerId || places.Contains(organisation.Id))
                .Select(organisation => new { organisation.Id, Text = organisation.Name, Name = "", Extra = organisation.Town }))
            .ToListAsync(cancellation);
        var facts = new Dictionary<FileFact, string>
        {
            [FileFact.CandidateName] = head.CandidateName,
            [FileFact.PreparedCertification] = head.File.CertificationTitle,
        };
        foreach (var name in names)
        {
            if (name.Id == file.EmployerId)
            {
                facts[FileFact.Company] = name.Text;
            }
            else if (!places.Contains(name.Id))
            {
                var seat = seats.First(found => found.PersonId == name.Id).Seat;
                facts[seat == Domain.People.EvaluatorSeat.First ? FileFact.Evaluator1 : FileFact.Evaluator2] =
                    $"{name.Name}{(name.Extra is null ? "" : $", {name.Extra}")}";
            }
        }

        var trainers = places
            .Join(names, place => place, name => name.Id, (place, name) => (place, name.Text))
            .ToDictionary(pair => pair.place, pair => pair.Text);
        if (trainers.Count > 0)
        {
            facts[FileFact.TrainingOrganisation] = FrenchText.Join(places.Select(place => trainers[place]));
        }

        return new FileNames(facts, trainers);
    }

    /// <summary>The sheet of the path followed. One query.</summary>
    public static async Task<Document> DrawPathAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head, readership, now) = drawing;
        var file = head.File;
        var places = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var modules = file.Modules.Where(module => readership.Reads(head, module.Unit)).ToList();
        List<Guid> known = [file.EmployerId, .. places, .. modules.Select(module => module.OrganisationId).OfType<Guid>()];
        var names = await db
            .Organisations.AsNoTracking()
            .Where(organisation => known.Contains(organisation.Id))
            .ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancellation);
        var facts = new TrainingPathFacts(
            file.Reference,
            head.CandidateName,
            names[file.EmployerId],
            names,
            FrenchText.Join(places.Select(place => names[place])),
            file.CertificationTitle,
            modules,
            file.Units.ToDictionary(path => path.Unit, path => path.DirectlyAssessed)
        );
        return TrainingPathDocument.Of(head.Edition, facts, now, Days);
    }

    private static async Task<BookletFacts> FactsAsync(
        AppDbContext db,
        Readership readership,
        FileHead head,
        Booklet booklet,
        ReadableSheet sheet,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var signatures = sheet.Signatures.ToList();
        var answers = new Dictionary<string, string>(sheet.Printed);

        // the mention is decided once, at the interview: every other cover prints it
        foreach (var field in booklet.Cover.Where(field => field.Kind == FieldKind.Mention && head.File.Orientation.Mention is not null))
        {
            answers.TryAdd(field.Key, head.File.Orientation.Mention!);
        }

        var kept = CoverOf(head, booklet, sheet);
        return new BookletFacts
        {
            Reference = head.File.Reference,
            Date =
                signatures.Count > 0 ? signatures.Max(signature => signature.At)
                : SettledOn(head, booklet) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
                : now,
            UnitSignatures = head.Edition.Units.ToDictionary(unit => unit.Key, unit => ProofsOf(sheet.SignaturesOf(unit.Key))),
            PresentedOn =
                sheet.Sheet?.Acknowledgement is not null && head.File.Results.PresentedOn is { } presented ? $"le {FrenchText.PlainDate(presented)}" : null,
            UnacknowledgedBecause = head.File.Results.UnacknowledgedBecause,
            Earlier = [.. sheet.Earlier.SelectMany(earlier => EarlierOf(readership, head, booklet, earlier))],
            Values = kept.Count > 0 ? kept.ToDictionary(fact => fact.Fact, fact => fact.Value) : await NamesAsync(db, head, cancellation),
            Answers = answers,
            Words = sheet.Answers
                .Where(answer => answer is { Voice: Voice.Conductor, Note: not null, Value: not null })
                .ToDictionary(answer => answer.Field, answer => answer.Note!),
            SelfAnswers = sheet.SelfAssessed,
            Signatures = ProofsOf(signatures),
            UnitsLeftOut = LeftOut(readership, head, booklet),
            LeftOutBecause = readership.PlaceOn(head.File) is { CoversAll: false }
                ? $"{FrenchText.Sentence(head.Edition.Vocabulary.Unit)} évalué directement, ou confié à un autre organisme."
                : $"{FrenchText.Sentence(head.Edition.Vocabulary.Unit)} évalué directement : aucune évaluation en formation n’y est demandée.",
            FromPaper = booklet.Key == BookletKeys.Evaluation && head.File.Evaluation.Paper is not null ? await OriginalAsync(db, head, cancellation) : null,
            SheetLabel = booklet.Key == BookletKeys.Tutoring && sheet.Sheet?.HeldOn is { } last ? $"évaluation du {FrenchText.PlainDate(last)}" : null,
            Rows = new Dictionary<RowsOf, IReadOnlyList<IReadOnlyList<string>>>
            {
                [RowsOf.Reviews] = await ReviewsAsync(db, readership, head, booklet, cancellation),
                [RowsOf.Modules] =
                [
                    .. head
                        .File.Modules.Where(module => readership.Reads(head, module.Unit))
                        .OrderBy(module => head.Edition.Units.TakeWhile(unit => unit.Key != module.Unit).Count())
                        .ThenBy(module => module.StartsOn)
                        .Select(module =>
                            new[] { head.Edition.Unit(module.Unit).Label, module.Title, Days(module.StartsOn, module.EndsOn), FrenchText.Hours(module.Hours) }
                        ),
                ],
            },
        };
    }

    // as it was signed: on the whole or, once the training booklet is handed over, on the last of its units
    private static IReadOnlyList<CoverFact> CoverOf(FileHead head, Booklet booklet, ReadableSheet sheet) => booklet.Key != BookletKeys.Training ? sheet.Cover
        : head.File.Training.HandedOverOn is null ? []
        : sheet.Units.Values.Where(unit => unit.SignedAt is not null).MaxBy(unit => unit.SignedAt)?.Cover ?? [];

    // the day on which a booklet that nobody signs as a whole stopped changing; null while it may
    private static DateOnly? SettledOn(FileHead head, Booklet booklet) =>
        (booklet.Key == BookletKeys.Training ? head.File.Training.HandedOverOn : null) ?? head.File.Transmission.On;

    // who keyed, who compared, and which scan is the signed document
    private static async Task<string?> OriginalAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var paper = await db.PaperBooklets.AsNoTracking().SingleOrDefaultAsync(found => found.FileId == head.File.Id, cancellation);
        return paper is null
            ? null
            : string.Concat(
                paper is { KeyedByName: { } keyed, KeyedAt: { } at }
                    ? $"Saisie par {keyed} le {FrenchText.PlainDate(FrenchText.ParisDay(at))}"
                    : "Saisie en cours",
                paper is { CheckedByName: { } second, CheckedAt: { } compared }
                    ? $", comparée à l’original par {second} le {FrenchText.PlainDate(FrenchText.ParisDay(compared))}."
                    : ", pas encore comparée à l’original.",
                $" Le document signé est l’original numérisé, d’empreinte SHA-256 "
                    + $"{string.Join(' ', paper.ScanSha256.Chunk(16).Select(part => new string(part)))}."
            );
    }

    /// <summary>The days of a module, in a list.</summary>
    internal static string Days(DateOnly first, DateOnly last) =>
        first == last ? $"le {FrenchText.ListDate(first)}" : $"du {FrenchText.ListDate(first)} au {FrenchText.ListDate(last)}";

    /// <summary>Signatures as printed, by role.</summary>
    internal static IReadOnlyDictionary<SignatoryRole, SignatureProofOf> ProofsOf(IEnumerable<Signature> signatures) =>
        signatures.ToDictionary(
            signature => signature.Role,
            signature => new SignatureProofOf(
                $"{signature.Name}, {signature.Capacity}",
                new SignatureProof(signature.Name, $"le {FrenchText.Moment(signature.At)}", signature.ContentHash)
                {
                    OnPaper = signature.Method == SignatureMethod.Paper,
                    Stamp = signature is { StampHash: { } stamp, StampMediaType: { } type } ? new StampImage(stamp, type) : null,
                }
            )
        );

    // a formative sheet is of one unit; an intermediate evaluation looked at some units
    private static IEnumerable<EarlierSheet> EarlierOf(Readership readership, FileHead head, Booklet booklet, ReadableSheet earlier)
    {
        foreach (var (unit, sheet) in earlier.Units.Where(entry => readership.Reads(head, entry.Key)))
        {
            var held = FormativeEvaluation.HeldOn(head.Edition, booklet, unit, earlier.Printed);
            yield return new EarlierSheet(
                unit,
                $"feuillet {sheet.Occurrence}{(held is { } day ? $", {FrenchText.PlainDate(day)}" : "")}",
                earlier.Printed,
                ProofsOf(earlier.SignaturesOf(unit))
            );
        }

        if (booklet.Key == BookletKeys.Tutoring)
        {
            var seen = booklet
                .Questions(head.Edition)
                .Where(question => earlier.Printed.ContainsKey(question.Key) || earlier.SelfAssessed.ContainsKey(question.Key))
                .Select(question => question.Unit)
                .OfType<string>()
                .Distinct();
            foreach (var unit in seen)
            {
                yield return new EarlierSheet(
                    unit,
                    earlier.Sheet!.HeldOn is { } day ? $"évaluation du {FrenchText.PlainDate(day)}" : $"évaluation {earlier.Sheet.Occurrence}",
                    earlier.Printed,
                    new Dictionary<SignatoryRole, SignatureProofOf>()
                )
                {
                    SelfAnswers = earlier.SelfAssessed,
                };
            }
        }
    }

    // one row a review; an edition that has no column of its own for « with whom » says it beside the day
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> ReviewsAsync(
        AppDbContext db,
        Readership readership,
        FileHead head,
        Booklet booklet,
        CancellationToken cancellation
    )
    {
        const int headsWithWhom = 4;
        if (booklet.Blocks.Select(pair => pair.Block).OfType<RowsBlock>().FirstOrDefault(rows => rows.Rows == RowsOf.Reviews) is not { } block)
        {
            return [];
        }

        var reviews = await readership.Tutoring(db, head.File.Id)
            .Where(note => note.Kind == TutoringKind.Review)
            .OrderBy(note => note.HeldOn)
            .ThenBy(note => note.At)
            .ToListAsync(cancellation);
        return
        [
            .. reviews.Select(review =>
                block.Heads.Count >= headsWithWhom
                    ? new[] { FrenchText.PlainDate(review.HeldOn), review.With, review.Summary, review.Goals ?? "" }
                    : [$"{FrenchText.PlainDate(review.HeldOn)}, avec {review.With}", review.Summary, review.Goals ?? ""]
            ),
        ];
    }

    // the training booklet speaks of the units that the path and the edition give to the organisation, once the interview has concluded
    private static HashSet<string> LeftOut(Readership readership, FileHead head, Booklet booklet)
    {
        var toAssess = head.File.Training.UnitsToAssess(head.Edition).Where(unit => readership.Reads(head, unit.Key));
        return booklet.Key == BookletKeys.Training && head.File.Units.Count > 0 ? [.. head.Edition.Units.Except(toAssess).Select(unit => unit.Key)] : [];
    }
}

/// <summary>Names on a file. <paramref name="Facts"/>: as covers print them. <paramref name="Organisations"/>: each training organisation in place.</summary>
public sealed record FileNames(IReadOnlyDictionary<FileFact, string> Facts, IReadOnlyDictionary<Guid, string> Organisations);

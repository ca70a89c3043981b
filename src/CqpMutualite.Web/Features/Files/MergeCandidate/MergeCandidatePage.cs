using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.MergeCandidate;

/// <summary>A record as it is shown beside the other.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Lines">What it says, label and value.</param>
/// <param name="Files">References of its files.</param>
/// <param name="Email">Address of its account; null when it has none.</param>
public sealed record RecordOfCandidate(Guid PersonId, IReadOnlyList<(string Label, string Value)> Lines, IReadOnlyList<string> Files, string? Email)
{
    public static RecordOfCandidate Of(Person person, IReadOnlyList<string> files, string? email) => new(
        person.Id,
        [
            ("Prénoms", person.FirstNames.Length == 0 ? IdentityWords.NoFirstName : person.FirstNames),
            ("Nom de naissance", person.BirthName),
            ("Nom d’usage", person.UsedName ?? "–"),
            ("Naissance", person.BirthDate is { } born ? FrenchText.PlainDate(born) : "–"),
            ("Lieu de naissance", person.BirthPlace is { } place ? $"{place}, {person.BirthCountry}" : "–"),
            ("Compte", email ?? "Aucun"),
            ("Dossiers", string.Join(", ", files)),
        ],
        files,
        email);
}

/// <summary>A merge that holds, into the record of the file.</summary>
public sealed record HoldingMerge(Guid Id, string Name, DateTimeOffset At, string Reason);

/// <summary>The page. <paramref name="Other"/>: null until a file of the other record is named.</summary>
public sealed record MergeCandidatePage(
    FileHead Head,
    RecordOfCandidate Kept,
    RecordOfCandidate? Other,
    IReadOnlyList<HoldingMerge> Merges,
    MergeCandidateForm Form
)
{
    /// <summary>Four queries at most.</summary>
    public static async Task<MergeCandidatePage> LoadAsync(FileActing begun, MergeCandidateForm form, CancellationToken cancellation)
    {
        var (db, kept) = (begun.Db, begun.File.CandidateId);
        var other = await TwoRecords.OtherAsync(begun, form.With, cancellation);
        var records = (await db.People.AsNoTracking().Where(person => person.Id == kept || person.Id == other)
            .Select(person => new
            {
                Person = person,
                Files = db.Files.Where(file => file.CandidateId == person.Id).OrderBy(file => file.Reference).Select(file => file.Reference).ToList(),
                Email = db.Users.Where(account => account.PersonId == person.Id).Select(account => account.Email).FirstOrDefault(),
            }).AsSplitQuery().ToListAsync(cancellation))
            .ConvertAll(row => RecordOfCandidate.Of(row.Person, row.Files, row.Email));
        var merges = await (
            from merge in db.Merges.AsNoTracking()
            where merge.Kind == MergeKind.Person && merge.IntoId == kept && merge.UndoneAt == null
            join former in db.People on merge.FromId equals former.Id
            orderby merge.At
            select new HoldingMerge(merge.Id, former.Name, merge.At, merge.Reason)
        ).ToListAsync(cancellation);
        return new MergeCandidatePage(begun.Head, records.Find(row => row.PersonId == kept)!, records.Find(row => row.PersonId == other), merges, form);
    }
}

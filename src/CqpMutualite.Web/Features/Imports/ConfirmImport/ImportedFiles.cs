using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

/// <summary>The files that a list opens, some at a time.</summary>
internal sealed class ImportedFiles(AppDbContext db, Invitations invitations, CurrentUser user, DateTimeOffset now)
{
    public const int AtATime = 500;

    private readonly DateOnly today = FrenchText.ParisDay(now);

    // the same person twice in the list, for two certifications, is one person
    private readonly Dictionary<int, Guid> added = [];

    // those who have an account since this list: the invitation names their first file
    private readonly HashSet<Guid> untold = [];

    /// <summary>Adds the files of these rows, checked just before, and moves the list on; the caller saves.</summary>
    public async Task OpenAsync(ImportBatch batch, IReadOnlyList<CandidateRow> rows, CancellationToken cancellation)
    {
        // everything is new but the list and the numbers: looking for changes each time that something is read would take most of the time
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var opened = rows.Where(row => row.Known is null).ToList();
        var references = await db.NextReferencesAsync(today.Year, opened.Count, cancellation);
        foreach (var (row, reference) in opened.Zip(references))
        {
            Open(row, reference);
        }

        batch.Confirm(now);
        batch.Advance(rows.Count, rows.Count - opened.Count);
        db.ChangeTracker.DetectChanges();
    }

    private void Open(CandidateRow row, string reference)
    {
        var (candidate, certification) = (PersonOf(row), row.Certification!);
        var (file, outcome) = CertificationFile.Open(
            reference, candidate, user.OrganisationId!.Value, row.Edition!, certification.Code, certification.Title, row.Mention, today);
        if (file is null)
        {
            throw new InvalidOperationException($"A checked row is refused: {outcome.Refusals[0].Code}.");
        }

        file.Opening.RecordEmployment(row.Draft.Contract, row.Draft.HiredOn, today);
        db.Add(file);
        db.Note(file.Id, user.Actor(), new FileImported(), row.Edition!, now);
        if (row.OtherBecause is not null)
        {
            db.Note(file.Id, user.Actor(), new CandidateDistinguished(), row.Edition!, now, row.OtherBecause);
        }

        if (untold.Remove(candidate))
        {
            invitations.Tell(candidate, Invitations.ToCandidate, user.PersonId, file.Id);
        }
    }

    private Guid PersonOf(CandidateRow row) =>
        row.PersonId ?? (row.SameAs is { } line && added.TryGetValue(line, out var known) ? added[row.Line] = known : added[row.Line] = New(row));

    private Guid New(CandidateRow row)
    {
        var person = Person.Candidate(row.Draft.ToIdentity());
        db.Add(person);
        db.Add(Membership.Of(person.Id, Role.Candidate, user.OrganisationId, today));
        if (person.Email is { } address && !row.HasAccount)
        {
            invitations.Open(person.Id, address);
            untold.Add(person.Id);
        }

        return person.Id;
    }
}

using System.Globalization;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>A list of candidates: whether a table is one, and how its rows are checked.</summary>
public sealed class CandidateList(AppDbContext db, Editions editions, Catalogue catalogue, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Most candidates in one list.</summary>
    public const int MostRows = 5_000;

    private const string AnotherHolder = "Cette adresse est celle d’un autre compte, à un autre nom ou une autre date de naissance.";

    /// <summary>Why that table is no list of candidates; null when it is one.</summary>
    public static string? Refusal(IReadOnlyList<TableRow>? table)
    {
        if (table is null)
        {
            return "Ce fichier n’est ni un classeur XLSX ni un texte CSV lisible. Partez du modèle à télécharger.";
        }

        if (table.Count < 2)
        {
            return "Ce fichier ne contient aucun candidat : il faut une ligne de titres, puis une ligne par personne.";
        }

        var missing = CandidateColumns.Necessary.Where(column => table[0].Cells.All(cell => !CandidateColumns.Same(cell, column))).ToList();
        return missing.Count > 0
                ? $"Il manque {(missing.Count > 1 ? "les colonnes" : "la colonne")} {FrenchText.Join(missing.Select(column => $"« {column} »"))}. La "
                    + $"première ligne doit porter les titres du modèle."
            : table.Count - 1 > MostRows
                ? $"Ce fichier compte {FrenchText.Number(table.Count - 1)} candidats ; une liste en porte {FrenchText.Number(MostRows)} au plus. Coupez-la "
                    + $"en plusieurs."
            : null;
    }

    /// <summary>The rows of a workbook, its days written out: only there is it known from when their numbers count.</summary>
    public static IReadOnlyList<TableRow> Of(Sheet sheet)
    {
        var dated = sheet
            .Rows.Take(1)
            .SelectMany(head => head.Cells.Index())
            .Where(title => CandidateColumns.Same(title.Item, CandidateColumns.BirthDate) || CandidateColumns.Same(title.Item, CandidateColumns.HiredOn))
            .Select(title => title.Index)
            .ToHashSet();
        return
        [
            .. sheet.Rows.Select(row =>
                row with
                {
                    Cells = [.. row.Cells.Index().Select(cell => dated.Contains(cell.Index) ? Day(cell.Item, sheet.DayZero) : cell.Item)],
                }
            ),
        ];
    }

    /// <summary>Titles that are not read.</summary>
    public static IReadOnlyList<string> Unread(IReadOnlyList<TableRow> table) =>
        [.. table[0].Cells.Where(cell => cell.Length > 0 && !CandidateColumns.IsRead(cell))];

    /// <summary>
    /// Reads and checks the rows asked for: against the rules, against one another, against what is known. The files of those before them are known by now. Two
    /// queries.
    /// </summary>
    public async Task<IReadOnlyList<CandidateRow>> CheckAsync(CurrentUser user, ImportBatch batch, int from, int count, CancellationToken cancellation)
    {
        var table = batch.Table();
        if (table.Count == 0)
        {
            return [];
        }

        var reader = new RowReader(table[0], editions, catalogue, clock.Today());
        var asked = table.Skip(1 + from).Take(count).Select(reader.Read).ToList();
        var births = asked.Select(row => row.Draft.BirthDate).OfType<CivilDate>().Distinct().ToList();
        var known = new ByBirth<KnownFile>();
        foreach (var file in await Duplicates.KnownAsync(db, user, births, cancellation))
        {
            known.Add(file.Identity.Born, file);
        }

        var holders = await HoldersAsync(asked, cancellation);
        var (earlier, answers) = (new EarlierRows(), batch.Answered());
        var rows = new List<CandidateRow>();
        foreach (var row in asked)
        {
            var told = Tell(row, known, earlier, answers.GetValueOrDefault(row.Line));
            var held = Held(told, holders, earlier);
            earlier.Add(row);
            rows.Add(held);
        }

        return rows;
    }

    /// <summary>Every row, or those that are left to deal with once it is confirmed.</summary>
    public Task<IReadOnlyList<CandidateRow>> CheckAsync(CurrentUser user, ImportBatch batch, CancellationToken cancellation) =>
        CheckAsync(user, batch, batch.Done, batch.Rows - batch.Done, cancellation);

    private async Task<Dictionary<string, Holder>> HoldersAsync(IReadOnlyList<CandidateRow> rows, CancellationToken cancellation)
    {
        var addresses = rows.Select(AddressOf).OfType<string>().Distinct().ToList();
        return addresses.Count == 0
            ? []
            : await db
                .Users.AsNoTracking()
                .Where(account => addresses.Contains(account.NormalizedEmail!))
                .Join(
                    db.People,
                    account => account.PersonId,
                    person => person.Id,
                    (account, person) => new Holder(account.NormalizedEmail!, person.MergedIntoId ?? person.Id, person.MatchKey))
                .ToDictionaryAsync(holder => holder.Address, cancellation);
    }

    // who it is: somebody known, the person of a row before, somebody to be asked about, or somebody new
    private static CandidateRow Tell(CandidateRow row, ByBirth<KnownFile> known, EarlierRows earlier, RowAnswer? answer)
    {
        if (row.Errors.Count > 0 || row.Draft.BirthDate is not { } born)
        {
            return row with { Question = null };
        }

        if (row.Question is not null && answer is not { NoFirstName: true })
        {
            return row;
        }

        var (alike, twin) = (known.Near(born).Like(row.Draft, row.Certification?.Code), earlier.Like(row));
        return alike.Count == 0 && twin is null ? row with { Question = null }
            : answer is { Another: true, Because: { } because } ? row with { Question = null, OtherBecause = because }
            : SamePerson(row, alike, twin, answer);
    }

    // the same identity is the same person; another that resembles it is asked about, and so is one person twice for one certification
    private static CandidateRow SamePerson(CandidateRow row, IReadOnlyList<Alike> alike, EarlierRow? twin, RowAnswer? answer)
    {
        var certification = row.Certification?.Code;
        var exact = alike.Where(one => one.Resemblance == Resemblance.Same && one.File.Ours).Select(one => one.File).ToList();
        var running = exact.Find(file => file.Runs(certification)) ?? alike.Select(one => one.File).FirstOrDefault(file => file.Runs(certification));
        var twice = running is null && twin?.Row.Certification == row.Certification;
        var same = running is null ? !twice && (exact.Count > 0 || (alike.Count == 0 && twin!.Resemblance == Resemblance.Same)) : exact.Contains(running);
        if (!same && answer is not { Another: false })
        {
            return row with { Question = new RowQuestion(RowDoubt.Alike, Words(twice ? [] : alike, twin, certification)) };
        }

        return row with
        {
            Question = null,
            PersonId = exact.Concat(alike.Select(one => one.File).Where(file => file.Ours)).Select(file => (Guid?)file.PersonId).FirstOrDefault(),
            SameAs = alike.Count > 0 ? null : twin!.Row.Line,
            Known = running is not null ? running.Reference ?? "dans une autre entreprise"
                : twice ? $"ligne {twin!.Row.Line}"
                : null,
        };
    }

    private static string Words(IReadOnlyList<Alike> alike, EarlierRow? twin, string? certification)
    {
        if (alike.Count == 0)
        {
            return $"Ressemble à {twin!.Row.Name}, né(e) {twin.Row.Draft.BirthDate!.Value.WhenBorn}, à la ligne {twin.Row.Line}.";
        }

        var file = alike[0].File;
        return !file.Ours
            ? "Une personne qui lui ressemble prépare déjà cette certification dans une autre entreprise. Le certificateur peut vous dire comment la suite "
                + "se règle."
            : $"Ressemble à {file.Name}, né(e) {file.Identity.Born.WhenBorn}, qui a déjà {(file.Runs(certification) ? "ce dossier en cours" : "un dossier")}"
                + $"{(file.Reference is null ? "" : $" ({file.Reference})")}.";
    }

    private CandidateRow Held(CandidateRow row, Dictionary<string, Holder> holders, EarlierRows earlier)
    {
        if (AddressOf(row) is not { } address || row.Known is not null)
        {
            return row;
        }

        List<RowError> errors = [];
        var holder = holders.GetValueOrDefault(address);
        bool IsAnother(string? key) => key != row.Draft.MatchKey || row.OtherBecause is not null;
        if (holder is not null && IsAnother(holder.MatchKey) && holder.PersonId != row.PersonId)
        {
            errors.Add(new RowError(row.Line, CandidateColumns.Email, row.Draft.Email!, AnotherHolder));
        }

        if (earlier.Holding(address, names) is { } first && IsAnother(first.Draft.MatchKey) && row.SameAs != first.Line)
        {
            errors.Add(new RowError(row.Line, CandidateColumns.Email, row.Draft.Email!, $"Cette adresse est déjà celle de la ligne {first.Line}."));
        }

        return row with { HasAccount = holder is not null, PersonId = row.PersonId ?? holder?.PersonId, Errors = [.. row.Errors, .. errors] };
    }

    private string? AddressOf(CandidateRow row) => EarlierRows.AddressOf(row, names);

    // a smaller number is a year, or a mistake
    private static string Day(string cell, DateOnly dayZero) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 8_000 and < 80_000
            ? dayZero.AddDays((int)days).ToString("d/M/yyyy", CultureInfo.InvariantCulture)
            : cell;

    private sealed record Holder(string Address, Guid PersonId, string? MatchKey);
}

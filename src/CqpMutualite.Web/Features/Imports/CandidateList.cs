using System.Globalization;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>Something wrong in one cell, or (column null) in the whole row.</summary>
public sealed record RowError(int Line, string? Column, string Value, string Message);

/// <summary>A row read and checked.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Draft">Identity and employment.</param>
/// <param name="Certification">What it prepares; null when it is not known.</param>
/// <param name="Edition">The edition in force; null when there is none.</param>
/// <param name="Mention">Key of the mention wished.</param>
/// <param name="PersonId">The person who is known already; null for somebody new.</param>
/// <param name="HasAccount">That address opens an account already.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record CandidateRow(
    int Line,
    IdentityDraft Draft,
    Certification? Certification,
    Referential? Edition,
    string? Mention,
    Guid? PersonId,
    bool HasAccount,
    IReadOnlyList<RowError> Errors
)
{
    /// <summary>« Benali Karim ».</summary>
    public string Name => $"{Draft.BirthName} {Draft.FirstNames}".Trim();
}

/// <summary>A list of candidates: its columns, and how its rows are checked.</summary>
public sealed class CandidateList(AppDbContext db, Editions editions, Catalogue catalogue, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Most candidates in one list.</summary>
    public const int MostRows = 1_000;

    private const string Certification = "Certification",
        Mention = "Mention souhaitée",
        FirstNames = "Prénoms",
        BirthName = "Nom de naissance",
        UsedName = "Nom d’usage",
        Sex = "Sexe",
        BirthDate = "Date de naissance",
        BirthPlace = "Commune de naissance",
        BirthCode = "Code INSEE ou postal de naissance",
        BirthCountry = "Pays de naissance",
        Email = "Adresse électronique",
        JobTitle = "Emploi occupé",
        Contract = "Type de contrat",
        HiredOn = "Date d’entrée";

    private static readonly string[] DateFormats = ["d/M/yyyy", "yyyy-M-d", "d-M-yyyy", "d.M.yyyy"];

    // the property of the draft that each column fills, to put the domain's refusals in their column
    private static readonly Dictionary<string, string> ColumnOf = new()
    {
        [nameof(IdentityDraft.FirstNames)] = FirstNames,
        [nameof(IdentityDraft.BirthName)] = BirthName,
        [nameof(IdentityDraft.UsedName)] = UsedName,
        [nameof(IdentityDraft.Sex)] = Sex,
        [nameof(IdentityDraft.BirthDate)] = BirthDate,
        [nameof(IdentityDraft.BirthPlace)] = BirthPlace,
        [nameof(IdentityDraft.BirthCode)] = BirthCode,
        [nameof(IdentityDraft.BirthCountry)] = BirthCountry,
        [nameof(IdentityDraft.Email)] = Email,
        [nameof(IdentityDraft.JobTitle)] = JobTitle,
        [nameof(IdentityDraft.Contract)] = Contract,
        [nameof(IdentityDraft.HiredOn)] = HiredOn,
    };

    /// <summary>The columns, in the order of the template.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [Certification, Mention, FirstNames, BirthName, UsedName, Sex, BirthDate, BirthPlace, BirthCode, BirthCountry, Email, JobTitle, Contract, HiredOn];

    /// <summary>Those without which nothing can be opened.</summary>
    public static IReadOnlyList<string> Necessary { get; } = [Certification, FirstNames, BirthName, Sex, BirthDate];

    /// <summary>What the template shows under its head.</summary>
    public static IReadOnlyList<string> Example { get; } =
    [
        "CQP Spécialiste prestations santé-prévoyance",
        "Mention santé",
        "Karim, Youssef",
        "Benali",
        "",
        "Masculin",
        "14/05/1992",
        "Nantes",
        "44109",
        "France",
        "",
        "gestionnaire de prestations",
        "CDI",
        "01/09/2020",
    ];

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

        var missing = Necessary.Where(column => table[0].Cells.All(cell => !Same(cell, column))).ToList();
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
            .Where(title => Same(title.Item, BirthDate) || Same(title.Item, HiredOn))
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

    /// <summary>Titles that the template does not have: their cells are not read.</summary>
    public static IReadOnlyList<string> Unread(IReadOnlyList<TableRow> table) =>
        [.. table[0].Cells.Where(cell => cell.Length > 0 && Columns.All(column => !Same(cell, column)))];

    /// <summary>
    /// Reads and checks every row: against the rules, against the others, against what is known. Two queries. <paramref name="written"/>: rows at the head of
    /// the list that are written already.
    /// </summary>
    public async Task<IReadOnlyList<CandidateRow>> CheckAsync(CurrentUser user, IReadOnlyList<TableRow> table, int written, CancellationToken cancellation)
    {
        var today = clock.Today();
        var rows = table.Skip(1).Select(row => Read(table[0], row, today)).ToList();
        var keys = rows.Select(row => KeyOf(row.Draft)).OfType<string>().Distinct().ToList();
        var known = await Duplicates.KnownAsync(db, user, keys, cancellation);
        var addresses = rows.Where(row => !string.IsNullOrWhiteSpace(row.Draft.Email))
            .Select(row => names.NormalizeEmail(row.Draft.Email!.Trim()))
            .Distinct()
            .ToList();
        var holders = await db
            .Users.AsNoTracking()
            .Where(account => addresses.Contains(account.NormalizedEmail!))
            .Join(
                db.People,
                account => account.PersonId,
                person => person.Id,
                (account, person) =>
                    new
                    {
                        Address = account.NormalizedEmail!,
                        PersonId = person.Id,
                        person.MatchKey,
                    }
            )
            .ToDictionaryAsync(holder => holder.Address, cancellation);
        var checkedRows = new List<CandidateRow>();
        var seen = new Dictionary<string, List<CandidateRow>>();
        var addressOf = new Dictionary<string, CandidateRow>();
        foreach (var (rank, row) in rows.Index())
        {
            List<RowError> errors = [.. row.Errors];
            var key = KeyOf(row.Draft);
            Guid? person = null;
            var account = false;
            if (key is not null)
            {
                var files = known.Of(row.Draft).ToList();
                if (rank >= written && files.Find(file => file.Running && file.Certification == row.Certification?.Code) is { } duplicate)
                {
                    errors.Add(new RowError(row.Line, BirthName, row.Name, FrenchText.NoBreak(FileRefusals.Duplicate(duplicate.Reference).Message)));
                }

                person = files.Find(file => file.Ours)?.PersonId;
                var namesakes = seen.TryGetValue(key, out var list) ? list : seen[key] = [];
                if (
                    row.Certification is not null
                    && namesakes.Find(other =>
                        other.Certification == row.Certification && FoldedName.SameFirstNames(other.Draft.FirstNames ?? "", row.Draft.FirstNames ?? "")
                    )
                        is { } twin
                )
                {
                    errors.Add(new RowError(row.Line, BirthName, row.Name, $"La même personne, pour la même certification, est déjà à la ligne {twin.Line}."));
                }

                namesakes.Add(row);
            }

            if (!string.IsNullOrWhiteSpace(row.Draft.Email))
            {
                var address = names.NormalizeEmail(row.Draft.Email.Trim());
                if (holders.TryGetValue(address, out var holder))
                {
                    account = true;
                    if (holder.MatchKey != key)
                    {
                        errors.Add(
                            new RowError(
                                row.Line,
                                Email,
                                row.Draft.Email,
                                "Cette adresse est celle d’un autre compte, à un autre nom ou une autre date de naissance."
                            )
                        );
                    }

                    person ??= holder.PersonId;
                }

                if (addressOf.TryGetValue(address, out var first) && KeyOf(first.Draft) != key)
                {
                    errors.Add(new RowError(row.Line, Email, row.Draft.Email, $"Cette adresse est déjà celle de la ligne {first.Line}."));
                }

                addressOf.TryAdd(address, row);
            }

            checkedRows.Add(row with { PersonId = person, HasAccount = account, Errors = errors });
        }

        return checkedRows;
    }

    private static string? KeyOf(IdentityDraft draft) =>
        draft is { BirthName: { Length: > 0 } name, BirthDate: { } born } ? FoldedName.KeyOf(name, born) : null;

    // a smaller number is a year, or a mistake
    private static string Day(string cell, DateOnly dayZero) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 8_000 and < 80_000
            ? dayZero.AddDays((int)days).ToString(DateFormats[0], CultureInfo.InvariantCulture)
            : cell;

    private static bool Same(string one, string other) => FoldedName.Of(one) == FoldedName.Of(other);

    private CandidateRow Read(TableRow head, TableRow row, DateOnly today)
    {
        var cells = new CandidateCells(head, row);
        cells.RefuseFaults(Columns);
        var certification = CertificationOf(cells);
        var edition = certification is null ? null : EditionOf(cells, certification, today);
        var mention = edition is null ? null : MentionOf(cells, edition);
        var draft = new IdentityDraft
        {
            FirstNames = cells[FirstNames],
            BirthName = cells[BirthName],
            UsedName = cells[UsedName],
            Sex = FoldedName.Of(cells[Sex]) switch
            {
                "F" or "FEMININ" or "FEMME" => Domain.People.Sex.Female,
                "M" or "H" or "MASCULIN" or "HOMME" => Domain.People.Sex.Male,
                _ => null,
            },
            BirthDate = DayOf(cells, BirthDate),
            BirthPlace = cells[BirthPlace],
            // a spreadsheet takes the zero away
            BirthCode = cells[BirthCode] is { Length: 4 } short4 && short4.All(char.IsAsciiDigit) ? "0" + short4 : cells[BirthCode],
            BirthCountry = cells[BirthCountry],
            Email = cells[Email],
            JobTitle = cells[JobTitle],
            Contract = ContractOf(cells),
            HiredOn = DayOf(cells, HiredOn),
        };
        foreach (var refusal in draft.Refusals(today, complete: false))
        {
            var column = ColumnOf[refusal.Field!];
            if (!cells.Errors.Exists(error => error.Column == column))
            {
                cells.Wrong(column, refusal.Message);
            }
        }

        return new CandidateRow(row.Line, draft, certification, edition, mention?.Key, null, false, cells.Errors);
    }

    private Certification? CertificationOf(CandidateCells cells)
    {
        var asked = cells[Certification];
        var found = asked.Length == 0 ? null : catalogue.Certifications.FirstOrDefault(known => known.Code == asked || Same(known.Title, asked));
        if (found is null)
        {
            cells.Wrong(
                Certification,
                asked.Length == 0
                    ? "Donnez la certification préparée."
                    : "Cette certification n’est pas au catalogue : recopiez son titre tel que l’application l’écrit."
            );
        }

        return found;
    }

    private Referential? EditionOf(CandidateCells cells, Certification certification, DateOnly today)
    {
        var edition = editions.InForce(certification, today);
        if (edition is null)
        {
            cells.Wrong(Certification, "Cette certification n’a pas d’édition publiée : aucun dossier ne peut encore y être ouvert.");
        }

        return edition;
    }

    private static Mention? MentionOf(CandidateCells cells, Referential edition)
    {
        var wished = cells[Mention];
        var found = edition.Mentions.FirstOrDefault(known => Same(known.Label, wished) || Same(known.Label, $"mention {wished}"));
        if (found is null && wished.Length > 0)
        {
            cells.Wrong(
                Mention,
                edition.Mentions.Count == 0
                    ? "Cette certification n’a pas de mention : laissez vide."
                    : $"Mentions possibles : {FrenchText.Join(edition.Mentions.Select(known => known.Label))}."
            );
        }

        return found;
    }

    private static ContractKind? ContractOf(CandidateCells cells)
    {
        var (typed, kinds) = (FoldedName.Of(cells[Contract]), Enum.GetValues<ContractKind>());
        var found = kinds.Select(kind => (ContractKind?)kind).FirstOrDefault(kind => FoldedName.Of(IdentityWords.Of(kind!.Value)) == typed);
        if (found is null && cells[Contract].Length > 0)
        {
            cells.Wrong(Contract, $"Contrats possibles : {FrenchText.Join(kinds.Select(IdentityWords.Of))}.");
        }

        return found;
    }

    private static DateOnly? DayOf(CandidateCells cells, string column)
    {
        var value = cells[column];
        if (value.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        cells.Wrong(column, "Cette date ne se lit pas. Écrivez-la comme 12/04/1991.");
        return null;
    }
}

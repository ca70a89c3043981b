using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>Reads the rows of a table, each by itself: the ways in which people and other programs write a sex, a date, « no first name ».</summary>
internal sealed class RowReader(TableRow titles, Editions editions, Catalogue catalogue, DateOnly today)
{
    // what is written in the place of first names for somebody who has one name only
    private static readonly HashSet<string> NoFirstName =
        ["SANS PRENOM", "PAS DE PRENOM", "AUCUN PRENOM", "AUCUN", "NEANT", "SANS", "SP", "N A PAS DE PRENOM", "X", "XX", "XXX"];

    private const string Dashes = "-–—−_./ ";

    private readonly CandidateHead head = new(titles);

    // the few certifications of a list are looked for once
    private readonly Dictionary<string, Certification?> certifications = [];

    public CandidateRow Read(TableRow row)
    {
        var cells = new CandidateCells(head, row);
        cells.RefuseFaults(CandidateColumns.All);
        var certification = CertificationOf(cells);
        var edition = certification is null ? null : EditionOf(cells, certification);
        var mention = edition is null ? null : MentionOf(cells, edition);
        var firstNames = cells[CandidateColumns.FirstNames];
        var none = firstNames.Length == 0 || firstNames.All(Dashes.Contains) || NoFirstName.Contains(FoldedName.WithFigures(firstNames));
        var draft = new IdentityDraft
        {
            // an empty cell is asked about; what is no name is an answer
            FirstNames = none ? null : firstNames,
            NoFirstName = none,
            UsualFirstName = cells[CandidateColumns.UsualFirstName],
            BirthName = cells[CandidateColumns.BirthName],
            UsedName = cells[CandidateColumns.UsedName],
            Sex = SexOf(cells),
            BirthDate = BirthOf(cells),
            BirthPlace = cells[CandidateColumns.BirthPlace],
            // a spreadsheet takes the zero away
            BirthCode = cells[CandidateColumns.BirthCode] is { Length: 4 } short4 && short4.All(char.IsAsciiDigit)
                ? "0" + short4
                : cells[CandidateColumns.BirthCode],
            BirthCountry = cells[CandidateColumns.BirthCountry],
            Email = cells[CandidateColumns.Email],
            JobTitle = cells[CandidateColumns.JobTitle],
            Contract = ContractOf(cells),
            HiredOn = HiredOf(cells),
        };
        foreach (var refusal in draft.Refusals(today, complete: false))
        {
            var column = CandidateColumns.Of(refusal.Field!);
            if (!cells.Errors.Exists(error => error.Column == column))
            {
                cells.Wrong(column, refusal.Message);
            }
        }

        return new CandidateRow(row.Line, draft, certification, edition, mention?.Key, cells.Errors)
        {
            Question = firstNames.Length == 0 ? new RowQuestion(RowDoubt.NoFirstName, "Aucun prénom n’est donné : confirmez que cette personne n’en a pas.")
                : null,
        };
    }

    private static Sex? SexOf(CandidateCells cells)
    {
        var written = FoldedName.WithFigures(cells[CandidateColumns.Sex]);
        Sex? read = written switch
        {
            "F" or "FEMININ" or "FEMININE" or "FEMME" or "FEM" or "FILLE" or "MME" or "MADAME" or "MLLE" or "MADEMOISELLE" or "2" or "FEMALE" => Sex.Female,
            "M" or "H" or "G" or "MASCULIN" or "HOMME" or "MASC" or "GARCON" or "MR" or "MONSIEUR" or "1" or "MALE" => Sex.Male,
            _ => null,
        };
        if (read is null && written.Length > 0)
        {
            cells.Wrong(CandidateColumns.Sex, "Ce sexe ne se lit pas. Écrivez Féminin ou Masculin ; Mme, M., F, H, 1 et 2 se lisent aussi.");
        }

        return read;
    }

    private static CivilDate? BirthOf(CandidateCells cells)
    {
        var value = cells[CandidateColumns.BirthDate];
        var read = CivilDate.Read(value);
        if (read is null && value.Length > 0)
        {
            cells.Wrong(CandidateColumns.BirthDate, "Cette date ne se lit pas. Écrivez-la comme 12/04/1991, ou 1991 si seule l’année est connue.");
        }

        return read;
    }

    private static DateOnly? HiredOf(CandidateCells cells)
    {
        var value = cells[CandidateColumns.HiredOn];
        if (CivilDate.Read(value) is { Precision: DatePrecision.Day } day)
        {
            return day.Earliest;
        }

        if (value.Length > 0)
        {
            cells.Wrong(CandidateColumns.HiredOn, "Cette date ne se lit pas. Écrivez-la comme 12/04/1991.");
        }

        return null;
    }

    private Certification? CertificationOf(CandidateCells cells)
    {
        var asked = cells[CandidateColumns.Certification];
        if (!certifications.TryGetValue(asked, out var found))
        {
            found = asked.Length == 0
                ? null
                : catalogue.Certifications.FirstOrDefault(known => known.Code == asked || CandidateColumns.Same(known.Title, asked));
            certifications[asked] = found;
        }

        if (found is null)
        {
            cells.Wrong(
                CandidateColumns.Certification,
                asked.Length == 0
                    ? "Donnez la certification préparée."
                    : "Cette certification n’est pas au catalogue : recopiez son titre tel que l’application l’écrit."
            );
        }

        return found;
    }

    private Referential? EditionOf(CandidateCells cells, Certification certification)
    {
        var edition = editions.InForce(certification, today);
        if (edition is null)
        {
            cells.Wrong(CandidateColumns.Certification, "Cette certification n’a pas d’édition publiée : aucun dossier ne peut encore y être ouvert.");
        }

        return edition;
    }

    private static Mention? MentionOf(CandidateCells cells, Referential edition)
    {
        var wished = cells[CandidateColumns.Mention];
        var found = edition.Mentions.FirstOrDefault(known =>
            CandidateColumns.Same(known.Label, wished) || CandidateColumns.Same(known.Label, $"mention {wished}"));
        if (found is null && wished.Length > 0)
        {
            cells.Wrong(
                CandidateColumns.Mention,
                edition.Mentions.Count == 0
                    ? "Cette certification n’a pas de mention : laissez vide."
                    : $"Mentions possibles : {FrenchText.Join(edition.Mentions.Select(known => known.Label))}."
            );
        }

        return found;
    }

    private static ContractKind? ContractOf(CandidateCells cells)
    {
        if (cells[CandidateColumns.Contract] is not { Length: > 0 } typed)
        {
            return null;
        }

        var kinds = Enum.GetValues<ContractKind>();
        var found = kinds.Select(kind => (ContractKind?)kind).FirstOrDefault(kind => CandidateColumns.Same(IdentityWords.Of(kind!.Value), typed));
        if (found is null)
        {
            cells.Wrong(CandidateColumns.Contract, $"Contrats possibles : {FrenchText.Join(kinds.Select(IdentityWords.Of))}.");
        }

        return found;
    }
}

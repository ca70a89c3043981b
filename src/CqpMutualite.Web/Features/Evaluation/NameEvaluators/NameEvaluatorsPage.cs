using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>Who can be chosen, who was replaced, and whether the choice is still open.</summary>
/// <param name="Head">The file.</param>
/// <param name="People">Those who can be chosen, those in place and those of the past included, the candidate left out.</param>
/// <param name="PutAway">Number of answers put away of each evaluator who left.</param>
/// <param name="Form">The choice.</param>
public sealed record NameEvaluatorsPage(FileHead Head, IReadOnlyList<PossibleEvaluator> People, IReadOnlyDictionary<Guid, int> PutAway, NameEvaluatorsForm Form)
{
    /// <summary>Why nothing can be chosen now; null when it can.</summary>
    public string? Why => Head.File.Evaluation.MayNameEvaluators() is { IsAccepted: false } refused ? refused.Refusals[0].Message : null;

    /// <summary>Somebody is in place: choosing another one asks for a reason.</summary>
    public bool Replaces => Head.File.Evaluators.Any();

    /// <summary>Those who can be chosen.</summary>
    public IEnumerable<SelectListItem> Choices =>
        People.Where(person => person.MayBeChosen).Select(person => new SelectListItem(person.Words, person.Id.ToString()));

    /// <summary>The capacities of the edition.</summary>
    public IEnumerable<SelectListItem> Capacities => Enum.GetValues<EvaluatorCapacity>()
        .Where(capacity => capacity != EvaluatorCapacity.OfOrganisation || Head.Edition.Rules.EvaluatorsFromOrganisation)
        .Select(capacity => new SelectListItem(Words(capacity), capacity.ToString()));

    /// <summary>Labels for the error summary: the two places ask the same things.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new[] { ("First", "Évaluateur 1"), ("Second", "Évaluateur 2") }
            .SelectMany(seat =>
                new[]
                {
                    ("PersonId", ""),
                    ("Capacity", ", qualité"),
                    ("FirstName", ", prénom"),
                    ("Name", ", nom"),
                    ("JobTitle", ", fonction"),
                    ("Email", ", adresse électronique"),
                }.Select(field => (Key: $"Form.{seat.Item1}.{field.Item1}", Words: seat.Item2 + field.Item2))
            )
            .Append((Key: "Form.Reason", Words: "Motif du remplacement"))
            .ToDictionary(pair => pair.Key, pair => pair.Words);

    public string Words(EvaluatorCapacity capacity) => capacity switch
    {
        EvaluatorCapacity.LineManager => "Responsable hiérarchique",
        EvaluatorCapacity.Tutor => "Tuteur",
        EvaluatorCapacity.InternalTrainer => "Formateur interne",
        EvaluatorCapacity.ExperiencedProfessional => "Autre professionnel expérimenté",
        _ => FrenchText.Sentence(Head.Edition.Vocabulary.TrainingOrganisation),
    };

    /// <summary>What is said once they are named. <paramref name="byLetter"/>: those without address, whose letter is to be printed.</summary>
    public static Done Done(FileActing begun, IReadOnlyList<string> byLetter, bool replaced)
    {
        var reference = begun.File.Reference;
        return byLetter.Count > 0
            ? new Done($"Évaluateurs nommés. Imprimez la lettre d’accès {FrenchText.Of(FrenchText.Join(byLetter))}.", AccessPaths.FileAccess(reference))
            : new Done(replaced ? "L’évaluateur est remplacé." : "Les deux évaluateurs sont nommés.", FilesPaths.File(reference));
    }

    /// <summary>Two queries beside those of the head.</summary>
    public static async Task<NameEvaluatorsPage> LoadAsync(FileActing begun, NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var (db, head, file, today) = (begun.Db, begun.Head, begun.File, begun.Today);
        var inPlace = file.Evaluators.Select(assignment => assignment.PersonId).ToList();
        var past = file.Assignments.Select(assignment => assignment.PersonId).ToList();
        var organisations = head.Edition.Rules.EvaluatorsFromOrganisation ? file.TrainingOrganisations.Select(place => place.OrganisationId).ToList() : [];
        var people = await db.People.AsNoTracking()
            .Select(person => new
            {
                Person = person,

                // of the company, or of the organisation where the edition allows it; and those who evaluated for the company by a personal link
                Chosen = inPlace.Contains(person.Id)
                    || db.Memberships.Any(member =>
                        member.PersonId == person.Id
                        && member.From <= today
                        && (member.Until == null || member.Until >= today)
                        && (
                            (member.OrganisationId == file.EmployerId && (member.Role == Role.Evaluator || member.Role == Role.CompanyHr))
                            || (member.OrganisationId != null && organisations.Contains(member.OrganisationId.Value))
                        )
                    )
                    || db.PersonalLinks.Any(link =>
                        link.PersonId == person.Id && db.Files.Any(other => other.Id == link.FileId && other.EmployerId == file.EmployerId)
                    ),
            })
            .Where(entry => entry.Person.Id != file.CandidateId && (entry.Chosen || past.Contains(entry.Person.Id)))
            .OrderBy(entry => entry.Person.UsedName ?? entry.Person.BirthName).ThenBy(entry => entry.Person.FirstNames)
            .ToListAsync(cancellation);
        var put =
            past.Count == inPlace.Count
                ? []
                : await db
                    .PastAnswers.AsNoTracking()
                    .Where(answer => db.Sheets.Any(sheet => sheet.Id == answer.SheetId && sheet.FileId == file.Id))
                    .GroupBy(answer => answer.AuthorId)
                    .Select(group => new { group.Key, Count = group.Count() })
                    .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return new NameEvaluatorsPage(
            head,
            people.ConvertAll(entry => new PossibleEvaluator(entry.Person.Id, entry.Person.Name, entry.Person.JobTitle, entry.Chosen)),
            put,
            form
        );
    }
}

/// <summary>Somebody of the list; those who only stand in the past of the file cannot be chosen.</summary>
public sealed record PossibleEvaluator(Guid Id, string Name, string? JobTitle, bool MayBeChosen)
{
    /// <summary>« Claire Morel, responsable du pôle prestations ».</summary>
    public string Words => string.IsNullOrEmpty(JobTitle) ? Name : $"{Name}, {JobTitle}";
}

using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration;

/// <summary>A line to check; <paramref name="ChangeUrl"/> leads to where it is still changed.</summary>
public sealed record SummaryLine(string Label, string? Value, string? ChangeUrl = null);

/// <summary>What the interview concluded for a unit; <paramref name="Modules"/> is null when the edition has no such column.</summary>
public sealed record SummaryUnit(Unit Unit, bool DirectlyAssessed, string? Modules);

/// <summary>All that a registration says, for the company before it leaves and for the certifier on arrival.</summary>
/// <param name="Head">The file.</param>
/// <param name="Candidate">Identity.</param>
/// <param name="Path">Certification, employer, interview, organisation.</param>
/// <param name="Units">The individual path.</param>
/// <param name="WithModules">The edition asks for the modules proposed.</param>
/// <param name="InterviewUrl">Where the interview is corrected; null when it no longer is.</param>
public sealed record RegistrationSummary(
    FileHead Head,
    IReadOnlyList<SummaryLine> Candidate,
    IReadOnlyList<SummaryLine> Path,
    IReadOnlyList<SummaryUnit> Units,
    bool WithModules,
    string? InterviewUrl
)
{
    public required Person Person { get; init; }

    /// <summary>Papers asked for and joined.</summary>
    public required RegistrationPapers Papers { get; init; }

    /// <summary>Where papers are joined; null when they no longer are.</summary>
    public string? PapersUrl { get; init; }

    /// <summary>Where the identity is corrected; null when it no longer is.</summary>
    public string? IdentityUrl { get; init; }

    /// <summary>Everything asked for by earlier returns, the last one first.</summary>
    public required IReadOnlyList<FileReturn> Returns { get; init; }

    /// <summary>Loads it. Six queries with the file.</summary>
    public static async Task<RegistrationSummary> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var candidate = head.Candidate;
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var modules = edition
            .Booklet(BookletKeys.Guide)!
            .Questions(edition)
            .Where(question => question.Field.Meaning == Meaning.ToTrain && question.Unit is not null)
            .ToDictionary(question => question.Unit!, question => question.Key);
        var sheets = await db.SheetsReadableByAsync(user.Reader, file, [BookletKeys.Guide], modules.Values, cancellation);
        var answers = sheets.GetValueOrDefault(BookletKeys.Guide)?.Printed
            ?? new Dictionary<string, string>();
        var mayCorrect = user.May(Domain.Access.Permission.RecordInterview) && file.Orientation.MayRecord().IsAccepted;
        var mayName = user.May(Domain.Access.Permission.NameParticipants) && file.Registration.MayNameOrganisation().IsAccepted;
        var identity =
            user.May(Domain.Access.Permission.CorrectIdentity) && file.Opening.MayCorrectIdentity(user.Role == Domain.People.Role.Oemm).IsAccepted
                ? FilesPaths.Identity(file.Reference)
                : null;
        var interview = mayCorrect ? OrientationPaths.Interview(file.Reference) : null;
        return new RegistrationSummary(
            head,
            [.. CandidateLines(candidate, file)],
            [.. PathLines(head, names, interview, mayName ? RegistrationPaths.Organisation(file.Reference) : null)],
            [
                .. file
                    .Units.OrderBy(path => edition.Units.TakeWhile(unit => unit.Key != path.Unit).Count())
                    .Select(path => new SummaryUnit(
                        edition.Unit(path.Unit),
                        path.DirectlyAssessed,
                        modules.TryGetValue(path.Unit, out var key) ? answers.GetValueOrDefault(key, "") : null
                    )),
            ],
            modules.Count > 0,
            interview)
        {
            Papers = await RegistrationPapers.LoadAsync(db, user, file, cancellation),
            PapersUrl = RegistrationPapers.MayChange(user, file) ? RegistrationPaths.Papers(file.Reference) : null,
            Person = candidate,
            IdentityUrl = identity,
            Returns = await db.Set<FileReturn>()
                .AsNoTracking()
                .Where(point => point.FileId == file.Id && point.Sending == Sending.Registration)
                .OrderByDescending(point => point.On)
                .ThenBy(point => point.Point)
                .ToListAsync(cancellation),
        };
    }

    private static IEnumerable<SummaryLine> CandidateLines(Person person, CertificationFile file)
    {
        yield return new SummaryLine("Prénoms", person.FirstNames.Length == 0 ? IdentityWords.NoFirstName : person.FirstNames);
        yield return new SummaryLine("Nom de naissance", person.BirthName);
        if (person.UsedName is not null)
        {
            yield return new SummaryLine("Nom d’usage", person.UsedName);
        }

        yield return new SummaryLine("Naissance", person.BirthDate is { } born ? FrenchText.PlainDate(born) : null);
        yield return new SummaryLine(
            "Lieu de naissance",
            person.BirthPlace is null ? null
                : person.ToDraft().BornInFrance ? $"{person.BirthPlace}{(person.BirthCode is null ? "" : $" ({person.BirthCode})")}"
                : $"{person.BirthPlace}, {person.BirthCountry}"
        );
        yield return new SummaryLine("Sexe à l’état civil", person.Sex is { } sex ? IdentityWords.Of(sex) : null);
        yield return new SummaryLine("Emploi occupé", person.JobTitle);
        yield return new SummaryLine("Contrat", file.Opening.Contract is { } contract ? IdentityWords.Of(contract) : null);
        yield return new SummaryLine("Entrée dans l’entreprise", file.Opening.HiredOn is { } hired ? FrenchText.PlainDate(hired) : null);
        yield return new SummaryLine("Adresse électronique", person.Email ?? "Aucune");
    }

    private static IEnumerable<SummaryLine> PathLines(FileHead head, IReadOnlyDictionary<FileFact, string> names, string? interview, string? organisation)
    {
        var file = head.File;
        yield return new SummaryLine("Employeur", names.GetValueOrDefault(FileFact.Company));
        yield return new SummaryLine("Certification préparée", file.CertificationTitle);
        if (head.Edition.Mentions.Count > 0)
        {
            yield return new SummaryLine("Mention", head.Edition.Mentions.FirstOrDefault(mention => mention.Key == file.Orientation.Mention)?.Label, interview);
        }

        yield return new SummaryLine(
            "Entretien d’accueil et d’orientation",
            file.Orientation.InterviewedOn is { } day ? FrenchText.PlainDate(day) : null,
            interview
        );
        yield return new SummaryLine(
            "Organisme de formation",
            names.GetValueOrDefault(FileFact.TrainingOrganisation)
                ?? (file is { Orientation.InterviewedOn: not null, Registration.NeedsTrainingOrganisation: false } ? "Aucune formation à suivre" : "À choisir"),
            organisation
        );
    }
}

/// <summary>What both pages say of where the registration stands.</summary>
public static class RegistrationState
{
    /// <summary>A sentence when the registration is not to be acted upon by the company; null when it may submit.</summary>
    public static string? ForCompany(CertificationFile file) => file switch
    {
        { Halts.ClosedOn: not null } => "Ce dossier est clos.",
        { Halts.SuspendedOn: { } since } => FrenchText.NoBreak(FileRefusals.Suspended(since).Message),
        { Orientation.Route: Domain.Files.Route.Vae } => FrenchText.NoBreak(FileRefusals.VaeRegistersAlone.Message),
        { Registration.RegisteredOn: { } registered } => $"Candidat inscrit le {FrenchText.PlainDate(registered)}.",
        { Registration.SubmittedOn: { } submitted } => $"Inscription transmise le {FrenchText.PlainDate(submitted)} : elle attend l’accusé de réception.",
        { Stage: Stage.Orientation } => "L’inscription se prépare une fois l’entretien conclu.",
        _ => null,
    };

    /// <summary>A sentence when there is nothing to acknowledge; null when there is.</summary>
    public static string? ForCertifier(CertificationFile file) => file switch
    {
        { Halts.ClosedOn: not null } => "Ce dossier est clos.",
        { Halts.SuspendedOn: { } since } => FrenchText.NoBreak(FileRefusals.Suspended(since).Message),
        { Registration.RegisteredOn: { } registered } => $"Réception accusée le {FrenchText.PlainDate(registered)} : le candidat est inscrit.",
        { Registration.SubmittedOn: null, Registration.ReturnReason: not null } => "Inscription renvoyée à l’entreprise : elle la transmettra de nouveau.",
        { Registration.SubmittedOn: null } => "L’entreprise n’a pas encore transmis cette inscription.",
        _ => null,
    };
}

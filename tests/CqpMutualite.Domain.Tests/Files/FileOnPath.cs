using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tests.Referentials;
using CqpMutualite.Domain.Training;
using Xunit;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>Files brought to a step of the path by the aggregate's own methods, on the editions of the repository.</summary>
internal static class FileOnPath
{
    public const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels", Blocs = "blocs-relation-clients";

    public static readonly DateOnly Today = new(2026, 11, 21);
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Candidate = Guid.CreateVersion7();

    public static Referential Edition(string code) =>
        ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, code + ".v2.json"))).Edition!;

    /// <summary>Registered; <paramref name="direct"/>: units assessed without training. In training, or in evaluation when there is nothing to train.</summary>
    public static CertificationFile Registered(Referential edition, params string[] direct)
    {
        var file = CertificationFile.Open("TEST-01", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        var organisation = Organisation.Create("Organisme", OrganisationKind.TrainingOrganisation);
        organisation.Approve(edition.Code, training: true, vae: false, Today.AddYears(-1), Today.AddYears(1));
        Accepted(file.Registration.NameOrganisation(organisation, Today));
        Accepted(file.Orientation.Conclude(edition, Interview(edition, direct), Today, Today));
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));
        return file;
    }

    /// <summary>In evaluation, its two evaluators named, opened by the line manager unless <paramref name="opened"/> says otherwise.</summary>
    public static CertificationFile InEvaluation(Referential edition, bool opened = true)
    {
        var file = Registered(edition);
        foreach (var unit in file.Units)
        {
            Accepted(file.Training.AddModule(edition, unit.Unit, Module($"Module {unit.Unit}"), Today));
        }

        if (file.Stage == Stage.Training)
        {
            Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today));
        }

        Accepted(file.Evaluation.NameEvaluators(Guid.CreateVersion7(), Guid.CreateVersion7(), Today));
        if (opened)
        {
            Accepted(file.Evaluation.Open(file.Evaluation.Opener!.Value, Today, Today));
        }

        return file;
    }

    /// <summary>A module of one day.</summary>
    public static ModuleTerms Module(string title, int hours = 7) => new(title, Today, Today, hours);

    /// <summary>Those answers, every unit signed and attested.</summary>
    public static TrainingRecord Record(Referential edition, IReadOnlyDictionary<string, string> answers)
    {
        var units = edition.Units.Select(unit => unit.Key).ToHashSet();
        return new TrainingRecord(answers, units, units);
    }

    /// <summary>Every required answer of the trainer on those units (null: outside the units); on the whole booklet when none is given.</summary>
    public static Dictionary<string, string> TrainerAnswers(Referential edition, params string?[] units) =>
        edition.Booklet("livret-formation") is { } booklet
            ? booklet
                .Questions(edition)
                .Where(question => question.Field is { Required: true, FilledBy: FilledBy.Trainer } && (units.Length == 0 || units.Contains(question.Unit)))
                .ToDictionary(question => question.Key, question => Value(edition, question))
            : [];

    public static IReadOnlyList<string> Codes(this Domain.Common.Outcome outcome) => [.. outcome.Refusals.Select(refusal => refusal.Code)];

    public static void Accepted(Domain.Common.Outcome outcome) => Assert.Empty(outcome.Refusals);

    /// <summary>A complete guide; <paramref name="direct"/>: units assessed without training.</summary>
    public static Dictionary<string, string> Interview(Referential edition, string[] direct) => edition.Booklet("guide-entretien")!.Questions(edition)
        .Where(question => question.Field.Required)
        .ToDictionary(question => question.Key, question => question.Field.Meaning == Meaning.DirectlyAssessed
            ? edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == true == direct.Contains(question.Unit)).Key
            : Value(edition, question));

    private static string Value(Referential edition, Question question) =>
        question.Field.Kind switch
        {
            FieldKind.Choice => (
                edition.Scale(question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable == true) ?? edition.Scale(question.Field.Scale!).Values[0]
            ).Key,
            FieldKind.Mention => edition.Mentions[0].Key,
            FieldKind.Date => "2026-11-20",
            FieldKind.Number => "2",
            _ => "Une réponse.",
        };
}

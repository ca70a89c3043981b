using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tests.Files;
using CqpMutualite.Domain.Tests.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>A file that has come to its evaluation by its own methods, and answers to sign it with.</summary>
public static class AtEvaluation
{
    /// <summary>The three editions.</summary>
    public const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels", Blocs = "blocs-relation-clients";

    /// <summary>The day on which everything happens.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>The same day, as an instant.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 13, 30, 0, TimeSpan.Zero);

    /// <summary>That edition.</summary>
    public static Referential Edition(string code) =>
        ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, code + ".v2.json"))).Edition!;

    /// <summary>A file registered, directly assessed on every unit, with its two evaluators.</summary>
    public static CertificationFile FileOf(Referential edition, bool named = true)
    {
        var file = CertificationFile.Open("CQP-2026-0001", Guid.NewGuid(), Guid.NewGuid(), edition, edition.Code, edition.Title, null, Today).File!;
        var organisation = Organisation.Create("Organisme", OrganisationKind.TrainingOrganisation, "Nantes");
        organisation.Approve(edition.Code, training: true, vae: true, Today.AddYears(-1), Today.AddYears(1));
        Assert.True(file.Registration.NameOrganisation(organisation, Today).IsAccepted);
        Accepted(file.Orientation.Conclude(edition, Answers(edition, "guide-entretien", _ => true), Today, Today));
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));
        if (file.Stage == Stage.Training)
        {
            Accepted(file.Training.Close(edition, Files.FileOnPath.Record(edition, Answers(edition, "livret-formation", _ => true)), Today));
        }

        if (named)
        {
            Accepted(file.Evaluation.NameEvaluators(Guid.NewGuid(), Guid.NewGuid(), Today));
            Accepted(file.Evaluation.Open(file.Evaluation.Opener!.Value, Today, Today));
        }

        return file;
    }

    /// <summary>A favourable answer to each question of a booklet that is kept.</summary>
    public static Dictionary<string, string> Answers(Referential edition, string booklet, Func<Question, bool> kept) =>
        edition
            .Booklet(booklet)
            ?.Questions(edition)
            .Where(kept)
            .ToDictionary(
                question => question.Key,
                question =>
                    question.Field.Kind switch
                    {
                        FieldKind.Choice => (
                            edition.Scale(question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable == true)
                            ?? edition.Scale(question.Field.Scale!).Values[0]
                        ).Key,
                        FieldKind.Mention => edition.Mentions[0].Key,
                        FieldKind.Date => "2026-11-05",
                        FieldKind.Number => "1",
                        _ => "Observé en situation.",
                    }
            )
        ?? [];

    /// <summary>A complete, favourable evaluation booklet.</summary>
    public static Dictionary<string, string> Complete(Referential edition) =>
        Answers(edition, "livret-evaluation", question => question.Field.Kind != FieldKind.Mention);

    /// <summary>The key of the unfavourable value of a question.</summary>
    public static string Unfavourable(Referential edition, Question question) =>
        edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == false).Key;

    /// <summary>The questions of the evaluation booklet with that meaning.</summary>
    public static List<Question> Questions(Referential edition, Meaning meaning) =>
        [.. edition.Booklet("livret-evaluation")!.Questions(edition).Where(question => question.Field.Meaning == meaning)];

    /// <summary>A signature on that content.</summary>
    public static Signature Signature(Sheet sheet, SignatoryRole role, string hash, string unit = "") =>
        Booklets.Signature.Of(
            sheet.Id,
            role,
            Guid.NewGuid(),
            "Claire Morel",
            "responsable",
            "Déclare conformes et sincères",
            SignatureMethod.Password,
            _ => new SealedContent(hash, Now, "sceau", "clef"),
            unit
        );

    /// <summary>Fails with the reasons when refused.</summary>
    public static void Accepted(Domain.Common.Outcome outcome) =>
        Assert.True(outcome.IsAccepted, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message)));
}

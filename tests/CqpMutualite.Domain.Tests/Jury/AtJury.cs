using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tests.Files;
using CqpMutualite.Domain.Tests.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>Files that have come before a jury by their own methods, and juries to hear them.</summary>
public static class AtJury
{
    /// <summary>The three editions.</summary>
    public const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels", Blocs = "blocs-relation-clients";

    /// <summary>The day on which everything happens.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>The day of the sitting.</summary>
    public static readonly DateOnly HeldOn = new(2027, 1, 14);

    /// <summary>The time of that day.</summary>
    public static readonly DateTimeOffset Now = new(2027, 1, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>That edition.</summary>
    public static Referential Edition(string code) =>
        ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, code + ".v2.json"))).Edition!;

    /// <summary>A file transmitted; <paramref name="positive"/> false: the first opinion (or result) is not favourable.</summary>
    public static CertificationFile FileOf(Referential edition, bool positive = true, params string[] presented)
    {
        var file = CertificationFile.Open("CQP-2026-0001", Guid.NewGuid(), Guid.NewGuid(), edition, edition.Code, edition.Title, null, Today).File!;
        var organisation = Organisation.Create("Organisme", OrganisationKind.TrainingOrganisation, "Nantes");
        if (presented.Length > 0)
        {
            Accepted(file.Presentation.Choose(edition, presented, Today));
            edition = file.Asked(edition);
        }

        organisation.Approve(edition.Code, training: true, vae: true, Today.AddYears(-1), Today.AddYears(1));
        Accepted(file.Registration.NameOrganisation(organisation, Today));
        Accepted(file.Orientation.Conclude(edition, Answers(edition, "guide-entretien"), Today, Today));
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));
        if (file.Stage == Stage.Training)
        {
            Accepted(file.Training.Close(edition, Files.FileOnPath.Record(edition, Answers(edition, "livret-formation")), Today));
        }

        Accepted(file.Evaluation.NameEvaluators(Guid.NewGuid(), Guid.NewGuid(), Today));
        Accepted(file.Evaluation.Open(file.Evaluation.Opener!.Value, Today, Today));
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        var evaluation = Answers(edition, "livret-evaluation");
        if (!positive)
        {
            var meaning = edition.Rules.PositiveWhen == PositiveWhen.EveryOpinionFavourable ? Meaning.Opinion : Meaning.Assessment;
            var question = edition.Booklet("livret-evaluation")!.Questions(edition).First(question => question.Field.Meaning == meaning);
            evaluation[question.Key] = edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == false).Key;
        }

        Accepted(file.Evaluation.Complete(edition, evaluation, Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Accepted(file.Transmission.Send(edition, evaluation, signed: true, Today));
        Accepted(file.Transmission.Accept(Today));
        return file;
    }

    /// <summary>Puts a file before the panel that it is for.</summary>
    public static void Attach(CertificationFile file) =>
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today, kind: file.Presentation.IsForCommission ? SessionKind.Commission : SessionKind.Jury));

    /// <summary>A session without members.</summary>
    public static JurySession SessionOf(Referential edition) => JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(HeldOn, "Lyon"), [edition]).Session!;

    /// <summary>A complete jury whose president is its first member.</summary>
    public static JurySession Composed(Referential edition)
    {
        var session = SessionOf(edition);
        foreach (var seat in edition.Jury.Seats)
        {
            for (var rank = 0; rank < seat.Count; rank++)
            {
                Accepted(session.Seat(MandateOf(seat.College), edition.Jury));
            }
        }

        Accepted(session.NamePresident(session.Members[0].PersonId));
        return session;
    }

    /// <summary>A jury that has heard what it should of one file, and is open.</summary>
    public static JurySession Open(Referential edition, out CertificationFile file)
    {
        var session = Composed(edition);
        file = FileOf(edition);
        Accepted(session.Receive(file, 20));
        foreach (var seat in edition.Jury.Observers)
        {
            Accepted(session.Seat(MandateOf(seat.College), edition.Jury));
        }

        Accepted(session.Convene(edition.Jury, Now));
        Accepted(session.Open(AllThere(session), new OpeningRules(edition.Jury), HeldOn, Now));
        return session;
    }

    /// <summary>The president proposed opens, everybody being there.</summary>
    public static SittingOpening AllThere(JurySession session) =>
        new(session.President!.PersonId, session.President.PersonId, [.. session.Members.Select(member => member.PersonId)]);

    /// <summary>A mandate of that college: of a year around the sitting unless it ends before.</summary>
    public static Membership MandateOf(College college, Guid? person = null, DateOnly? until = null)
    {
        var role = college == College.Secretariat ? Role.JuryObserver : Role.JuryMember;
        var (mandate, outcome) = Membership.Mandate(
            person ?? Guid.NewGuid(),
            role,
            new MandateTerms(college, "UGEM", null, HeldOn.AddYears(-1), until ?? HeldOn.AddYears(1)),
            []
        );
        Accepted(outcome);
        return mandate!;
    }

    /// <summary>Fails with the reasons when refused.</summary>
    public static void Accepted(Outcome outcome) => Assert.True(outcome.IsAccepted, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message)));

    /// <summary>Codes of the refusals.</summary>
    public static IEnumerable<string> Codes(Outcome outcome) => outcome.Refusals.Select(refusal => refusal.Code);

    private static Dictionary<string, string> Answers(Referential edition, string booklet) =>
        edition
            .Booklet(booklet)
            ?.Questions(edition)
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
}

using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Certificates;

/// <summary>From the published decision to the paper, its duplicates, its replacement and its end.</summary>
public class CertificateTests
{
    private const string Code = "23456789ABCDEFGHJKMN";

    private static readonly string[] Signatory = ["Camille Delorme", "Présidence de la CPNEFP"];

    [Fact]
    public void A_certificate_waits_for_the_publication_of_a_whole_award_and_for_a_signatory()
    {
        var (file, decision, _) = Decided(Specialiste);
        Assert.Equal(["certificate.not-published", "certificate.signatory-missing"], Codes(Certificate.MayIssue(file, decision, [], Holder(), [])));
        Accepted(file.Presentation.Publish(HeldOn));
        Assert.Equal(["certificate.signatory-missing"], Codes(Certificate.MayIssue(file, decision, [], Holder(), [])));
        Accepted(Certificate.MayIssue(file, decision, [], Holder(), Signatory));

        var (partial, part, _) = Decided(Specialiste, "d2");
        Accepted(partial.Presentation.Publish(HeldOn));
        Assert.Null(Certificate.Due(part));
        Assert.Equal(["certificate.not-delivered"], Codes(Certificate.MayIssue(partial, part, [], Holder(), Signatory)));
    }

    [Fact]
    public void It_is_delivered_once_and_again_after_it_is_taken_back()
    {
        var (file, decision, _) = Published(Specialiste);
        var first = Issue(file, decision, []);
        Assert.Equal(
            (CertificateKind.Full, CertificateState.Valid, 1, "Inès Rolland", "née le 2 janvier 1990 (Nantes)"),
            (first.Kind, first.State, first.Rank, first.HolderName, first.HolderBirth)
        );
        Assert.Equal(["certificate.already-issued"], Codes(Certificate.Issue(file, decision, [first], Holder(), Edition(Specialiste), Delivery(2)).Outcome));

        Assert.Equal(["certificate.reason-missing"], Codes(first.Revoke(" ", HeldOn)));
        Accepted(first.Revoke("Décision corrigée.", HeldOn.AddDays(3)));
        Assert.Equal((CertificateState.Revoked, HeldOn.AddDays(3), "Décision corrigée."), (first.State, first.EndedOn, first.EndedBecause));
        Assert.Equal(["certificate.not-in-force"], Codes(first.Revoke("Encore.", HeldOn)));
        Assert.Equal(["certificate.not-in-force"], Codes(first.Copy("Perdu.", Now, HeldOn)));
        Assert.Equal(2, Issue(file, decision, [first], 2).Rank);
    }

    [Fact]
    [Rule("DOC-06")]
    public void It_is_not_delivered_with_a_name_that_would_not_print()
    {
        var (file, decision, edition) = Published(Specialiste);
        var holder = Person.Named("小明", "王");
        Assert.Equal(["certificate.unprintable"], Codes(Certificate.Issue(file, decision, [], holder, edition, Delivery(1)).Outcome));
        Assert.Equal(["certificate.unprintable"], Codes(Certificate.MayIssue(file, decision, [], Holder(), ["Présidente Δ"])));
        var first = Issue(file, decision, []);
        Assert.Equal(["certificate.unprintable"], Codes(first.Replace(holder, "Changement de nom.", Delivery(2)).Outcome));
        Assert.Equal(CertificateState.Valid, first.State);
    }

    [Fact]
    public void A_duplicate_has_a_number_and_a_reason()
    {
        var (file, decision, edition) = Published(Specialiste);
        var certificate = Issue(file, decision, []);
        Assert.Equal(["certificate.reason-missing"], Codes(certificate.Copy(null, Now, HeldOn)));
        Accepted(certificate.Copy("Perdu.", Now, HeldOn));
        Accepted(certificate.Copy("Abîmé.", Now, HeldOn.AddDays(1)));
        Assert.Equal([(1, "Perdu."), (2, "Abîmé.")], certificate.Duplicates.Select(duplicate => (duplicate.Rank, duplicate.Reason)));
        var paper = CertificateDocument.Of(certificate, edition, file.Reference, "<svg/>", certificate.Duplicates[1]);
        Assert.Equal("Duplicata n° 2 du 15 janvier 2027", Assert.IsType<Cover>(paper.Body[0]).Kicker);
    }

    [Fact]
    public void Another_one_stands_for_it_when_the_holder_has_another_name()
    {
        var (file, decision, _) = Published(Specialiste);
        var holder = Holder();
        var first = Issue(file, decision, []);
        Assert.Equal(["certificate.nothing-to-replace", "certificate.reason-missing"], Codes(first.Replace(holder, null, Delivery(2)).Outcome));
        Assert.Equal(CertificateState.Valid, first.State);

        Accepted(holder.ChangeName(new CivilNames("Inès", "Rolland", "Delorme"), "Mariage.", HeldOn, HeldOn));
        Assert.True(first.HolderChanged(holder));
        var (next, outcome) = first.Replace(holder, "Changement de nom.", Delivery(2));
        Accepted(outcome);
        Assert.Equal(
            ("Inès Delorme", "née Rolland le 2 janvier 1990 (Nantes)", first.Number, 2),
            (next!.HolderName, next.HolderBirth, next.Replaces, next.Rank)
        );
        Assert.Equal((CertificateState.Replaced, next.Number, "Inès Rolland"), (first.State, first.ReplacedBy, first.HolderName));
    }

    [Fact]
    public void The_commission_gives_right_to_an_attestation_of_the_units_acquired()
    {
        var edition = Edition(Blocs);
        var (file, decision, _) = Decided(Blocs, notAcquired: "b3", presented: ["b1", "b3"]);
        Accepted(file.Presentation.Publish(HeldOn));
        var certificate = Issue(file, decision, []);
        Assert.Equal((CertificateKind.Bloc, "b1"), (certificate.Kind, certificate.UnitKeys));
        var cover = Assert.IsType<Cover>(CertificateDocument.Of(certificate, edition, file.Reference, "<svg/>", null).Body[0]);
        Assert.Equal("Attestation de bloc de compétences", cover.Title);
        Assert.Contains(cover.Children.OfType<Paragraph>(), text => text.Text.Plain.EndsWith(edition.Units[0].Title, StringComparison.Ordinal));

        var (none, refused, _) = Decided(Blocs, notAcquired: "b1", presented: ["b1"]);
        Accepted(none.Presentation.Publish(HeldOn));
        Assert.Equal(["certificate.no-unit"], Codes(Certificate.MayIssue(none, refused, [], Holder(), Signatory)));
    }

    [Theory]
    [InlineData("23456-789AB-CDEFG-HJKMN", Code)]
    [InlineData(" 23456 789ab cdefg hjkmn ", Code)]
    [InlineData("2345678", null)]
    [InlineData("O3456-789AB-CDEFG-HJKMN", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? read) => Assert.Equal(read, VerificationCode.Read(typed));

    [Fact]
    [Rule("CAT-12")]
    public void The_bonus_has_an_amount_for_the_years_that_have_a_value()
    {
        var (points, values) = (OemmSettings.GratificationPoints.Of(null), OemmSettings.GratificationPointValue.Of(null));
        Assert.Equal(958.8m, Gratification.Of(points, values, new DateOnly(2014, 5, 2))!.Amount);
        Assert.Equal(956.4m, Gratification.Of(points, values, new DateOnly(2013, 5, 2))!.Amount);
        Assert.Equal((120, null), (Gratification.Of(points, values, HeldOn)!.Points, Gratification.Of(points, values, HeldOn)!.Amount));
        Assert.Null(Gratification.Of(0, values, HeldOn));
    }

    private static (CertificationFile File, Decision Decision, Referential Edition) Published(string code)
    {
        var decided = Decided(code);
        Accepted(decided.File.Presentation.Publish(HeldOn));
        return decided;
    }

    private static (CertificationFile File, Decision Decision, Referential Edition) Decided(string code, string? notAcquired = null, string[]? presented = null)
    {
        var edition = Edition(code);
        var file = FileOf(edition, presented: presented ?? []);
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today, kind: presented is null ? SessionKind.Jury : SessionKind.Commission));
        Accepted(file.Presentation.RecordDecision(HeldOn));
        var asked = file.Asked(edition);
        var verdicts = asked.Units.ToDictionary(unit => unit.Key, unit => new UnitVerdict(unit.Key != notAcquired));
        var decision = Decision
            .Sign(
                new DecisionContext(file.Id, file.Reference, Guid.NewGuid(), HeldOn, asked) { ByCommission = presented is not null },
                new DecisionContent(verdicts),
                Guid.NewGuid(),
                "Samira Haddad",
                content => new SealedContent(CanonicalContent.Hash(content), Now, "sceau", "clef")
            )
            .Decision!;
        return (file, decision, edition);
    }

    private static Certificate Issue(CertificationFile file, Decision decision, IReadOnlyCollection<Certificate> earlier, int number = 1)
    {
        var (certificate, outcome) = Certificate.Issue(file, decision, earlier, Holder(), Edition(file.EditionCode), Delivery(number));
        Accepted(outcome);
        return certificate!;
    }

    private static Delivery Delivery(int number) => new(Signatory, $"CERT-2027-{number:00000}", Code, $"https://cqp.example/verification/{Code}", Now, HeldOn);

    private static Person Holder() =>
        Person.Candidate(
            new CandidateIdentity("Inès", "Rolland", null, Sex.Female, new DateOnly(1990, 1, 2), "Nantes", null, "conseillère")
            {
                BirthCountry = IdentityDraft.France,
                BirthCode = "44109",
            }
        );
}

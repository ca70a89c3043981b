using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using Xunit;

namespace CqpMutualite.Domain.Tests.Organisations;

/// <summary>Identity, approvals and requests of organisations.</summary>
public class OrganisationTests
{
    private const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels";
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("900 000 001 00017", true)]
    [InlineData("90000000100017", true)]
    [InlineData("35600000000048", true)] // La Poste: the key of Luhn
    [InlineData("35600000012314", true)] // La Poste: only the sum of its digits is a multiple of five
    [InlineData("90000000100014", false)]
    [InlineData("111 222 333 44455", false)] // the key of the establishment holds, not that of its company
    [InlineData("356000000 00049", false)]
    [InlineData("9000000010001", false)]
    [InlineData("9000000010001A", false)]
    [InlineData("00000000000000", false)]
    [InlineData(null, false)]
    [Rule("IDE-07")]
    public void A_siret_has_fourteen_digits_and_a_key(string? typed, bool valid) => Assert.Equal(valid, Siret.IsValid(Siret.Digits(typed)));

    [Fact]
    public void An_identity_is_written_whole_or_not_at_all()
    {
        var company = Organisation.Create("Mutuelle Horizon", OrganisationKind.Company, "Nantes");

        Assert.Equal(
            ["organisation.name-missing", "organisation.siret-invalid"],
            Codes(company.Describe(new OrganisationIdentity(" ", "123", null, null, "Rennes")))
        );
        Assert.Equal("Nantes", company.Town);
        Assert.True(company.Describe(new OrganisationIdentity(" Mutuelle Horizon ", "900 000 001 00017", "1 rue des Essais ", " ", "Nantes")).IsAccepted);
        Assert.Equal(("Mutuelle Horizon", "90000000100017", "1 rue des Essais", null), (company.Name, company.Siret, company.Address, company.PostalCode));
    }

    [Fact]
    [Rule("PUB-12")]
    [Rule("PUB-13")]
    public void An_approval_holds_for_one_certification_one_route_and_some_days()
    {
        var organisation = Trainer();
        Accepted(organisation.Approve(Specialiste, training: true, vae: false, Today, Today.AddYears(1)));

        Assert.True(organisation.MayTrain(Specialiste, Today));
        Assert.True(organisation.MayTrain(Specialiste, Today.AddYears(1)));
        Assert.Equal((Standing.NotYet, Today), Of(organisation, Specialiste, ApprovalScope.Training, Today.AddDays(-1)));
        Assert.Equal((Standing.Ended, Today.AddYears(1)), Of(organisation, Specialiste, ApprovalScope.Training, Today.AddYears(1).AddDays(1)));
        Assert.Equal((Standing.OtherScopeOnly, null), Of(organisation, Specialiste, ApprovalScope.Vae, Today));
        Assert.Equal((Standing.None, null), Of(organisation, Conseiller, ApprovalScope.Training, Today));
    }

    [Fact]
    [Rule("PUB-13")]
    public void Approvals_are_in_order_and_never_say_the_same_thing_twice()
    {
        var organisation = Trainer();
        Assert.Equal(["organisation.approval-scope"], Codes(organisation.Approve(Specialiste, false, false, Today, Today)));
        Assert.Equal(["organisation.approval-dates"], Codes(organisation.Approve(Specialiste, true, false, Today, Today.AddDays(-1))));
        Accepted(organisation.Approve(Specialiste, true, false, Today, Today.AddYears(1)));
        Assert.Equal(["organisation.approval-overlap"], Codes(organisation.Approve(Specialiste, true, true, Today.AddYears(1), Today.AddYears(2))));
        Accepted(organisation.Approve(Specialiste, false, true, Today, Today.AddYears(2)));
        Accepted(organisation.Approve(Conseiller, true, true, Today, Today.AddYears(2)));
        Assert.Equal(
            ["organisation.not-a-trainer"],
            Codes(Organisation.Create("Mutuelle", OrganisationKind.Company).Approve(Specialiste, true, true, Today, Today))
        );

        var first = organisation.Approvals[0];
        Accepted(organisation.CorrectApproval(first.Id, true, false, Today.AddDays(-10), Today.AddYears(1)));
        Assert.Equal(["organisation.approval-end", "organisation.reason-missing"], Codes(organisation.EndApproval(first.Id, Today.AddYears(3), " ")));
        Accepted(organisation.EndApproval(first.Id, Today.AddDays(-1), "L’organisme ne forme plus."));
        Assert.False(organisation.MayTrain(Specialiste, Today));
        Assert.Equal("agrément «\u00A0formation\u00A0» terminé le 20/11/2026", organisation.StandingFor(Specialiste, ApprovalScope.Training, Today).Words);
    }

    [Fact]
    [Rule("PUB-11")]
    public void A_request_is_answered_once_and_what_is_granted_becomes_an_approval()
    {
        var organisation = Trainer();
        Assert.Equal(
            ["organisation.approval-scope"],
            Codes(ApprovalRequest.Ask(organisation, Specialiste, false, false, null, Guid.NewGuid(), Today, pending: false).Outcome)
        );
        Assert.Equal(
            ["organisation.already-asked"],
            Codes(ApprovalRequest.Ask(organisation, Specialiste, true, false, null, Guid.NewGuid(), Today, pending: true).Outcome)
        );
        var request = ApprovalRequest.Ask(organisation, Specialiste, true, true, " Deux formateurs. ", Guid.NewGuid(), Today, pending: false).Request!;

        var decided = Today.AddDays(30);
        Assert.Equal(["organisation.decision-day"], Codes(request.Grant(organisation, true, false, decided, decided.AddYears(3), decided, Today)));
        Assert.Equal(["organisation.approval-dates"], Codes(request.Grant(organisation, true, false, decided, decided.AddDays(-1), decided, decided)));
        Assert.Equal(RequestState.Pending, request.State);
        Accepted(request.Grant(organisation, true, false, decided, decided.AddYears(3), decided, decided));

        var approval = Assert.Single(organisation.Approvals);
        Assert.Equal((approval.Id, true, false, decided), (request.ApprovalId!.Value, approval.Training, approval.Vae, approval.DecidedOn!.Value));
        Assert.Equal(["organisation.already-answered"], Codes(request.Refuse("Trop tard.", decided, decided)));

        var other = ApprovalRequest.Ask(organisation, Conseiller, false, true, null, Guid.NewGuid(), Today, pending: false).Request!;
        Assert.Equal(["organisation.reason-missing"], Codes(other.Refuse(" ", decided, decided)));
        Accepted(other.Refuse("Dossier incomplet.", decided, decided));
        Assert.Equal((RequestState.Refused, "Dossier incomplet."), (other.State, other.Reason));
    }

    private static Organisation Trainer() => Organisation.Create("Cap Compétences", OrganisationKind.TrainingOrganisation);

    private static (Standing, DateOnly?) Of(Organisation organisation, string certification, ApprovalScope scope, DateOnly day)
    {
        var standing = organisation.StandingFor(certification, scope, day);
        return (standing.Standing, standing.Day);
    }

    private static void Accepted(Outcome outcome) => Assert.Empty(outcome.Refusals);

    private static IEnumerable<string> Codes(Outcome outcome) => outcome.Refusals.Select(refusal => refusal.Code);
}

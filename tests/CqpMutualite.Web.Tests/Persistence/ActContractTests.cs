using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>Every act has its place in the journal, comes back from it, and has its words.</summary>
public class ActContractTests(AppHost host) : IClassFixture<AppHost>
{
    private static readonly Guid Session = new("01980000-0000-7000-8000-000000000001"), Somebody = new("01980000-0000-7000-8000-000000000002");
    private static readonly DateOnly Day = new(2027, 1, 14);

    // one of each kind, with everything in it
    private static readonly Act[] Samples =
    [
        new RegistrationSubmitted(),
        new RegistrationAcknowledged(),
        new RegistrationReturned([.. Enum.GetValues<ReturnPoint>()]),
        new Transmitted(2, true),
        new TransmissionAccepted(3),
        new TransmissionReturned(1, [new ExaminedPoint(ReturnPoint.Evaluation, "d1"), new ExaminedPoint(ReturnPoint.Other)]),

        // juries, decisions, certificates
        new SessionMoved(Session, SessionKind.Jury),
        new BreaksSet(Session, SessionKind.Jury),
        new MemberSeated(Session, SessionKind.Commission, Somebody, College.Employees, true),
        new MemberUnseated(Session, SessionKind.Jury, Somebody, College.Secretariat),
        new MemberReplaced(Session, SessionKind.Jury, Somebody, Session),
        new PresidentNamed(Session, SessionKind.Jury, Somebody, College.Employers, true),
        new MemberRecused(Session, SessionKind.Jury),
        new FileReceived(Session, SessionKind.Jury, Day),
        new FilesDistributed(Session, SessionKind.Jury, Day),
        new FileWithdrawn(Session, SessionKind.Commission, Day),
        new PassageMoved(Session, SessionKind.Jury),
        new PassageTimed(Session, SessionKind.Jury),
        new SessionConvened(Session, SessionKind.Jury),
        new SittingOpened(Session, SessionKind.Commission),
        new CandidateMissing(Session, SessionKind.Jury, Day, true),
        new DecisionSigned(Session, SessionKind.Jury, 2),
        new SittingClosed(Session, SessionKind.Jury),
        new SessionPublished(Session, SessionKind.Jury),
        new DerogationGranted(DerogationKind.Delay),
        new DecisionPublished(true, true),
        new DecisionReplaced(1, Replacement.Cancellation),
        new SharedUnitCounted("d1"),
        new PresentedAgain("CQP-2027-00002"),
        new PresentationOpened("CQP-2027-00001"),
        new PresentedWhole("CQP-2027-00002"),
        new WholeOpened("CQP-2027-00001"),
        new LinkDeclared(),
        new LinkWithdrawn(),
        new ConvocationAcknowledged(),
        new CertificateDelivered(CertificateKind.Full, "CERT-2027-00001"),
        new CertificateReplaced(CertificateKind.Bloc, "CERT-2027-00001", "CERT-2027-00002"),
        new DuplicateDelivered(CertificateKind.Full, "CERT-2027-00001", 1),
        new CertificateRevoked(CertificateKind.Full, "CERT-2027-00001"),
    ];

    // as the journals of the released format hold them
    private static readonly StoredAct[] Stored =
    [
        new("inscription.transmise", 1, "{}"),
        new("inscription.accusee", 1, "{}"),
        new("inscription.renvoyee", 1, """{"points":[{"point":"identite"},{"point":"pieces"}]}"""),
        new("dossier.transmis", 1, """{"rang":2,"derogation":true}"""),
        new("transmission.acceptee", 1, """{"rang":1}"""),
        new("transmission.renvoyee", 1, """{"rang":1,"points":[{"point":"evaluation","unite":"d2"},{"point":"synthese"}]}"""),

        // juries, decisions, certificates
        new("session.deplacee", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.pauses", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.membre-nomme", 1, """{"session":"01980000-0000-7000-8000-000000000001","personnes":["01980000-0000-7000-8000-000000000002"],"qualite":"salaries","genre":"commission","oui":true}"""),
        new("session.membre-retire", 1, """{"session":"01980000-0000-7000-8000-000000000001","personnes":["01980000-0000-7000-8000-000000000002"],"qualite":"secretariat","genre":"jury"}"""),
        new("session.membre-remplace", 1, """{"session":"01980000-0000-7000-8000-000000000001","personnes":["01980000-0000-7000-8000-000000000002","01980000-0000-7000-8000-000000000001"],"genre":"jury"}"""),
        new("session.president-nomme", 1, """{"session":"01980000-0000-7000-8000-000000000001","personnes":["01980000-0000-7000-8000-000000000002"],"qualite":"employeurs","genre":"jury","oui":true}"""),
        new("session.membre-deporte", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.dossier-inscrit", 1, """{"jour":"2027-01-14","session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.dossiers-repartis", 1, """{"jour":"2027-01-14","session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.dossier-retire", 1, """{"jour":"2027-01-14","session":"01980000-0000-7000-8000-000000000001","genre":"commission"}"""),
        new("session.ordre", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.horaires", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.convoquee", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.ouverte", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"commission"}"""),
        new("session.candidat-manquant", 1, """{"jour":"2027-01-14","session":"01980000-0000-7000-8000-000000000001","genre":"jury","oui":true}"""),
        new("decision.signee", 1, """{"rang":2,"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.close", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("session.publiee", 1, """{"session":"01980000-0000-7000-8000-000000000001","genre":"jury"}"""),
        new("derogation.accordee", 1, """{"genre":"delai"}"""),
        new("decision.publiee", 1, """{"genre":"commission","oui":true}"""),
        new("decision.reprise", 1, """{"rang":1,"genre":"annulation"}"""),
        new("unite.comptee", 1, """{"unite":"d1"}"""),
        new("presentation.poursuivie", 1, """{"reference":"CQP-2027-00002"}"""),
        new("presentation.ouverte", 1, """{"reference":"CQP-2027-00001"}"""),
        new("presentation-entiere.poursuivie", 1, """{"reference":"CQP-2027-00002"}"""),
        new("presentation-entiere.ouverte", 1, """{"reference":"CQP-2027-00001"}"""),
        new("lien.declare", 1, "{}"),
        new("lien.retire", 1, "{}"),
        new("convocation.accusee", 1, "{}"),
        new("certificat.delivre", 1, """{"numero":"CERT-2027-00001","genre":"certificat"}"""),
        new("certificat.remplace", 1, """{"numero":"CERT-2027-00001","remplacant":"CERT-2027-00002","genre":"attestation-bloc"}"""),
        new("certificat.duplicata", 1, """{"rang":1,"numero":"CERT-2027-00001","genre":"certificat"}"""),
        new("certificat.annule", 1, """{"numero":"CERT-2027-00001","genre":"certificat"}"""),
    ];

    [Fact]
    public void Every_kind_of_act_comes_back_equal_from_what_is_stored()
    {
        var kinds = typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract).ToList();
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), Samples.Select(act => act.GetType().Name).Distinct().Order());
        Assert.All(Samples, act => Assert.Equal(ActContract.Write(act), ActContract.Write(ActContract.Read(ActContract.Write(act))!)));
        Assert.Equal(Samples.Length, Samples.Select(act => ActContract.Write(act).Code).Distinct().Count());
    }

    [Fact]
    public void What_was_stored_is_read_for_ever_and_what_comes_from_later_is_left_to_its_words()
    {
        Assert.All(Stored, stored => Assert.Equal(stored, ActContract.Write(ActContract.Read(stored)!)));
        Assert.Equal(Samples.Select(act => ActContract.Write(act).Code), Stored.Select(stored => stored.Code));
        Assert.Null(ActContract.Read(new StoredAct("dossier.transmis", 99, "{}")));
        Assert.Null(ActContract.Read(new StoredAct("acte.inconnu", 1, "{}")));
    }

    [Fact]
    public void Every_act_of_a_session_says_whether_the_convocations_follow_it() => Assert.Equal(
        [nameof(PresidentNamed), nameof(MemberRecused), nameof(SittingOpened), nameof(DecisionSigned), nameof(SittingClosed), nameof(SessionPublished)],
        Samples.OfType<JuryAct>().Where(act => !Convenings.Follow(act)).Select(act => act.GetType().Name).Distinct(),
        StringComparer.Ordinal);

    [Fact]
    public void Every_act_has_words_in_every_edition()
    {
        foreach (var edition in host.Services.GetRequiredService<Editions>().All)
        {
            Assert.All(Samples.Where(act => act is not (TransmissionReturned or SharedUnitCounted) || edition.AllUnits.Any(unit => unit.Key == "d1")), act => Assert.False(string.IsNullOrWhiteSpace(HistoryWords.Of(act, edition))));
        }
    }
}

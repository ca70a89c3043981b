using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;

namespace CqpMutualite.Web.Persistence.Acts;

/// <content>The acts on sessions, decisions and certificates.</content>
public static partial class ActContract
{
    private static Form[] OfJuries => [.. OfSessions, .. OfDecisions, .. OfCertificates];

    private static Form[] OfSessions =>
        [
            OfSession("session.deplacee", (session, kind) => new SessionMoved(session, kind)),
            OfSession("session.pauses", (session, kind) => new BreaksSet(session, kind)),
            OfSession<MemberSeated>(
                "session.membre-nomme",
                act =>
                    new()
                    {
                        People = [act.PersonId],
                        Capacity = StoredNames.Of(act.College),
                        Substitute = act.Substitute,
                    },
                (session, kind, data) => new(session, kind, data.People![0], StoredNames.CollegeOf(data.Capacity!), data.Substitute!.Value)
            ),
            OfSession<MemberUnseated>(
                "session.membre-retire",
                act => new() { People = [act.PersonId], Capacity = StoredNames.Of(act.College) },
                (session, kind, data) => new(session, kind, data.People![0], StoredNames.CollegeOf(data.Capacity!))
            ),
            OfSession<MemberReplaced>(
                "session.membre-remplace",
                act => new() { People = [act.PersonId, act.SubstituteId] },
                (session, kind, data) => new(session, kind, data.People![0], data.People[1])
            ),
            OfSession<PresidentNamed>(
                "session.president-nomme",
                act =>
                    new()
                    {
                        People = [act.PersonId],
                        Capacity = StoredNames.Of(act.College),
                        Designated = act.Designated,
                    },
                (session, kind, data) => new(session, kind, data.People![0], StoredNames.CollegeOf(data.Capacity!), data.Designated!.Value)
            ),
            OfSession("session.membre-deporte", (session, kind) => new MemberRecused(session, kind)),
            OfSession<FileReceived>("session.dossier-inscrit", act => new() { Day = act.HeldOn }, (session, kind, data) => new(session, kind, data.Day!.Value)),
            OfSession<FilesDistributed>(
                "session.dossiers-repartis",
                act => new() { Day = act.HeldOn },
                (session, kind, data) => new(session, kind, data.Day!.Value)
            ),
            OfSession<FileWithdrawn>("session.dossier-retire", act => new() { Day = act.HeldOn }, (session, kind, data) => new(session, kind, data.Day!.Value)),
            OfSession("session.ordre", (session, kind) => new PassageMoved(session, kind)),
            OfSession("session.horaires", (session, kind) => new PassageTimed(session, kind)),
            OfSession("session.convoquee", (session, kind) => new SessionConvened(session, kind)),
            OfSession("session.ouverte", (session, kind) => new SittingOpened(session, kind)),
            OfSession<CandidateMissing>(
                "session.candidat-manquant",
                act => new() { Day = act.HeldOn, Excused = act.Excused },
                (session, kind, data) => new(session, kind, data.Day!.Value, data.Excused!.Value)
            ),
            OfSession<DecisionSigned>("decision.signee", act => new() { Rank = act.Number }, (session, kind, data) => new(session, kind, data.Rank!.Value)),
            OfSession("session.close", (session, kind) => new SittingClosed(session, kind)),
            OfSession("session.publiee", (session, kind) => new SessionPublished(session, kind)),
        ];

    private static Form[] OfDecisions =>
    [
        Of<DerogationGranted>("derogation.accordee", act => new() { Kind = StoredNames.Of(act.Kind) }, data => new(StoredNames.DerogationOf(data.Kind!))),
        Of<DecisionPublished>(
            "decision.publiee",
            act => new() { Kind = StoredNames.Of(act.ByCommission ? SessionKind.Commission : SessionKind.Jury), Corrected = act.Corrected },
            data => new(StoredNames.BodyOf(data.Kind!) == SessionKind.Commission, data.Corrected!.Value)),
        Of<DecisionReplaced>(
            "decision.reprise",
            act => new() { Rank = act.Number, Kind = StoredNames.Of(act.How) },
            data => new(data.Rank!.Value, StoredNames.ReplacementOf(data.Kind!))),
        Of<SharedUnitCounted>("unite.comptee", act => new() { Unit = act.Unit }, data => new(data.Unit!)),
        Of<PresentedAgain>("presentation.poursuivie", act => new() { Reference = act.Next }, data => new(data.Reference!)),
        Of<PresentationOpened>("presentation.ouverte", act => new() { Reference = act.Previous }, data => new(data.Reference!)),
        Of<PresentedWhole>("presentation-entiere.poursuivie", act => new() { Reference = act.Next }, data => new(data.Reference!)),
        Of<WholeOpened>("presentation-entiere.ouverte", act => new() { Reference = act.Previous }, data => new(data.Reference!)),
        Of<LinkDeclared>("lien.declare"),
        Of<LinkWithdrawn>("lien.retire"),
        Of<ConvocationAcknowledged>("convocation.accusee"),
    ];

    private static Form[] OfCertificates =>
    [
        Of<CertificateDelivered>(
            "certificat.delivre",
            act => new() { Kind = StoredNames.Of(act.Kind), Number = act.Number },
            data => new(StoredNames.CertificateOf(data.Kind!), data.Number!)),
        Of<CertificateReplaced>(
            "certificat.remplace",
            act => new() { Kind = StoredNames.Of(act.Kind), Number = act.Number, Next = act.Next },
            data => new(StoredNames.CertificateOf(data.Kind!), data.Number!, data.Next!)),
        Of<DuplicateDelivered>(
            "certificat.duplicata",
            act => new() { Kind = StoredNames.Of(act.Kind), Number = act.Number, Rank = act.Rank },
            data => new(StoredNames.CertificateOf(data.Kind!), data.Number!, data.Rank!.Value)),
        Of<CertificateRevoked>(
            "certificat.annule",
            act => new() { Kind = StoredNames.Of(act.Kind), Number = act.Number },
            data => new(StoredNames.CertificateOf(data.Kind!), data.Number!)),
    ];

    private static Form OfSession<T>(string code, Func<T, ActData> write, Func<Guid, SessionKind, ActData, T> read)
        where T : JuryAct => Of<T>(
            code,
            act => write(act) with { Session = act.SessionId, Kind = StoredNames.Of(act.Kind) },
            data => read(data.Session!.Value, StoredNames.BodyOf(data.Kind!), data));

    private static Form OfSession<T>(string code, Func<Guid, SessionKind, T> read)
        where T : JuryAct => OfSession<T>(code, _ => new(), (session, kind, _) => read(session, kind));
}

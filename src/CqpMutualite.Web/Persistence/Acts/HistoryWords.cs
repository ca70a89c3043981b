using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The sentences of the history, as they are said today; the journal keeps them with the act.</summary>
public static class HistoryWords
{
    /// <summary>The sentence of an act, without personal data.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that has no words yet.</exception>
    public static string Of(Act act, Referential edition) => act switch
    {
        RegistrationSubmitted => "Inscription transmise avec le parcours individualisé",
        RegistrationAcknowledged => "Réception de l’inscription accusée",
        RegistrationReturned returned => $"Inscription renvoyée à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(FileReturn.NameOf))}",
        Transmitted sent => $"Dossier transmis {ToCertifier(edition)}{(sent.Rank > 1 ? " de nouveau, après correction" : "")}",
        TransmissionAccepted => "Dossier accepté",
        TransmissionReturned returned => $"Dossier renvoyé à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(point => point.NameIn(edition)))}",

        // juries, decisions, certificates
        JuryAct session => OfSession(session),
        DerogationGranted granted => $"Dérogation accordée {(granted.Kind == DerogationKind.Delay ? "au délai de première présentation" : "pour le passage devant le jury")}",
        DecisionPublished { Corrected: true } => "Décision corrigée publiée",
        DecisionPublished published => $"Décision {(published.ByCommission ? Commission : Jury)} publiée",
        DecisionReplaced { How: Replacement.Correction } replaced => $"Décision n° {replaced.Number} à corriger : le président en signera une autre",
        DecisionReplaced replaced => $"Décision n° {replaced.Number} annulée : le dossier attend une nouvelle session",
        SharedUnitCounted counted => $"{edition.Unit(counted.Unit).Label} compté comme acquis dans une autre certification",
        PresentedAgain again => $"Nouvelle présentation\u00A0: la suite est au dossier {again.Next}",
        PresentationOpened opened => $"Nouvelle présentation ouverte à la suite du dossier {opened.Previous}",
        PresentedWhole whole => $"Certification entière présentée au jury\u00A0: la suite est au dossier {whole.Next}",
        WholeOpened => $"Dossier ouvert pour un jury\u00A0: tous les {edition.Vocabulary.Units} sont validés",
        LinkDeclared => "Lien avec le candidat déclaré",
        LinkWithdrawn => "Lien avec le candidat retiré",
        ConvocationAcknowledged => "Réception de la convocation accusée par le candidat",
        CertificateDelivered delivered => $"{Paper(delivered.Kind)} {Past("délivré", delivered.Kind)} sous le numéro {delivered.Number}",
        CertificateReplaced replaced => $"{Paper(replaced.Kind)} n° {replaced.Number} {Past("remplacé", replaced.Kind)} par le n° {replaced.Next}",
        DuplicateDelivered copied => $"Duplicata n° {copied.Rank} délivré, n° {copied.Number}",
        CertificateRevoked revoked => $"{Paper(revoked.Kind)} n° {revoked.Number} {Past("annulé", revoked.Kind)}",
        _ => throw new InvalidOperationException($"{act.GetType().Name} has no words."),
    };

    private const string Jury = "du jury", Commission = "de la commission";

    private static string OfSession(JuryAct act)
    {
        var body = act.Kind == SessionKind.Commission ? Commission : Jury;
        return act switch
        {
            SessionMoved => $"Session {body} : jour, heures ou lieu modifiés",
            BreaksSet => $"Session {body} : pauses modifiées",
            PassageMoved => $"Session {body} : ordre de passage modifié",
            PassageTimed => $"Session {body} : horaires de passage modifiés",
            SessionConvened => $"Session {body} convoquée",
            SessionPublished => $"Session {body} publiée",
            SittingOpened => $"Séance {body} ouverte",
            SittingClosed => $"Séance {body} close",
            MemberSeated seated => $"{(seated.Substitute ? "Suppléant" : "Membre")} {body} nommé, {CollegeNames.Of(seated.College)}",
            MemberUnseated left => $"Membre du jury retiré, {CollegeNames.Of(left.College)}",
            MemberReplaced => $"Membre {body} remplacé par un suppléant",
            MemberRecused => $"Membre {body} remplacé par un suppléant pour ce dossier",
            PresidentNamed named => $"Président {body} {(named.Designated ? "désigné" : "proposé")}, {CollegeNames.Of(named.College)}",
            FileReceived received => $"Dossier inscrit à la session du {FrenchText.PlainDate(received.HeldOn)}",
            FilesDistributed received => $"Dossier inscrit à la session du {FrenchText.PlainDate(received.HeldOn)} par la répartition automatique",
            FileWithdrawn left => $"Dossier retiré de la session du {FrenchText.PlainDate(left.HeldOn)}",
            CandidateMissing missing => $"Candidat {(missing.Excused ? "excusé" : "absent")} à la session de jury du {FrenchText.PlainDate(missing.HeldOn)}",
            DecisionSigned => $"Fiche de décision signée par le président {body}",
            _ => throw new InvalidOperationException($"{act.GetType().Name} has no words."),
        };
    }

    private static string Paper(CertificateKind kind) => kind == CertificateKind.Full ? "Certificat" : "Attestation de bloc";

    private static string Past(string participle, CertificateKind kind) => kind == CertificateKind.Full ? participle : $"{participle}e";

    /// <summary>« à l’OEMM », « au secrétariat de la CPNEFP »: the edition writes the word without article.</summary>
    public static string ToCertifier(Referential edition) =>
        edition.Vocabulary.Certifier is var word && "aeiouhéAEIOUH".Contains(word[0], StringComparison.Ordinal) ? $"à l’{word}" : $"au {word}";
}

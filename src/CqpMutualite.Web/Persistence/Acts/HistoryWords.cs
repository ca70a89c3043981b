using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The sentences of the history, as they are said today; the journal keeps them with the act.</summary>
public static class HistoryWords
{
    /// <summary>The sentence of an act, without personal data.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that has no words yet.</exception>
    public static string Of(Act act, Referential edition) =>
        act switch
        {
            FileOpened => "Dossier ouvert",
            FileImported => "Dossier ouvert par l’import d’une liste",
            CandidateDistinguished => "Candidat distingué d’une personne qui lui ressemble",
            FileDeleted deleted => $"Dossier {deleted.Reference}, ouvert par erreur, supprimé",
            FileOpenedAfter after => $"Dossier ouvert à la suite de {after.Reference}",
            Reoriented reoriented => $"Candidat réorienté\u00A0: la suite est au dossier {reoriented.Reference}",
            IdentityCorrected corrected => corrected.ByCertifier ? "Identité corrigée" : "Identité complétée ou corrigée",
            EmployerChanged changed => $"Changement d’employeur au {FrenchText.PlainDate(changed.From)}\u00A0: {changed.Company.Name}",
            CandidateMerged { Undone: true } => "Fiches du candidat séparées de nouveau",
            CandidateMerged => "Deux fiches du candidat réunies",
            EmployerTakenOver { Undone: true } back => $"Reprise de l’entreprise annulée\u00A0: {back.Company.Name}",
            EmployerTakenOver taken => $"Entreprise reprise par {taken.Company.Name}\u00A0: le dossier la suit",
            TrainerTakenOver { Undone: true } back => $"Reprise de l’organisme annulée\u00A0: {back.Organisation.Name}",
            TrainerTakenOver taken => $"Organisme repris par {taken.Organisation.Name}\u00A0: sa place la suit",
            UnitsPresented presented =>
                "Présenté par le candidat\u00A0: "
                + (presented.Units.Count == 0
                    ? $"tous les {edition.Vocabulary.Units}"
                    : FrenchText.Join(presented.Units.Select(unit => edition.Unit(unit).Label))),

            InterviewConcluded concluded => concluded.Corrected ? "Entretien corrigé" : "Entretien conclu",
            InterviewSigned signed => (
                signed.OnPaper is { } role
                    ? $"Guide d’entretien\u00A0: signature sur papier déclarée ({SignatoryNames.Of(role).ToLowerInvariant()})"
                    : "Guide d’entretien signé"
            ) + (signed.ToVae ? "\u00A0: dossier orienté vers la VAE" : ""),
            InterviewReopened => "Guide d’entretien rouvert, signatures annulées",

            TrainingOrganisationsChosen chosen =>
                $"{(chosen.Chosen.Count > 1 ? "Formation répartie entre" : "Organisme de formation choisi\u00A0:")} "
                    + $"{FrenchText.Join(chosen.Chosen.Select(organisation => organisation.Name))}",
            RegistrationSubmitted => "Inscription transmise avec le parcours individualisé",
            RegistrationAcknowledged => "Réception de l’inscription accusée",
            RegistrationReturned returned => $"Inscription renvoyée à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(FileReturn.NameOf))}",
            RegistrationPaperJoined joined => $"Pièce d’inscription jointe\u00A0: {joined.Paper}",
            RegistrationPaperRemoved removed => $"Pièce d’inscription retirée\u00A0: {removed.Paper}",

            ModuleAdded added => $"Module de formation ajouté ({LabelOf(edition, added.Unit)})",
            ModuleCorrected corrected => $"Module de formation corrigé ({LabelOf(edition, corrected.Unit)})",
            ModuleRemoved removed => $"Module de formation retiré ({LabelOf(edition, removed.Unit)})",
            AttestationJoined joined => $"Attestation de formation jointe ({LabelOf(edition, joined.Unit)})",
            AttestationRemoved removed => $"Attestation de formation retirée ({LabelOf(edition, removed.Unit)})",
            FormativeSigned signed => $"Évaluation formative signée ({LabelOf(edition, signed.Unit)})",
            FormativeReopened reopened => $"Évaluation formative rouverte ({LabelOf(edition, reopened.Unit)})",
            FormativeRepeated repeated => $"Nouveau feuillet d’évaluation formative ouvert ({LabelOf(edition, repeated.Unit)})",
            TrainingTakenBack taken => $"Livret de formation repris, évaluation formative rouverte ({LabelOf(edition, taken.Unit)})",
            TrainingPartClosed closed => $"Formation close par {closed.Organisation}, pour sa partie",
            TrainingClosed closed => closed.Again ? "Livret de formation remis de nouveau à l’entreprise" : "Formation close, livret remis à l’entreprise",

            TutorNoteWritten note => note.Kind switch
            {
                TutoringKind.Meeting => "Point d’étape avec l’organisme de formation noté par le tuteur",
                TutoringKind.Framing => "Entretien de cadrage avec l’autre évaluateur noté",
                TutoringKind.Correction => "Entretien de recadrage noté par le tuteur",
                _ => "Bilan noté par le tuteur",
            },
            TutorNoteRemoved => "Note du tuteur retirée",
            TutorListTicked => "Liste du guide du tuteur mise à jour",
            IntermediateOpened opened => $"Évaluation intermédiaire ouverte ({FrenchText.PlainDate(opened.HeldOn)})",

            AnswersWritten written => written.Place switch
            {
                AnswerPlace.Interview => "Entretien enregistré",
                AnswerPlace.Formative => $"Évaluation formative enregistrée ({LabelOf(edition, written.Unit!)})",
                AnswerPlace.TrainingCover => "Couverture du livret de formation enregistrée",
                AnswerPlace.Intermediate => $"Évaluation intermédiaire enregistrée ({LabelOf(edition, written.Unit!)})",
                AnswerPlace.SelfAssessment => $"Auto-évaluation enregistrée ({LabelOf(edition, written.Unit!)})",
                AnswerPlace.CandidatePart => "Partie du candidat enregistrée",
                AnswerPlace.CandidateComment => "Commentaire du candidat enregistré",
                AnswerPlace.Evaluation => $"Évaluation renseignée\u00A0: {LabelOf(edition, written.Unit!)}",
                AnswerPlace.Summary => "Fiche de synthèse renseignée",
                AnswerPlace.Consensus => "Désaccords des évaluateurs tranchés",
                _ => $"Original papier saisi\u00A0: {(written.Unit is { } unit ? LabelOf(edition, unit) : "Fiche de synthèse")}",
            },
            AnsweringChanged changed => $"{Of(changed.Step)} ({LabelOf(edition, changed.Unit)})",
            CandidatePartHandedOver => "Partie du candidat transmise",
            SupportJoined joined => $"Pièce jointe par le candidat ({LabelOf(edition, joined.Unit)})",
            SupportRemoved removed => $"Pièce retirée par le candidat ({LabelOf(edition, removed.Unit)})",
            AnnexJoined => "Document annexe joint par le candidat",
            AnnexRemoved => "Document annexe retiré par le candidat",

            EvaluatorsNamed named => !named.Replaced ? "Évaluateurs nommés"
                : named.PutAway == 0 ? "Évaluateur remplacé"
                : $"Évaluateur remplacé, {FrenchText.Plural(named.PutAway, "réponse mise", "réponses mises", feminine: true)} à l’historique",
            MomentPlanned planned => $"Moment d’évaluation planifié\u00A0: {MomentNames.Title(planned.Moment, edition)}",
            MomentMoved moved => $"Moment d’évaluation modifié\u00A0: {MomentNames.Title(moved.Moment, edition)}",
            MomentHeld held => $"Moment d’évaluation tenu\u00A0: {MomentNames.Title(held.Moment, edition)}",
            MomentToHold again => $"Moment d’évaluation à tenir\u00A0: {MomentNames.Title(again.Moment, edition)}",
            MomentRemoved removed => $"Moment d’évaluation annulé\u00A0: {MomentNames.Title(removed.Moment, edition)}",
            MomentNoted noted => $"Note d’observation\u00A0: {MomentNames.Title(noted.Moment, edition)}",
            EvaluationOpened => "Évaluation ouverte\u00A0: le responsable hiérarchique estime les compétences acquises",
            EvaluationSigned { Units.Count: 0 } => $"{edition.Booklet(BookletKeys.Evaluation)!.Title} signé",
            EvaluationSigned signed => $"Évaluation signée ({string.Join(", ", signed.Units.Select(unit => LabelOf(edition, unit)))})",
            EvaluationPartReopened reopened =>
                $"Évaluation rouverte ({(reopened.Unit is { } unit ? LabelOf(edition, unit) : "Ensemble du livret")}), signatures annulées",
            PaperReceived received => $"Livret d’évaluation signé sur papier\u00A0: original numérisé {(received.Again ? "remplacé" : "reçu")}",
            PaperKeyed => "Original papier saisi, à comparer",
            PaperSentBack => "Saisie de l’original papier renvoyée",
            PaperConfirmed => "Saisie de l’original papier comparée et confirmée",
            PaperLeft => "Livret d’évaluation\u00A0: retour du papier à l’écran",
            ResultsPresented presented => presented.ByCompany
                ? "Résultats présentés\u00A0: l’entreprise l’enregistre sans la signature du candidat"
                : "Résultats présentés\u00A0: le candidat en a pris connaissance",

            Transmitted sent => $"Dossier transmis {ToCertifier(edition)}{(sent.Rank > 1 ? " de nouveau, après correction" : "")}",
            TransmissionAccepted => "Dossier accepté",
            TransmissionReturned returned => $"Dossier renvoyé à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(point => point.NameIn(edition)))}",
            EvaluationReopened => "Livret d’évaluation rouvert pour correction",

            TargetsSet targets => TargetWords.Of(targets),
            FileClosed closed => $"Dossier clôturé avant son terme\u00A0: {HaltWords.Of(closed.Reason).ToLowerInvariant()}",
            FileSuspended suspended => $"Dossier suspendu\u00A0: {HaltWords.Of(suspended.Reason).ToLowerInvariant()}",
            FileResumed => "Dossier repris",

            PersonInvited invited => invited.Candidate ? "Candidat invité" : "Évaluateur invité",
            AccessLetterPrinted letter => letter.Candidate ? "Lettre d’accès du candidat imprimée" : "Lettre d’accès d’un évaluateur imprimée",
            PersonalLinkRenewed => "Lien personnel d’un évaluateur renouvelé",
            PersonalLinkRevoked => "Lien personnel d’un évaluateur retiré",
            CandidateRenamed => "Nom du candidat changé",
            AddressCorrected { Candidate: true } => "Adresse électronique du candidat corrigée avant sa première connexion",
            AddressCorrected => "Adresse électronique d’un évaluateur corrigée avant sa première connexion",
            MessageSentAgain => "Message renvoyé",
            PeopleReminded reminded => $"Relance\u00A0: {FrenchText.LowerFirst(TaskWords.Of(reminded.Awaited))}",
            OnBehalfStarted => "Saisie à la place d’une personne commencée",
            OnBehalfEnded => "Saisie à la place d’une personne terminée",

            // juries, decisions, certificates
            JuryAct session => OfSession(session),
            DerogationGranted granted =>
                $"Dérogation accordée {(granted.Kind == DerogationKind.Delay ? "au délai de première présentation" : "pour le passage devant le jury")}",
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

    private static string Of(AnsweringStep step) => step switch
    {
        AnsweringStep.Separate => "Répartition des réponses\u00A0: chacun de son côté",
        AnsweringStep.TogetherProposed => "Réponses communes proposées par un évaluateur",
        AnsweringStep.Together => "Répartition des réponses\u00A0: ensemble, d’un commun accord",
        AnsweringStep.StayedSeparate => "Répartition des réponses\u00A0: chacun reste de son côté",
        AnsweringStep.HandedOver => "Réponses remises par un évaluateur",
        _ => "Réponses reprises par un évaluateur",
    };

    private static string LabelOf(Referential edition, string unit) => edition.Unit(unit).Label;
}

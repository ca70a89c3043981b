using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Tutoring;

namespace CqpMutualite.Web.Persistence.Acts;

/// <content>The acts on a certification file, from its opening to its transmission.</content>
public static partial class ActContract
{
    private static Form[] OfFiles =>
        [
            // opening
            Of<FileOpened>("dossier.ouvert"),
            Of<FileImported>("dossier.importe"),
            Of<CandidateDistinguished>("candidat.distingue"),
            Of<FileDeleted>(DossierDeleted, act => new() { Reference = act.Reference }, data => new(data.Reference!)),
            Of<FileOpenedAfter>("dossier.ouvert-a-la-suite", act => new() { Reference = act.Reference }, data => new(data.Reference!)),
            Of<Reoriented>("dossier.reoriente", act => new() { Reference = act.Reference }, data => new(data.Reference!)),
            Of<IdentityCorrected>("identite.corrigee", act => new() { ByCertifier = act.ByCertifier }, data => new(data.ByCertifier!.Value)),
            Of<EmployerChanged>(
                "employeur.change",
                act => new() { Organisations = [Named(act.Company)], Day = act.From },
                data => new(Named(data.Organisations![0]), data.Day!.Value)
            ),
            Of<CandidateMerged>("candidat.reuni", act => new() { Again = act.Undone }, data => new(data.Again!.Value)),
            Of<EmployerTakenOver>(
                "employeur.repris",
                act => new() { Organisations = [Named(act.Company)], Again = act.Undone },
                data => new(Named(data.Organisations![0]), data.Again!.Value)
            ),
            Of<TrainerTakenOver>(
                "organisme.repris",
                act => new() { Organisations = [Named(act.Organisation)], Again = act.Undone },
                data => new(Named(data.Organisations![0]), data.Again!.Value)
            ),
            Of<UnitsPresented>("unites.presentees", act => new() { Units = act.Units }, data => new(data.Units!)),
            // orientation
            Of<InterviewConcluded>("entretien.conclu", act => new() { Again = act.Corrected }, data => new(data.Again!.Value)),
            Of<InterviewSigned>(
                "entretien.signe",
                act =>
                    new()
                    {
                        Capacity = act.OnPaper is { } role ? StoredNames.Of(role) : null,
                        Complete = act.Complete,
                        ToVae = act.ToVae,
                    },
                data => new(data.Capacity is { } role ? StoredNames.SignatoryOf(role) : null, data.Complete!.Value, data.ToVae!.Value)
            ),
            Of<InterviewReopened>("entretien.rouvert"),
            // registration
            Of<TrainingOrganisationsChosen>(
                "organismes.choisis",
                act => new() { Organisations = [.. act.Chosen.Select(Named)], Joined = act.Joined },
                data => new([.. data.Organisations!.Select(Named)], data.Joined!)
            ),
            Of<RegistrationSubmitted>("inscription.transmise"),
            Of<Domain.Files.RegistrationAcknowledged>(RegistrationAcknowledged),
            Of<RegistrationReturned>(
                "inscription.renvoyee",
                act => new() { Points = [.. act.Points.Select(point => new PointData(StoredNames.Of(point)))] },
                data => new([.. data.Points!.Select(point => StoredNames.PointOf(point.Point))])
            ),
            Of<RegistrationPaperJoined>("piece-inscription.jointe", act => new() { Paper = act.Paper }, data => new(data.Paper!)),
            Of<RegistrationPaperRemoved>("piece-inscription.retiree", act => new() { Paper = act.Paper }, data => new(data.Paper!)),
            // training
            OfUnit<ModuleAdded>("module.ajoute", act => act.Unit, unit => new(unit)),
            OfUnit<ModuleCorrected>("module.corrige", act => act.Unit, unit => new(unit)),
            OfUnit<ModuleRemoved>("module.retire", act => act.Unit, unit => new(unit)),
            OfUnit<AttestationJoined>("attestation-formation.jointe", act => act.Unit, unit => new(unit)),
            OfUnit<AttestationRemoved>("attestation-formation.retiree", act => act.Unit, unit => new(unit)),
            OfUnit<FormativeSigned>("formative.signee", act => act.Unit, unit => new(unit)),
            OfUnit<FormativeReopened>("formative.rouverte", act => act.Unit, unit => new(unit)),
            OfUnit<FormativeRepeated>("formative.nouvelle", act => act.Unit, unit => new(unit)),
            OfUnit<TrainingTakenBack>("formation.reprise", act => act.Unit, unit => new(unit)),
            Of<TrainingPartClosed>("formation.partie-close", act => new() { Name = act.Organisation }, data => new(data.Name!)),
            Of<TrainingClosed>("formation.close", act => new() { Again = act.Again }, data => new(data.Again!.Value)),
            // tutoring
            Of<TutorNoteWritten>("tutorat.note", act => new() { Kind = StoredNames.Of(act.Kind) }, data => new(StoredNames.TutoringOf(data.Kind!))),
            Of<TutorNoteRemoved>("tutorat.note-retiree"),
            Of<TutorListTicked>("tutorat.liste-cochee"),
            Of<IntermediateOpened>("intermediaire.ouverte", act => new() { Day = act.HeldOn }, data => new(data.Day!.Value)),
            // answers
            Of<AnswersWritten>(
                "reponses.ecrites",
                act =>
                    new()
                    {
                        Kind = StoredNames.Of(act.Place),
                        Unit = act.Unit,
                        Alone = act.Alone,
                    },
                data => new(StoredNames.PlaceOf(data.Kind!), data.Unit, data.Alone!.Value)
            ),
            Of<AnsweringChanged>(
                "reponses.repartition",
                act => new() { Unit = act.Unit, Kind = StoredNames.Of(act.Step) },
                data => new(data.Unit!, StoredNames.StepOf(data.Kind!))
            ),
            Of<CandidatePartHandedOver>("partie-candidat.transmise"),
            OfUnit<SupportJoined>("piece-candidat.jointe", act => act.Unit, unit => new(unit)),
            OfUnit<SupportRemoved>("piece-candidat.retiree", act => act.Unit, unit => new(unit)),
            Of<AnnexJoined>("annexe-candidat.jointe"),
            Of<AnnexRemoved>("annexe-candidat.retiree"),
            // evaluation
            Of<EvaluatorsNamed>(
                "evaluateurs.nommes",
                act =>
                    new()
                    {
                        People = act.Joined,
                        Replaced = act.Replaced,
                        Count = act.PutAway,
                    },
                data => new(data.People!, data.Replaced!.Value, data.Count!.Value)
            ),
            OfMoment<MomentPlanned>("moment.planifie", moment => new(moment)),
            OfMoment<MomentMoved>("moment.modifie", moment => new(moment)),
            OfMoment<MomentHeld>("moment.tenu", moment => new(moment)),
            OfMoment<MomentToHold>("moment.a-tenir", moment => new(moment)),
            OfMoment<MomentRemoved>("moment.annule", moment => new(moment)),
            OfMoment<MomentNoted>("moment.note", moment => new(moment)),
            Of<EvaluationOpened>("evaluation.ouverte"),
            Of<EvaluationSigned>(
                "evaluation.signee",
                act => new() { Units = act.Units, Complete = act.Complete },
                data => new(data.Units!, data.Complete!.Value)
            ),
            Of<EvaluationPartReopened>("evaluation.partie-rouverte", act => new() { Unit = act.Unit }, data => new(data.Unit)),
            Of<PaperReceived>("papier.recu", act => new() { Again = act.Again }, data => new(data.Again!.Value)),
            Of<PaperKeyed>("papier.saisi"),
            Of<PaperSentBack>("papier.renvoye"),
            Of<PaperConfirmed>("papier.confirme"),
            Of<PaperLeft>("papier.abandonne"),
            Of<ResultsPresented>("resultats.presentes", act => new() { ByCompany = act.ByCompany }, data => new(data.ByCompany!.Value)),
            // transmission
            Of<Transmitted>(
                DossierTransmitted,
                act => new() { Rank = act.Rank, UnderDerogation = act.UnderDerogation },
                data => new(data.Rank!.Value, data.UnderDerogation!.Value)
            ),
            Of<TransmissionAccepted>("transmission.acceptee", act => new() { Rank = act.Rank }, data => new(data.Rank!.Value)),
            Of<TransmissionReturned>(
                "transmission.renvoyee",
                act => new() { Rank = act.Rank, Points = [.. act.Points.Select(PointData.Of)] },
                data => new(data.Rank!.Value, [.. data.Points!.Select(point => point.Examined)])
            ),
            Of<EvaluationReopened>("evaluation.rouverte"),
            Of<TargetsSet>(
                "echeances.fixees",
                act => new() { Dates = [act.Interview, act.Training, act.Evaluation, act.Transmission] },
                data => new(data.Dates![0], data.Dates[1], data.Dates[2], data.Dates[3])
            ),
            // halts
            Of<FileClosed>("dossier.clos", act => new() { Kind = StoredNames.Of(act.Reason) }, data => new(StoredNames.ClosureOf(data.Kind!))),
            Of<FileSuspended>("dossier.suspendu", act => new() { Kind = StoredNames.Of(act.Reason) }, data => new(StoredNames.SuspensionOf(data.Kind!))),
            Of<FileResumed>("dossier.repris"),
        ];

    private static Form OfUnit<T>(string code, Func<T, string> unitOf, Func<string, T> read)
        where T : Domain.Common.Act => Of<T>(code, act => new() { Unit = unitOf(act) }, data => read(data.Unit!));

    private static Form OfMoment<T>(string code, Func<NamedMoment, T> read)
        where T : MomentAct => Of<T>(
            code,
            act => new() { Kind = StoredNames.Of(act.Moment.Kind), Units = act.Moment.Units, Simulated = act.Moment.Simulated },
            data => read(new(StoredNames.MomentOf(data.Kind!), data.Units!, data.Simulated!.Value)));

    private static OrganisationData Named(NamedOrganisation organisation) => new(organisation.Id, organisation.Name);

    private static NamedOrganisation Named(OrganisationData organisation) => new(organisation.Id, organisation.Name);
}

using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Tutoring;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <summary>What the page of a file shows.</summary>
public sealed record FilePage(FileHead Head, IReadOnlyList<Fact> Facts, IReadOnlyList<PathStep> Steps, Missing? Missing, IReadOnlyList<BookletRow> Booklets, IReadOnlyList<PersonLine> People, IReadOnlyList<HistoryLine> History, bool MoreHistory, IReadOnlyList<AlertLine> Alerts, IReadOnlyList<(string Words, string Url)> Halts)
{
    /// <summary>Where the tutor's follow-up is read; null for those who do not read it, and before there is anything to follow.</summary>
    public string? TutoringUrl { get; init; }

    /// <summary>Where the moments of the evaluation are read; null for those who do not, and before they can be planned.</summary>
    public string? PlanningUrl { get; init; }

    /// <summary>Where the evaluators are named or replaced, and the words of the link; null for those who do not name them, or when they cannot be any more.</summary>
    public (string Words, string Url)? Evaluators { get; init; }

    private const int HistoryShown = 5;
    private const int HistoryRead = 60;
    private const int YearsInDays = 366;

    /// <summary>Loads it in six queries: file, candidate, sheets, people, history twice.</summary>
    public static async Task<FilePage?> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, string reference, DateOnly today, CancellationToken cancellation)
    {
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return null;
        }

        var file = head.File;
        var owed = OwedBy(head, user);
        var sheets = await db.Sheets.AsNoTracking().AsSingleQuery().Include(sheet => sheet.Signatures).Include(sheet => sheet.Answers.Where(answer => answer.Value != null && answer.Voice != Voice.Evaluator1 && answer.Voice != Voice.Evaluator2 && owed.Contains(answer.Field)))
            .Where(sheet => sheet.FileId == file.Id).ToListAsync(cancellation);
        var named = await FileSheets.NamesOfAllAsync(db, head, cancellation);
        var names = named.Facts;
        var history = await FoldedHistory.ReadAsync(db, user, file.Id, HistoryRead, cancellation);
        var lines = FoldedHistory.Of(history).ToList();
        return new FilePage(
            head,
            [.. FactsOf(head, names, today)],
            FileSteps.Of(head, user),
            MissingOf(head, user, named, owed.Count - sheets.Sum(sheet => sheet.Answers.Count), today),
            [.. DocumentsOf(head, user, [.. BookletsOf(head, user, sheets), .. PiecesOf(head, user, sheets)])],
            [.. PeopleOf(user, head, named)],
            [.. lines.Take(HistoryShown)],
            lines.Count > HistoryShown || history.Count == HistoryRead,
            [.. AlertsOf(head, user, today)],
            [.. HaltsOf(head, user)])
        {
            Evaluators = user.May(Permission.NameParticipants) && file.Evaluation.MayNameEvaluators().IsAccepted ? (file.Evaluators.Any() ? "Remplacer un évaluateur" : "Nommer les évaluateurs", EvaluationPaths.Evaluators(file.Reference)) : null,
            TutoringUrl = user.May(Permission.ReadTutoring) && file.Stage > Stage.Orientation && file.Orientation.Route != Domain.Files.Route.Vae ? TutoringPaths.Follow(file.Reference) : null,
            PlanningUrl = user.May(Permission.ReadPlanning) && file.Registration.RegisteredOn is not null ? EvaluationPaths.Planning(file.Reference) : null,
        };
    }

    private static IEnumerable<Fact> FactsOf(FileHead head, IReadOnlyDictionary<FileFact, string> names, DateOnly today)
    {
        var file = head.File;
        yield return new Fact("Référence", file.Reference, Figures: true);
        yield return new Fact("Entreprise", names.GetValueOrDefault(FileFact.Company, ""));
        if (names.TryGetValue(FileFact.TrainingOrganisation, out var organisation))
        {
            yield return new Fact("Organisme de formation", organisation);
        }

        yield return new Fact("Référentiel", $"Édition {head.Edition.SourceYear}");
        if (file.Presentation.IsForCommission)
        {
            yield return new Fact($"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} présentés pour la commission paritaire", FrenchText.Join(head.Edition.Units.Select(unit => $"{unit.Label} ({unit.Title})")));
        }

        if (file.Presentation.Completes)
        {
            yield return new Fact($"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} à présenter", FrenchText.Join(head.Edition.Units.Select(unit => $"{unit.Label} ({unit.Title})")), "les autres sont acquis auparavant");
        }

        yield return file.Registration.RegisteredOn is { } registered ? new Fact("Inscription", FrenchText.PlainDate(registered)) : new Fact("Ouverture", FrenchText.PlainDate(file.OpenedOn));
        if (file.Opening.Contract is { } contract && file.Opening.HiredOn is { } hired)
        {
            yield return new Fact("Emploi", IdentityWords.Of(contract), $"depuis le {FrenchText.PlainDate(hired)}");
        }

        if (file.FirstJuryBefore is { } before && file.Presentation.DecidedOn is null)
        {
            yield return new Fact("Premier jury au plus tard", FrenchText.PlainDate(before), before.DayNumber - today.DayNumber <= YearsInDays ? FrenchText.Distance(before, today).ToLowerInvariant() : null);
        }
    }

    // the company fills a part of the evaluation booklet while it is the turn of others: nothing else would call it
    private static List<string> OwedBy(FileHead head, CurrentUser user) => head.File.Stage != Stage.Evaluation || user.Role != Role.CompanyHr ? [] :
        [.. head.Edition.Booklet("livret-evaluation")!.Questions(head.Edition).Where(question => question.Field is { FilledBy: FilledBy.Company, Required: true, Kind: not FieldKind.Mention }).Select(question => question.Key)];

    private static Missing? MissingOf(FileHead head, CurrentUser user, FileNames names, int owed, DateOnly today)
    {
        var file = head.File;
        if (file.NextAct == NextAct.None)
        {
            return null;
        }

        var mine = head.IsTurnOf(user) && (file.NextAct != NextAct.FillCandidatePart || user.Role == Role.Candidate);
        var stage = file.Orientation.Route == Domain.Files.Route.Vae ? "Orientation vers la VAE" : StageNames.Of(file.Stage, head.Edition.Vocabulary.Certifier);
        List<MissingItem> items = [new(ActWords.Of(file.NextAct), $"– {(mine ? "à vous" : Who(file.Turn, head, names))}", mine, mine ? FilesPaths.ForAct(file.NextAct, file.Reference) : null, ActWords.Short(file.NextAct))];
        if (file is { NextAct: NextAct.FillCandidatePart } && user.Role == Role.Evaluator)
        {
            var opened = file.Evaluation.OpenedOn is not null;
            var act = opened ? NextAct.Evaluate : NextAct.OpenEvaluation;
            var yours = opened || file.Evaluation.Opener == user.PersonId;
            items.Add(new MissingItem(
                ActWords.Of(act),
                opened ? "– à vous, dès maintenant\u202F; la signature attend la partie du candidat" : yours ? "– à vous, quand vous estimez les compétences acquises" : "– au responsable hiérarchique\u202F; vous pouvez déjà planifier",
                yours,
                yours ? FilesPaths.ForAct(act, file.Reference) : null,
                ActWords.Short(act)));
        }

        if (file is { NextAct: NextAct.SignInterview, Turn: not Domain.Files.Turn.Company } && user.May(Permission.RecordInterview))
        {
            items.Add(new MissingItem("Déclarer une signature sur papier", "– à vous, si le guide imprimé a été signé à la main", true, OrientationPaths.Paper(file.Reference)) { Fallback = true });
        }

        if (file.NextAct == NextAct.SignInterview && !mine && user.May(Permission.SignInterview) && !user.May(Permission.RecordInterview) && InterviewSignatories.RoleOf(head.Edition, user.Role) is not null)
        {
            items.Add(new MissingItem(ActWords.Of(NextAct.SignInterview), "– à vous aussi, dès maintenant", true, OrientationPaths.Sign(file.Reference)));
        }

        if (file.NextAct == NextAct.Resume)
        {
            items[0] = new MissingItem(ActWords.Of(NextAct.Resume), user.May(Permission.HaltFile) ? "– à vous, quand le parcours peut reprendre" : "– à l’entreprise, quand le parcours peut reprendre", user.May(Permission.HaltFile), FilesPaths.Resume(file.Reference), "Reprendre le dossier");
        }

        if (file.NextAct == NextAct.AcknowledgeResults && user.May(Permission.TransmitFile))
        {
            items.Add(new MissingItem("Enregistrer la restitution", "– à vous, si le candidat ne peut pas ou ne veut pas signer lui-même", true, EvaluationPaths.Presentation(file.Reference)) { Fallback = true });
        }

        // the registration does not leave without it: before the act that sends it, beside the others
        if (MissingIdentityOf(head, user, today) is { } identity)
        {
            items.Insert(file.NextAct == NextAct.SubmitRegistration ? 0 : items.Count, identity);
        }

        if (user.May(Permission.NameParticipants) && file is { Stage: Stage.Training, NextAct: not NextAct.Resume } && !file.Evaluators.Any())
        {
            items.Add(new MissingItem(ActWords.Of(NextAct.NameEvaluators), "– à vous, dès maintenant\u00A0: ils suivent le candidat pendant sa formation", true, EvaluationPaths.Evaluators(file.Reference)));
        }

        if (owed > 0)
        {
            items.Add(new MissingItem("Remplir la fiche de synthèse", $"– à vous, une fois tous les {head.Edition.Vocabulary.Units} évalués", true, EvaluationPaths.Summary(file.Reference)));
        }

        if (file is { NextAct: NextAct.AttachToSession, Presentation.MayGoBeforeJury: false } && user.May(Permission.GrantDerogation))
        {
            items.Insert(0, new MissingItem("Accorder une dérogation", file.Evaluation.Positive == true ? "– à vous, car des activités n’ont pas été exercées" : "– à vous, car l’évaluation n’est pas positive", true, JuryPaths.Derogation(file.Reference)));
        }

        return new Missing(stage, items);
    }

    // what the registration will demand of the identity and the employment, named, for who may write it
    private static MissingItem? MissingIdentityOf(FileHead head, CurrentUser user, DateOnly today)
    {
        var file = head.File;
        if (file.Stage > Stage.Registration || file.Registration.SubmittedOn is not null || file.Orientation.Route == Domain.Files.Route.Vae || file.NextAct == NextAct.Resume || !user.May(Permission.SubmitRegistration) || !file.Opening.MayCorrectIdentity(byCertifier: false).IsAccepted)
        {
            return null;
        }

        var missing = file.Opening.MissingIdentityFields(head.Candidate, today).Select(IdentityForm.LabelOf).Distinct().ToList();
        return missing.Count == 0 ? null : new MissingItem("Compléter l’identité et l’emploi", $"– à vous\u00A0: {string.Join(", ", missing)}", true, FilesPaths.Identity(file.Reference), "Compléter l’identité");
    }

    // what follows from the interview comes after its guide
    private static List<BookletRow> DocumentsOf(FileHead head, CurrentUser user, List<BookletRow> rows)
    {
        var file = head.File;
        var after = head.Edition.Booklets.TakeWhile(booklet => booklet.Key != "guide-entretien").Count() + 1;
        if (file.Evaluation.PaperScanId is { } scan && SheetRights.ReadsAttachment(user.Role, Visibility.SeatOf(file, user.Reader), AttachmentPurpose.SignedBooklet, new SheetState(false, false, file.Evaluation.Paper == PaperStep.Confirmed, file.Transmission.On is not null) { OnPaper = true }))
        {
            rows.Insert(rows.Count - 1, new BookletRow("Original papier du livret d’évaluation", null, file.Evaluation.Paper == PaperStep.Confirmed ? new Tag(TagState.Signed) : new Tag(TagState.InProgress), file.Evaluation.Paper == PaperStep.Confirmed ? "saisi et comparé" : "saisie en cours", null, FilesPaths.Attachment(file.Reference, scan)));
        }

        if (head.ConvocationId is { } convocation && SheetRights.ReadsRegistration(user.Role))
        {
            rows.Insert(rows.Count - 1, new BookletRow("Convocation au jury", null, new Tag(TagState.Neutral, "À lire"), null, ConvocationsPaths.Convocation(convocation), FilesPaths.Document(file.Reference, FileDocuments.ConvocationName)));
        }

        if (FileDocuments.HasReceipt(head, user))
        {
            rows.Insert(after, new BookletRow("Récépissé d’inscription", null, new Tag(TagState.Complete), FrenchText.ListDate(file.Registration.RegisteredOn!.Value), null, FilesPaths.Document(file.Reference, FileDocuments.Receipt)));
        }

        if (FileDocuments.HasTransmissionReceipt(head, user))
        {
            rows.Insert(rows.Count - 1, new BookletRow("Récépissé de transmission", null, new Tag(TagState.Complete), FrenchText.ListDate(file.Transmission.On!.Value), null, FilesPaths.Document(file.Reference, FileDocuments.TransmissionReceipt)));
        }

        if (FileDocuments.HasPath(head, user))
        {
            rows.Insert(after, new BookletRow("Parcours individualisé", null, new Tag(TagState.Complete), FrenchText.ListDate(file.Orientation.InterviewedOn!.Value), null, FilesPaths.Document(file.Reference, FileDocuments.IndividualPath)));
        }

        return rows;
    }

    private static IEnumerable<BookletRow> BookletsOf(FileHead head, CurrentUser user, List<Sheet> sheets)
    {
        var file = head.File;
        var vae = file.Orientation.Route == Domain.Files.Route.Vae;
        foreach (var booklet in head.Edition.Booklets.Where(booklet => !vae || sheets.Exists(sheet => sheet.Booklet == booklet.Key)))
        {
            var sheet = sheets.Where(found => found.Booklet == booklet.Key && found.Unit.Length == 0).MaxBy(found => found.Occurrence) ?? sheets.Find(found => found.Booklet == booklet.Key);
            if (sheet is null)
            {
                yield return new BookletRow(booklet.Title, null, new Tag(TagState.NotOpened));
                continue;
            }

            var readable = SheetRights.ReadableVoices(user.Role, Visibility.SeatOf(file, user.Reader), booklet.Key, Visibility.StateOf(file, sheet)).Count > 0;
            var given = sheet.Unit.Length > 0 ? 0 : sheet.SignaturesOn("").Count(signature => booklet.CoverSignatories.Any(place => place.Role == signature.Role));
            var units = head.Edition.Units.Count(unit => sheet.IsSignedByBoth(unit.Key));
            var tag = given > 0 && sheet.SignedAt is not null ? new Tag(TagState.Signed) : given > 0 ? new Tag(TagState.ToSign) : new Tag(TagState.InProgress);
            var done = given > 0 ? null : DoneOn(file, booklet.Key);
            yield return new BookletRow(
                booklet.Title,
                null,
                done is null ? tag : new Tag(TagState.Complete),
                done is { } day ? FrenchText.ListDate(day) : given > 0 && sheet.SignedAt is { } at ? $"{FrenchText.ListDate(FrenchText.ParisDay(at))} · {FrenchText.Plural(given, "signature", "signatures", feminine: true)}" : given > 0 ? $"{given} signature{(given > 1 ? "s" : "")} sur {booklet.CoverSignatories.Count}"
                    : units > 0 ? $"{FrenchText.Plural(units, $"{head.Edition.Vocabulary.Unit} signé", $"{head.Edition.Vocabulary.Units} signés")} sur {head.Edition.Units.Count}" : null,
                readable ? FilesPaths.Booklet(file.Reference, booklet.Key) : null,
                readable ? FilesPaths.Document(file.Reference, booklet.Key) : null);
        }

        if (head.Edition.Booklet("livret-formation") is null && file.Modules.Count > 0 && SheetRights.ReadableVoices(user.Role, Visibility.SeatOf(file, user.Reader), "livret-formation", new SheetState(false, false, false, file.Transmission.On is not null)).Count > 0)
        {
            yield return new BookletRow(TrainingPathDocument.Title, null, new Tag(file.Training.TrainedOn is null ? TagState.InProgress : TagState.Complete), file.Training.TrainedOn is { } closed ? FrenchText.ListDate(closed) : null, null, FilesPaths.Document(file.Reference, FilesPaths.PathSheet));
        }

        if (vae)
        {
            yield break; // nothing of what follows comes on this way
        }

        var (decisionSheet, holder) = (DecisionDocument.Title(file.Presentation.IsForCommission), file.Presentation.IsForCommission ? "Président de la commission" : "Président du jury");
        yield return DecisionRights.MayRead(user, file)
            ? new BookletRow(decisionSheet, holder, new Tag(TagState.Signed, "Signée"), FrenchText.ListDate(file.Presentation.DecidedOn!.Value), DecisionsPaths.Decision(file.Reference), FilesPaths.Document(file.Reference, "fiche-decision"))
            : new BookletRow(decisionSheet, holder, new Tag(TagState.NotOpened, "Pas encore ouverte"), "après la délibération");
        if (user.May(Permission.ReadLedger) && (file.Presentation.PublishedOn is not null || file.Follows is not null || user.Role == Role.Oemm))
        {
            yield return new BookletRow($"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} acquis, tous dossiers", null, new Tag(TagState.Neutral, "À lire"), null, DecisionsPaths.Ledger(file.Reference));
        }

        // who delivers sees its page as soon as there may be one to deliver
        if (user.May(Permission.ReadCertificate) && (file.Presentation.CertifiedOn is not null || (user.May(Permission.DeliverCertificates) && file.Presentation.PublishedOn is not null)))
        {
            var delivered = file.Presentation.CertifiedOn is { } on ? FrenchText.ListDate(on) : null;
            yield return new BookletRow(
                file.Presentation.IsForCommission ? "Attestation de bloc" : "Certificat", head.Edition.Vocabulary.Certifier, delivered is null ? new Tag(TagState.Neutral, "Non délivré") : new Tag(TagState.Complete, "Délivré"), delivered, CertificatesPaths.OfFile(file.Reference),
                delivered is null ? null : FilesPaths.Document(file.Reference, file.Presentation.IsForCommission ? SignedContents.BlocAttestation : SignedContents.Certificate));
        }
    }

    // what the candidate joined is read on its own page, which says what there is
    private static IEnumerable<BookletRow> PiecesOf(FileHead head, CurrentUser user, List<Sheet> sheets)
    {
        var (file, evaluation) = (head.File, head.Edition.Booklet("livret-evaluation"));
        var submitted = sheets.Exists(sheet => sheet is { Booklet: "livret-evaluation", CandidateSubmittedAt: not null });
        var state = new SheetState(submitted, false, false, file.Transmission.On is not null);
        var seat = Visibility.SeatOf(file, user.Reader);
        if (user.Role == Role.Candidate && evaluation?.CandidateAnnex == true && file.Stage > Stage.Registration)
        {
            yield return new BookletRow("Mon document annexe", null, new Tag(TagState.Neutral, "Facultatif"), file.Evaluation.MayJoinAnnex().IsAccepted ? "à joindre avant la transmission" : null, EvaluationPaths.Annex(file.Reference));
        }

        if (user.Role != Role.Candidate
            && ((submitted && SheetRights.ReadsAttachment(user.Role, seat, AttachmentPurpose.CandidateSupport, state)) || (evaluation?.CandidateAnnex == true && SheetRights.ReadsAttachment(user.Role, seat, AttachmentPurpose.CandidateAnnex, state))))
        {
            yield return new BookletRow("Pièces du candidat", null, new Tag(TagState.Neutral, "À lire"), null, EvaluationPaths.Pieces(file.Reference));
        }
    }

    // a booklet that nobody signs here is complete when its step is
    private static DateOnly? DoneOn(CertificationFile file, string booklet) => booklet switch
    {
        "guide-entretien" => file.Orientation.InterviewedOn,
        "livret-formation" => file.Training.HandedOverOn,
        _ => null,
    };

    private static IEnumerable<PersonLine> PeopleOf(CurrentUser user, FileHead head, FileNames named)
    {
        var (file, names) = (head.File, named.Facts);
        yield return new PersonLine(names[FileFact.CandidateName], "Candidature", user.PersonId == file.CandidateId);
        foreach (var (fact, seat, words) in new[] { (FileFact.Evaluator1, EvaluatorSeat.First, "Évaluateur 1"), (FileFact.Evaluator2, EvaluatorSeat.Second, "Évaluateur 2") })
        {
            if (names.TryGetValue(fact, out var name))
            {
                yield return new PersonLine(name.Split(',')[0], words + (name.Contains(',') ? name[name.IndexOf(',')..] : ""), file.Evaluators.Any(assignment => assignment.Seat == seat && assignment.PersonId == user.PersonId));
            }
        }

        foreach (var place in file.TrainingOrganisations)
        {
            yield return new PersonLine(named.Organisations[place.OrganisationId], PlaceWords(head, place), place.OrganisationId == user.OrganisationId);
        }
    }

    // « Organisme de formation · Domaine 1, Domaine 3 · formation close le 3 mars 2026 »
    private static string PlaceWords(FileHead head, FileOrganisation place) => string.Join(" · ", new[]
    {
        "Organisme de formation",
        place.CoversAll ? null : string.Join(", ", place.Units.Select(unit => head.Edition.Unit(unit).Label)),
        place.CoversAll || place.TrainedOn is not { } day ? null : $"formation close le {FrenchText.ListDate(day)}",
    }.OfType<string>());

    private static IEnumerable<(string Words, string Url)> HaltsOf(FileHead head, CurrentUser user)
    {
        var file = head.File;
        if (!user.May(Permission.HaltFile))
        {
            yield break;
        }

        if (user.May(Permission.ChangeEmployer) && file.Opening.MayChangeEmployer().IsAccepted)
        {
            yield return ("Confier à un nouvel employeur", FilesPaths.Employer(file.Reference));
        }

        if (user.May(Permission.SubmitRegistration) && file.Presentation.MayChoose(head.Edition).IsAccepted)
        {
            yield return ($"Choisir les {head.Edition.Vocabulary.Units} présentés", RegistrationPaths.Presented(file.Reference));
        }

        if (user.May(Permission.KeepPaperBooklet) && (file.Evaluation.Paper is not null || file.Evaluation.MayReceivePaper().IsAccepted))
        {
            yield return (file.Evaluation.Paper is null ? "Le livret d’évaluation est signé sur papier" : "Livret d’évaluation sur papier", EvaluationPaths.Paper(file.Reference));
        }

        if (user.May(Permission.ManageDecisions) && file.Presentation.DecidedOn is not null)
        {
            yield return ("Corriger ou annuler la décision", DecisionsPaths.TakeUp(file.Reference));
        }

        if (file.Halts.MaySuspend().IsAccepted)
        {
            yield return ("Suspendre le dossier", FilesPaths.Suspend(file.Reference));
        }

        if (user.May(Permission.OpenFile) && file.Halts.MayClose().IsAccepted && file.Stage <= Stage.Training)
        {
            yield return ("Réorienter vers une autre certification", FilesPaths.Reorient(file.Reference));
        }

        if (file.Halts.MayClose().IsAccepted)
        {
            yield return ("Clôturer avant son terme", FilesPaths.Close(file.Reference));
        }
    }

    private static IEnumerable<AlertLine> AlertsOf(FileHead head, CurrentUser user, DateOnly today)
    {
        var file = head.File;
        var follows = user.Role is Role.CompanyHr or Role.Oemm or Role.Candidate;
        if (file.Halts.SuspendedOn is { } since && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine(
                $"Dossier suspendu depuis le {FrenchText.PlainDate(since)} :",
                $"{HaltWords.Of(file.Halts.SuspendedFor ?? SuspensionReason.Other).ToLowerInvariant()}{(file.Halts.SuspendedBecause is null ? "" : $", {file.Halts.SuspendedBecause}")}. Rien ne s’y écrit tant qu’il n’est pas repris.");
        }

        if (file is { Orientation.Route: Domain.Files.Route.Vae, Halts.ClosedOn: null })
        {
            yield return new AlertLine("Orientation vers la VAE :", "ce dossier s’achève avec les signatures du guide d’entretien. L’entreprise peut rouvrir le guide jusque-là.");
        }

        if (file.Follows is { } earlier)
        {
            yield return new AlertLine("À la suite d’un autre dossier :", earlier, Remedy: follows ? "Voir ce dossier" : null, RemedyUrl: follows ? FilesPaths.File(earlier) : null);
        }

        if (file.FollowedBy is { } later)
        {
            yield return new AlertLine("La suite est dans un autre dossier :", later, Remedy: follows ? "Voir la suite" : null, RemedyUrl: follows ? FilesPaths.File(later) : null);
        }

        if (file.Presentation.UnderCorrection)
        {
            yield return new AlertLine("Décision en cours de correction.", file.Presentation.DecidedOn is null ? "La précédente ne vaut plus ; le président en signe une autre." : "La nouvelle décision est signée et attend sa publication.", Remedy: user.May(Permission.ManageDecisions) ? "Voir la décision" : null, RemedyUrl: user.May(Permission.ManageDecisions) ? DecisionsPaths.Decision(file.Reference) : null);
        }

        if (file.Presentation.DecisionCancelledOn is { } cancelled)
        {
            yield return new AlertLine($"Décision annulée le {FrenchText.PlainDate(cancelled)}.", "Le dossier attend une nouvelle session.");
        }

        if (file.Presentation.FirstJuryOverdue(today) && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine(
                "Délai de première présentation dépassé :",
                $"il a pris fin le {FrenchText.PlainDate(file.FirstJuryBefore!.Value)}.{(file.Presentation.OverdueDerogation is null ? "" : $" Dérogation : {file.Presentation.OverdueDerogation}")}",
                Forbids: file.Presentation.OverdueDerogation is null,
                Remedy: user.May(Permission.GrantDerogation) && file.Presentation.OverdueDerogation is null ? "Accorder une dérogation" : null,
                RemedyUrl: user.May(Permission.GrantDerogation) && file.Presentation.OverdueDerogation is null ? JuryPaths.OverdueDerogation(file.Reference) : null);
        }

        if (file.Registration.ReturnReason is not null && file.Registration.RegisteredOn is null)
        {
            yield return new AlertLine("Inscription renvoyée.", file.Registration.ReturnReason, true);
        }

        foreach (var point in file.Halts.ClosedOn is null ? file.Transmission.ToCorrect : [])
        {
            var mine = ReturnedPlaces.MayCorrect(user, head, point);
            yield return new AlertLine(
                $"À corriger – {point.Examined.NameIn(head.Edition)} :",
                $"{point.Reason}{(mine ? "" : $" ({ReturnedPlaces.Who(head, point)})")}",
                mine,
                mine ? "Corriger" : null,
                mine ? ReturnedPlaces.Url(user, head, point) : null);
        }

        if (file is { Halts.ClosedOn: { } oriented, Halts.ClosedFor: ClosureReason.OrientedToVae })
        {
            yield return new AlertLine($"Orienté vers la VAE le {FrenchText.PlainDate(oriented)}.", $"Ce dossier s’achève ici ; le guide d’entretien signé se lit toujours. La demande de VAE se fait auprès du certificateur ({head.Edition.Vocabulary.Certifier}), hors de cette application.");
        }
        else if (file.Halts.ClosedOn is { } closed)
        {
            yield return new AlertLine($"Dossier clos le {FrenchText.PlainDate(closed)} :", $"{(file.Halts.ClosedFor is { } kind ? HaltWords.Of(kind).ToLowerInvariant() : "")}{(file.Halts.ClosedBecause is null ? "." : $". {file.Halts.ClosedBecause}")}");
        }

        if (file.Training.TakenBack && file.Transmission.On is null && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine("Livret de formation repris.", "L’organisme le corrige ; la transmission attend qu’il le remette de nouveau.");
        }

        if (file.Presentation.Derogation is not null && file.Presentation.PublishedOn is null)
        {
            yield return new AlertLine("Dérogation.", file.Presentation.Derogation);
        }
    }

    private static string Who(Domain.Files.Turn turn, FileHead head, FileNames names) => turn switch
    {
        Domain.Files.Turn.Candidate => head.CandidateName,
        Domain.Files.Turn.Company => names.Facts.GetValueOrDefault(FileFact.Company, "l’entreprise"),
        Domain.Files.Turn.TrainingOrganisation => FrenchText.Join(head.File.TrainingOrganisations.Where(place => place.TrainedOn is null).Select(place => names.Organisations[place.OrganisationId])),
        Domain.Files.Turn.Evaluators => FrenchText.Join(new[] { FileFact.Evaluator1, FileFact.Evaluator2 }.Where(names.Facts.ContainsKey).Select(fact => names.Facts[fact].Split(',')[0])),
        Domain.Files.Turn.Certifier => head.Edition.Vocabulary.Certifier,
        _ => "le jury",
    };
}

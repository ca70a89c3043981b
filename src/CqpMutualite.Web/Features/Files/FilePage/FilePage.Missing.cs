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

/// <content>What is awaited on the file, in whose words.</content>
public sealed partial record FilePage
{
    // the company fills a part of the evaluation booklet while it is the turn of others: nothing else would call it
    private static List<string> OwedBy(FileHead head, CurrentUser user) =>
        head.File.Stage != Stage.Evaluation || user.Role != Role.CompanyHr
            ? []
            :
            [
                .. head
                    .Edition.Booklet(BookletKeys.Evaluation)!
                    .Questions(head.Edition)
                    .Where(question => question.Field is { FilledBy: FilledBy.Company, Required: true, Kind: not FieldKind.Mention })
                    .Select(question => question.Key),
            ];

    private static Missing? MissingOf(FileHead head, CurrentUser user, FileNames names, int owed, DateOnly today)
    {
        var file = head.File;
        if (file.NextAct == NextAct.None)
        {
            return null;
        }

        var mine = head.IsTurnOf(user) && (file.NextAct != NextAct.FillCandidatePart || user.Role == Role.Candidate);
        var stage = file.Orientation.Route == Domain.Files.Route.Vae ? "Orientation vers la VAE" : StageNames.Of(file.Stage, head.Edition.Vocabulary.Certifier);
        List<MissingItem> items =
        [
            new(
                ActWords.Of(file.NextAct),
                $"– {(mine ? "à vous" : Who(file.Turn, head, names))}",
                mine,
                mine ? FilesPaths.ForAct(file.NextAct, file.Reference) : null,
                ActWords.Short(file.NextAct)
            ),
        ];
        if (file is { NextAct: NextAct.FillCandidatePart } && user.Role == Role.Evaluator)
        {
            var opened = file.Evaluation.OpenedOn is not null;
            var act = opened ? NextAct.Evaluate : NextAct.OpenEvaluation;
            var yours = opened || file.Evaluation.Opener == user.PersonId;
            items.Add(
                new MissingItem(
                    ActWords.Of(act),
                    opened ? "– à vous, dès maintenant\u202F; la signature attend la partie du candidat"
                        : yours ? "– à vous, quand vous estimez les compétences acquises"
                        : "– au responsable hiérarchique\u202F; vous pouvez déjà planifier",
                    yours,
                    yours ? FilesPaths.ForAct(act, file.Reference) : null,
                    ActWords.Short(act)
                )
            );
        }

        if (file is { NextAct: NextAct.SignInterview, Turn: not Domain.Files.Turn.Company } && user.May(Permission.RecordInterview))
        {
            items.Add(
                new MissingItem(
                    "Déclarer une signature sur papier",
                    "– à vous, si le guide imprimé a été signé à la main",
                    true,
                    OrientationPaths.Paper(file.Reference)
                )
                {
                    Fallback = true,
                }
            );
        }

        if (
            file.NextAct == NextAct.SignInterview
            && !mine
            && user.May(Permission.SignInterview)
            && !user.May(Permission.RecordInterview)
            && InterviewSignatories.RoleOf(head.Edition, user.Role) is not null
        )
        {
            items.Add(new MissingItem(ActWords.Of(NextAct.SignInterview), "– à vous aussi, dès maintenant", true, OrientationPaths.Sign(file.Reference)));
        }

        if (file.NextAct == NextAct.Resume)
        {
            items[0] = new MissingItem(
                ActWords.Of(NextAct.Resume),
                user.May(Permission.HaltFile) ? "– à vous, quand le parcours peut reprendre" : "– à l’entreprise, quand le parcours peut reprendre",
                user.May(Permission.HaltFile),
                FilesPaths.Resume(file.Reference),
                "Reprendre le dossier"
            );
        }

        if (file.NextAct == NextAct.AcknowledgeResults && user.May(Permission.TransmitFile))
        {
            items.Add(
                new MissingItem(
                    "Enregistrer la restitution",
                    "– à vous, si le candidat ne peut pas ou ne veut pas signer lui-même",
                    true,
                    EvaluationPaths.Presentation(file.Reference)
                )
                {
                    Fallback = true,
                }
            );
        }

        // the registration does not leave without it: before the act that sends it, beside the others
        if (MissingIdentityOf(head, user, today) is { } identity)
        {
            items.Insert(file.NextAct == NextAct.SubmitRegistration ? 0 : items.Count, identity);
        }

        if (user.May(Permission.NameParticipants) && file is { Stage: Stage.Training, NextAct: not NextAct.Resume } && !file.Evaluators.Any())
        {
            items.Add(
                new MissingItem(
                    ActWords.Of(NextAct.NameEvaluators),
                    "– à vous, dès maintenant\u00A0: ils suivent le candidat pendant sa formation",
                    true,
                    EvaluationPaths.Evaluators(file.Reference)
                )
            );
        }

        if (owed > 0)
        {
            items.Add(
                new MissingItem(
                    "Remplir la fiche de synthèse",
                    $"– à vous, une fois tous les {head.Edition.Vocabulary.Units} évalués",
                    true,
                    EvaluationPaths.Summary(file.Reference)
                )
            );
        }

        if (file is { NextAct: NextAct.AttachToSession, Presentation.MayGoBeforeJury: false } && user.May(Permission.GrantDerogation))
        {
            items.Insert(
                0,
                new MissingItem(
                    "Accorder une dérogation",
                    file.Evaluation.Positive == true ? "– à vous, car des activités n’ont pas été exercées" : "– à vous, car l’évaluation n’est pas positive",
                    true,
                    JuryPaths.Derogation(file.Reference)
                )
            );
        }

        return new Missing(stage, items);
    }

    // what the registration will demand of the identity and the employment, named, for who may write it
    private static MissingItem? MissingIdentityOf(FileHead head, CurrentUser user, DateOnly today)
    {
        var file = head.File;
        if (
            file.Stage > Stage.Registration
            || file.Registration.SubmittedOn is not null
            || file.Orientation.Route == Domain.Files.Route.Vae
            || file.NextAct == NextAct.Resume
            || !user.May(Permission.SubmitRegistration)
            || !file.Opening.MayCorrectIdentity(byCertifier: false).IsAccepted
        )
        {
            return null;
        }

        var missing = file.Opening.MissingIdentityFields(head.Candidate, today).Select(IdentityForm.LabelOf).Distinct().ToList();
        return missing.Count == 0
            ? null
            : new MissingItem(
                "Compléter l’identité et l’emploi",
                $"– à vous\u00A0: {string.Join(", ", missing)}",
                true,
                FilesPaths.Identity(file.Reference),
                "Compléter l’identité"
            );
    }
}

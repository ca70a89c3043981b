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
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <content>What is said above the page.</content>
public sealed partial record FilePage
{
    private static IEnumerable<AlertLine> AlertsOf(FileHead head, CurrentUser user, DateOnly today) =>
    [
        .. HaltedOf(head),
        .. NeighboursOf(head.File, user),
        .. DecisionOf(head.File, user),
        .. OverdueOf(head.File, user, today),
        .. ReturnedOf(head, user),
    ];

    // what stopped, or ends elsewhere
    private static IEnumerable<AlertLine> HaltedOf(FileHead head)
    {
        var file = head.File;
        if (file.Halts.SuspendedOn is { } since && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine(
                $"Dossier suspendu depuis le {FrenchText.PlainDate(since)} :",
                $"{HaltWords.Of(file.Halts.SuspendedFor ?? SuspensionReason.Other).ToLowerInvariant()}"
                    + $"{(file.Halts.SuspendedBecause is null ? "" : $", {file.Halts.SuspendedBecause}")}. Rien ne s’y écrit tant qu’il n’est pas repris."
            );
        }

        if (file is { Orientation.Route: Domain.Files.Route.Vae, Halts.ClosedOn: null })
        {
            yield return new AlertLine(
                "Orientation vers la VAE :",
                "ce dossier s’achève avec les signatures du guide d’entretien. L’entreprise peut rouvrir le guide jusque-là."
            );
        }

        if (file is { Halts.ClosedOn: { } oriented, Halts.ClosedFor: ClosureReason.OrientedToVae })
        {
            yield return new AlertLine(
                $"Orienté vers la VAE le {FrenchText.PlainDate(oriented)}.",
                $"Ce dossier s’achève ici ; le guide d’entretien signé se lit toujours. La demande de VAE se fait auprès du certificateur "
                    + $"({head.Edition.Vocabulary.Certifier}), hors de cette application."
            );
        }
        else if (file.Halts.ClosedOn is { } closed)
        {
            yield return new AlertLine(
                $"Dossier clos le {FrenchText.PlainDate(closed)} :",
                $"{(file.Halts.ClosedFor is { } kind ? HaltWords.Of(kind).ToLowerInvariant() : "")}"
                    + $"{(file.Halts.ClosedBecause is null ? "." : $". {file.Halts.ClosedBecause}")}"
            );
        }
    }

    // the files before and after it
    private static IEnumerable<AlertLine> NeighboursOf(CertificationFile file, CurrentUser user)
    {
        var follows = user.Role is Role.CompanyHr or Role.Oemm or Role.Candidate;
        if (file.Follows is { } earlier)
        {
            yield return new AlertLine(
                "À la suite d’un autre dossier :",
                earlier,
                Remedy: follows ? "Voir ce dossier" : null,
                RemedyUrl: follows ? FilesPaths.File(earlier) : null
            );
        }

        if (file.FollowedBy is { } later)
        {
            yield return new AlertLine(
                "La suite est dans un autre dossier :",
                later,
                Remedy: follows ? "Voir la suite" : null,
                RemedyUrl: follows ? FilesPaths.File(later) : null
            );
        }
    }

    private static IEnumerable<AlertLine> DecisionOf(CertificationFile file, CurrentUser user)
    {
        if (file.Presentation.UnderCorrection)
        {
            yield return new AlertLine(
                "Décision en cours de correction.",
                file.Presentation.DecidedOn is null
                    ? "La précédente ne vaut plus ; le président en signe une autre."
                    : "La nouvelle décision est signée et attend sa publication.",
                Remedy: user.May(Permission.ManageDecisions) ? "Voir la décision" : null,
                RemedyUrl: user.May(Permission.ManageDecisions) ? DecisionsPaths.Decision(file.Reference) : null
            );
        }

        if (file.Presentation.DecisionCancelledOn is { } cancelled)
        {
            yield return new AlertLine($"Décision annulée le {FrenchText.PlainDate(cancelled)}.", "Le dossier attend une nouvelle session.");
        }

        if (file.Presentation.Derogation is not null && file.Presentation.PublishedOn is null)
        {
            yield return new AlertLine("Dérogation.", file.Presentation.Derogation);
        }
    }

    private static IEnumerable<AlertLine> OverdueOf(CertificationFile file, CurrentUser user, DateOnly today)
    {
        var granted = file.Presentation.OverdueDerogation;
        var grants = granted is null && user.May(Permission.GrantDerogation);
        if (file.Presentation.FirstJuryOverdue(today) && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine(
                "Délai de première présentation dépassé :",
                $"il a pris fin le {FrenchText.PlainDate(file.FirstJuryBefore!.Value)}.{(granted is null ? "" : $" Dérogation : {granted}")}",
                Forbids: granted is null,
                Remedy: grants ? "Accorder une dérogation" : null,
                RemedyUrl: grants ? JuryPaths.OverdueDerogation(file.Reference) : null
            );
        }
    }

    // what the certifier asked to correct
    private static IEnumerable<AlertLine> ReturnedOf(FileHead head, CurrentUser user)
    {
        var file = head.File;
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
                mine ? ReturnedPlaces.Url(head, point) : null);
        }

        if (file.Training.TakenBack && file.Transmission.On is null && file.Halts.ClosedOn is null)
        {
            yield return new AlertLine("Livret de formation repris.", "L’organisme le corrige ; la transmission attend qu’il le remette de nouveau.");
        }
    }
}

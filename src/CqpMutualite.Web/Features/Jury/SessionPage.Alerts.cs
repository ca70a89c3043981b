using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;
using SharedCollege = CqpMutualite.Web.Features.Shared.College;
using SharedSeat = CqpMutualite.Web.Features.Shared.Seat;

namespace CqpMutualite.Web.Features.Jury;

/// <content>What is said above the page, and what may be done.</content>
public sealed partial record SessionPage
{
    private static IEnumerable<AlertLine> AlertsOf(
        SessionHead head,
        JuryPeople people,
        List<SessionFile> files,
        IReadOnlyList<ConflictOfInterest> conflicts,
        IEnumerable<string> doubts)
    {
        var session = head.Session;
        foreach (var doubt in doubts)
        {
            yield return new AlertLine(doubt, "Vérifiez le jour et l’heure avant de convoquer.", Remedy: "Modifier", RemedyUrl: JuryPaths.Terms(session.Id));
        }

        foreach (var (seat, missing) in session.VacantSeats(head.Panel))
        {
            yield return new AlertLine(
                $"Il manque {missing} {JuryRefusals.MemberOf(seat.College, missing)}.",
                "La délibération attend un jury complet.",
                Forbids: true
            );
        }

        var unmandated = people.Unmandated(session).Select(person => person.Name).ToList();
        if (unmandated.Count > 0 && session.ClosedAt is null)
        {
            yield return new AlertLine(
                $"Sans mandat ce jour-là : {FrenchText.Join(unmandated)}.",
                "Corrigez le mandat, ou nommez quelqu’un d’autre du même collège.",
                Forbids: true
            );
        }

        if (session.PresidencyBecause is { } because)
        {
            yield return new AlertLine("Deux présidences de suite pour le même collège :", because);
        }

        foreach (var tied in session.Unsettled(conflicts).GroupBy(conflict => (conflict.PersonId, conflict.Kind)))
        {
            var candidates = tied.Select(conflict =>
                files.Find(file => file.Id == conflict.FileId)!.Name + (conflict.Declared is { } declared ? $" ({JuryWords.Of(declared)})" : "")
            );
            yield return new AlertLine(
                $"{people.Of(tied.Key.PersonId).Name} {JuryWords.Of(tied.Key.Kind)} :",
                FrenchText.Join(candidates)
                    + ". Faites siéger un suppléant, ou inscrivez le dossier à une autre session.",
                Forbids: true
            );
        }

        foreach (var late in files.Where(file => file.DecidedOn is null && file.FirstJuryBefore < session.HeldOn))
        {
            yield return new AlertLine(
                $"{late.Name} : délai dépassé.",
                $"La première présentation était attendue avant le {FrenchText.PlainDate(late.FirstJuryBefore!.Value)}."
            );
        }
    }

    private static string Alternation(JuryPanel panel, LastPresidency? last) =>
        (panel.Presidency, last) switch
        {
            (Domain.Referentials.Presidency.Alternating, null) => " La présidence alterne entre les deux collèges ; c’est la première séance.",
            (Domain.Referentials.Presidency.Alternating, _) =>
                $" Le {JuryWords.Of(last.College).ToLowerInvariant()} présidait le {FrenchText.PlainDate(last.HeldOn)} : c’est au tour du "
                    + $"{JuryWords.Of(JuryWords.Other(last.College)).ToLowerInvariant()}.",
            _ => "",
        };

    private static IEnumerable<RowAct> ActsOf(SessionFile file, SessionHead head, IReadOnlyList<ConflictOfInterest> conflicts)
    {
        if (conflicts.Any(conflict => conflict.FileId == file.Id) && head.Session.Members.Any(member => member.IsSubstitute))
        {
            yield return new RowAct(
                "Faire siéger un suppléant",
                $"Faire siéger un suppléant : {file.Name}",
                JuryPaths.StandIn(head.Session.Id),
                "Form.Reference",
                file.Reference
            );
        }

        if (head is { IsCommission: false, Session: { ConvenedAt: not null } session })
        {
            yield return new RowAct("Excusé", $"Excusé : {file.Name}", JuryPaths.Absence(session.Id), "Form.Reference", file.Reference)
            {
                With = ("Form.Excused", "true"),
            };
            if (session.OpenedAt is not null)
            {
                yield return new RowAct("Absent", $"Absent : {file.Name}", JuryPaths.Absence(session.Id), "Form.Reference", file.Reference);
            }
        }

        yield return new RowAct("Retirer", $"Retirer de la session : {file.Name}", JuryPaths.Detach(head.Session.Id), "Form.Reference", file.Reference);
    }
}

using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <content>Why somebody is written to about the file of another.</content>
public sealed partial class MessageTexts
{
    // whoever stands in for an evaluator of the file opens it in that capacity, not in their own
    private async Task<IReadOnlyList<string>> StandInAsync(Message message, CancellationToken cancellation)
    {
        var today = clock.Today();
        var current = db.Memberships.Where(member => member.From <= today && (member.Until == null || today <= member.Until));
        var away = await (
            from seat in db.Assignments
            where seat.FileId == message.FileId && seat.Until == null && seat.PersonId != message.PersonId
            join left in current on seat.PersonId equals left.PersonId
            where left.Role == Role.Evaluator
            join absence in db.AbsencesOn(today) on left.Id equals absence.MembershipId
            join own in current on absence.StandInId equals own.Id
            where own.PersonId == message.PersonId
            join person in db.People on seat.PersonId equals person.Id
            select new AwayPerson(person.Id, person.Name, absence.Until)
        ).FirstOrDefaultAsync(cancellation);
        return away is null
            ? []
            : [$"Vous recevez ce message parce que vous remplacez {away.Name} jusqu’au {FrenchText.PlainDate(away.Until)}. Connectez-vous, puis choisissez "
                + "d’agir pour cette personne\u00A0: c’est ainsi que le dossier s’ouvre."];
    }
}

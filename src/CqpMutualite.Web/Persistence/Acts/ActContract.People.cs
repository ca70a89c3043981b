using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <content>What is done for the people of a file.</content>
public static partial class ActContract
{
    private static Form[] OfPeople =>
    [
        Of<PersonInvited>("personne.invitee", act => new() { ForCandidate = act.Candidate }, data => new(data.ForCandidate!.Value)),
        Of<AccessLetterPrinted>("lettre-acces.imprimee", act => new() { ForCandidate = act.Candidate }, data => new(data.ForCandidate!.Value)),
        Of<PersonalLinkRenewed>("lien-personnel.renouvele"),
        Of<PersonalLinkRevoked>("lien-personnel.retire"),
        Of<CandidateRenamed>("candidat.renomme"),
        Of<AddressCorrected>("adresse.corrigee", act => new() { ForCandidate = act.Candidate }, data => new(data.ForCandidate!.Value)),
        Of<MessageSentAgain>("message.renvoye"),
        Of<PeopleReminded>("personnes.relancees", act => new() { Kind = StoredNames.Of(act.Awaited) }, data => new(StoredNames.AwaitedOf(data.Kind!))),
        Of<OnBehalfStarted>("saisie-pour-autrui.commencee"),
        Of<OnBehalfEnded>("saisie-pour-autrui.terminee"),
    ];
}

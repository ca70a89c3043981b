using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Accounts.InviteColleague;

public sealed record InviteColleaguePage(MemberForm Form, ColleagueForm As)
{
    public IEnumerable<SelectListItem> Choices { get; } =
    [
        new("OEMM : instruit les dossiers, tient l’annuaire, nomme et convoque les jurys", nameof(Role.Oemm)),
        new("Administration : ouvre et ferme les comptes, ne lit aucun dossier", nameof(Role.Administrator)),
    ];
}

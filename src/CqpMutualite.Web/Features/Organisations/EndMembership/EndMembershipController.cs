using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>Ends somebody's capacity in an organisation, and gives their places of evaluator to others. The last one who acts for it stays.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.EndRoute)]
public sealed class EndMembershipController(OrganisationDesk desk, Editions editions) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, Guid membership, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, membership, new EndMembershipForm { LastDay = begun.Today }, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> End(Guid organisation, Guid membership, [Bind(Prefix = "Form")] EndMembershipForm form, CancellationToken cancellation)
    {
        MemberDoor? door = null;
        return desk.ActAsync(
            this,
            organisation,
            act: async begun => (door = await MemberDoor.LoadAsync(begun, membership, cancellation)) is null
                ? null
                : await Departure.EndAsync(begun, door, form, editions, cancellation),
            done: _ => $"{door!.Words} : fin le {FrenchText.PlainDate(form.LastDay!.Value)}.",
            again: begun => PageAsync(begun, membership, form, cancellation),
            cancellation,
            then: begun => door!.Membership.PersonId == begun.User.PersonId && form.LastDay < begun.Today ? "/" : begun.Url);
    }

    private async Task<IActionResult?> PageAsync(OrganisationActing begun, Guid membership, EndMembershipForm form, CancellationToken cancellation) =>
        await MemberDoor.LoadAsync(begun, membership, cancellation) is { } door
            ? View("EndMembership", await EndMembershipPage.LoadAsync(begun, door, form, cancellation))
            : null;
}

using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Somebody on an organisation that they may see, tracked with its contacts and approvals.</summary>
public sealed record OrganisationActing(AppDbContext Db, Organisation Organisation, CurrentUser User, DateTimeOffset Now)
{
    /// <summary>The day, in Paris.</summary>
    public DateOnly Today => FrenchText.ParisDay(Now);

    /// <summary>The organisation has that approval.</summary>
    public bool Has(Guid approval) => Organisation.Approvals.Any(known => known.Id == approval);

    /// <summary>The page of the organisation.</summary>
    public string Url => OrganisationDoor.PathOf(User, Organisation);
}

/// <summary>
/// The acts asked on the pages of an organisation: 404 when the user does not see it, the page again with each reason when the act is refused or somebody was
/// faster, else saved, said in one sentence, and on.
/// </summary>
public sealed class OrganisationDesk(AppDbContext db, TimeProvider clock)
{
    private static readonly Refusal Lost = LostRace.On("cette organisation");

    /// <summary>What is said of a removal that came too late.</summary>
    public static Refusal NothingRemoved { get; } = new("organisation.lost", "Une autre personne modifiait cette fiche : rien n’est retiré.");

    /// <summary>A page of an organisation. <paramref name="page"/>: null when what it is about does not exist for this user.</summary>
    public async Task<IActionResult> ShowAsync(
        Controller asked, Guid? organisation, Func<OrganisationActing, Task<IActionResult?>> page, CancellationToken cancellation) =>
        await BeginAsync(asked, organisation, cancellation) is { } seen ? await page(seen) ?? asked.NotFound() : asked.NotFound();

    /// <summary>What a form asks.</summary>
    /// <param name="asked">The controller: its model state says what the form lacks, and receives the refusals.</param>
    /// <param name="organisation">The organisation; null is not found.</param>
    /// <param name="act">Does it; null when what it is about does not exist for this user.</param>
    /// <param name="done">What is said then.</param>
    /// <param name="again">The page again, from the organisation as it is now; null: the refusal is said where it would have led.</param>
    /// <param name="cancellation">Cancellation.</param>
    /// <param name="then">Where it leads; the page of the organisation when null.</param>
    /// <param name="lost">What is said to whoever was slower, when the page knows better.</param>
    public async Task<IActionResult> ActAsync(
        Controller asked,
        Guid? organisation,
        Func<OrganisationActing, Task<Outcome?>> act,
        Func<OrganisationActing, string> done,
        Func<OrganisationActing, Task<IActionResult?>>? again,
        CancellationToken cancellation,
        Func<OrganisationActing, string>? then = null,
        Refusal? lost = null)
    {
        if (await BeginAsync(asked, organisation, cancellation) is not { } begun)
        {
            return asked.NotFound();
        }

        if (asked.ModelState.IsValid)
        {
            if (await act(begun) is not { } outcome)
            {
                return asked.NotFound();
            }

            asked.ModelState.Refuse(outcome);
            if (asked.ModelState.IsValid && !await db.TrySaveAsync(cancellation))
            {
                asked.ModelState.Refuse(lost ?? Lost);
            }
        }

        if (!asked.ModelState.IsValid && again is not null)
        {
            db.ChangeTracker.Clear();
            return await ShowAsync(asked, organisation, again, cancellation);
        }

        asked.TempData.Toast(asked.ModelState.IsValid ? done(begun) : asked.ModelState.Values.SelectMany(entry => entry.Errors).First().ErrorMessage);
        return asked.Redirect(then is null ? begun.Url : then(begun));
    }

    /// <summary>The same for an act that waits for nothing.</summary>
    public Task<IActionResult> ActAsync(
        Controller asked,
        Guid? organisation,
        Func<OrganisationActing, Outcome?> act,
        Func<OrganisationActing, string> done,
        Func<OrganisationActing, Task<IActionResult?>>? again,
        CancellationToken cancellation,
        Func<OrganisationActing, string>? then = null,
        Refusal? lost = null) => ActAsync(asked, organisation, begun => Task.FromResult(act(begun)), done, again, cancellation, then, lost);

    private async Task<OrganisationActing?> BeginAsync(Controller asked, Guid? organisation, CancellationToken cancellation)
    {
        var user = CurrentUser.From(asked.User)!;
        var found = organisation is { } id ? await db.OrganisationOfAsync(user, id, cancellation) : null;
        return found is null ? null : new OrganisationActing(db, found, user, clock.GetUtcNow());
    }
}

using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What is asked before a sitting is closed, of its president or of the certifier.</summary>
/// <param name="Head">The session.</param>
/// <param name="Says">What closing does, and what it leaves.</param>
/// <param name="Held">What holds it back; null when nothing does.</param>
/// <param name="BackUrl">Where nothing is done.</param>
public sealed record ConfirmClosing(SessionHead Head, IReadOnlyList<string> Says, string? Held, string BackUrl)
{
    public required IReadOnlyList<Crumb> Crumbs { get; init; }

    /// <summary>Loads it in two queries; null when the session does not exist for the user.</summary>
    public static async Task<ConfirmClosing?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        Guid id,
        bool presides,
        CancellationToken cancellation
    )
    {
        if (await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } head)
        {
            return null;
        }

        var session = head.Session;
        var (decided, nameOf) = await db.DecidedAsync(head, cancellation);
        var away = session.Order.Where(passage => !passage.Expected).Select(passage => nameOf(passage.FileId)).ToList();
        List<string> says =
        [
            $"{FrenchText.Sentence(FrenchText.Plural(decided.Count, "décision est signée", "décisions sont signées", feminine: true))}.",
            "Les livrets se referment pour toutes les personnes qui siègent.",
            "Les présences, la composition et les décisions ne changent plus ; la séance ne se rouvre pas.",
        ];
        if (away.Count > 0)
        {
            says.Add($"{FrenchText.Join(away)} : aucune décision, une autre session les attend.");
        }

        var held = presides && !head.PresidedBy(user.PersonId) ? JuryRefusals.NotThePresident : session.MissingForClosing(decided, nameOf);
        return new ConfirmClosing(head, says, held?.Message, presides ? JuryPaths.Sitting(id) : JuryPaths.Session(id))
        {
            Crumbs = presides
                ? head.MemberCrumbs
                : [head.Crumbs[0], new Crumb(FrenchText.PlainDate(session.HeldOn), JuryPaths.Session(id)), new Crumb("Clôture")],
        };
    }
}

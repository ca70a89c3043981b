using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.PlaceFile;

/// <summary>Where a file can be heard.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why it is to be put before no session now; null when it is.</param>
/// <param name="Sessions">Sessions to come that hear its certification and have room, the nearest first.</param>
public sealed record PlaceFilePage(FileHead Head, string? State, IReadOnlyList<SessionOffered> Sessions)
{
    public SessionKind Kind => Head.File.Presentation.IsForCommission ? SessionKind.Commission : SessionKind.Jury;

    /// <summary>Its evaluation forbids it, unless a derogation is granted.</summary>
    public bool NeedsDerogation => !Head.File.Presentation.MayGoBeforeJury;

    /// <summary>Three queries beside that of the head.</summary>
    public static async Task<PlaceFilePage> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var (head, file) = (begun.Head, begun.File);
        if (file.NextAct is not (NextAct.AttachToSession or NextAct.PresentToCommission))
        {
            return new PlaceFilePage(head, "Ce dossier n’attend pas de session.", []);
        }

        var ahead = await SessionsAhead.LoadAsync(begun.Db, begun.User, begun.Today, tracked: false, cancellation);
        var known = await SessionFile.Of(begun.Db, begun.Db.Files.AsNoTracking().Where(one => one.Id == file.Id)).SingleAsync(cancellation);
        var kind = file.Presentation.IsForCommission ? SessionKind.Commission : SessionKind.Jury;
        return new PlaceFilePage(
            head,
            null,
            [
                .. ahead.Open.Where(session => session.Kind == kind && session.EditionCodes.Contains(file.EditionCode)).Select(session => new SessionOffered(
                    session.Id,
                    SessionsAhead.NameOf(session),
                    session.Place.Length > 0 ? session.Place : "Visioconférence",
                    RoomOf(session),
                    [.. WarningsOf(file, session, ahead.TieOf(session, known.Ties))])),
            ]);
    }

    private static string RoomOf(JurySession session)
    {
        var expected = session.Passages.Count(passage => passage.Expected);
        return session.Capacity is { } most
            ? $"{expected} sur {FrenchText.Plural(most, "place", "places")}"
            : FrenchText.Plural(expected, "dossier inscrit", "dossiers inscrits");
    }

    private static IEnumerable<string> WarningsOf(CertificationFile file, JurySession session, string? tie)
    {
        if (tie is not null)
        {
            yield return tie;
        }

        if (file.Presentation.FirstJuryOverdue(session.HeldOn))
        {
            yield return "après la date limite de première présentation";
        }
    }
}

/// <summary>A session offered.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">« 14 janvier 2027 à 9:00 ».</param>
/// <param name="Place">Where.</param>
/// <param name="Room">How full it is.</param>
/// <param name="Warnings">What deserves a look before choosing it.</param>
public sealed record SessionOffered(Guid Id, string Name, string Place, string Room, IReadOnlyList<string> Warnings);

using System.Globalization;
using System.Security.Claims;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The session that a personal link opens: an evaluator, one file, a few hours, and no longer than the link.</summary>
public static class LinkSession
{
    // the length of an evaluation meeting
    private static readonly TimeSpan Length = TimeSpan.FromHours(4);

    /// <summary>Whether a link opened this session.</summary>
    public static bool Is(ClaimsPrincipal? principal) => principal?.HasClaim(claim => claim.Type == CqpClaims.Link) == true;

    /// <summary>Opens it, in the place of any other.</summary>
    public static async Task OpenAsync(HttpContext http, AppDbContext db, PersonalLink link, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await (
            from file in db.Files.AsNoTracking()
            where file.Id == link.FileId
            join company in db.Organisations on file.EmployerId equals company.Id
            from person in db.People
            where person.Id == link.PersonId
            select new { Person = person, Company = company.Name }).SingleAsync(cancellation);
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        if (Sessions.Of(http.User) is { } former)
        {
            await sessions.EndAsync(former);
        }

        var session = await sessions.OpenAsync(http.Request, link, Length);
        var identity = new ClaimsIdentity(
            [
                new Claim(CqpClaims.Session, session.Id.ToString()),
                new Claim(ClaimTypes.Name, known.Person.Name),
                new Claim(CqpClaims.Person, link.PersonId.ToString()),
                new Claim(CqpClaims.Membership, link.Id.ToString()),
                new Claim(CqpClaims.Role, nameof(Role.Evaluator)),
                new Claim(CqpClaims.OrganisationName, known.Company),
                new Claim(CqpClaims.Link, link.Id.ToString()),
                new Claim(CqpClaims.LinkGeneration, link.Generation.ToString(CultureInfo.InvariantCulture)),
                new Claim(CqpClaims.OnlyFile, link.FileId.ToString()),
            ],
            IdentityConstants.ApplicationScheme,
            ClaimTypes.Name,
            ClaimTypes.Role
        );
        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(identity),
            new AuthenticationProperties
            {
                IsPersistent = false,
                AllowRefresh = false,
                IssuedUtc = now,
                ExpiresUtc = now + Length,
            }
        );
    }
}

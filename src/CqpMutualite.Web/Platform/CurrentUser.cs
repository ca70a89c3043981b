using System.Security.Claims;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Platform;

/// <summary>Names of the claims that the sign-in puts in the cookie.</summary>
public static class CqpClaims
{
    public const string Person = "cqp:person";

    /// <summary>Identifier of the active membership.</summary>
    public const string Membership = "cqp:membership";

    public const string Role = "cqp:role";

    /// <summary>Identifier of the organisation of the active membership.</summary>
    public const string Organisation = "cqp:organisation";

    public const string OrganisationName = "cqp:organisation-name";

    /// <summary>Number of capacities the person may choose from.</summary>
    public const string Capacities = "cqp:capacities";

    /// <summary>Identifier of the person who enters in the place of another.</summary>
    public const string By = "cqp:by";

    /// <summary>Their name.</summary>
    public const string ByName = "cqp:by-name";

    /// <summary>Reference of the one file on which they do.</summary>
    public const string OnlyReference = "cqp:only-reference";

    /// <summary>The settings ask for a second step in the active capacity.</summary>
    public const string TwoStepRequired = "cqp:two-step-required";

    /// <summary>They ask for it, and it is not there yet.</summary>
    public const string TwoStepDue = "cqp:two-step-due";

    /// <summary>Value of claims that say yes.</summary>
    public const string Yes = "1";

    /// <summary>Identifier of the session, on the server.</summary>
    public const string Session = "cqp:session";

    /// <summary>Identifier of the organisation whose directory vouched for the person: the session is confined to it.</summary>
    public const string Directory = "cqp:directory";

    /// <summary>That directory asked for a second step.</summary>
    public const string DirectorySecondStep = "cqp:directory-second-step";

    /// <summary>Identifier of the personal link that opened the session; none when an account did.</summary>
    public const string Link = "cqp:link";

    public const string LinkGeneration = "cqp:link-generation";

    /// <summary>The one file it opens.</summary>
    public const string OnlyFile = "cqp:only-file";
}

/// <summary>Who is signed in, and in which one capacity.</summary>
public sealed record CurrentUser(Guid PersonId, Guid MembershipId, Role Role, Guid? OrganisationId, string Name, string? OrganisationName, int Capacities)
{
    /// <summary>
    /// Whoever acts in the place of this person: somebody of the certifier on one file, or the colleague who stands in for them; null when people act for
    /// themselves.
    /// </summary>
    public Guid? By { get; init; }

    /// <summary>Their name; null when people act for themselves.</summary>
    public string? ByName { get; init; }

    /// <summary>Reference of the one file on which they do.</summary>
    public string? OnlyReference { get; init; }

    /// <summary>The personal link by which they came; null for whoever signed in with an account.</summary>
    public Guid? LinkId { get; init; }

    /// <summary>The one file that the session opens: by a personal link, or in the place of somebody; null for the others.</summary>
    public Guid? OnlyFileId { get; init; }

    /// <summary>The one organisation in which they act, when its directory vouched for them; null for the others.</summary>
    public Guid? DirectoryId { get; init; }

    /// <summary>As the domain knows them.</summary>
    public Reader Reader => new(PersonId, Role, OrganisationId) { OnlyFileId = OnlyFileId, ThroughId = By };

    /// <summary>Whoever really sits before the screen.</summary>
    public Guid ActingId => By ?? PersonId;

    public string ActingName => ByName ?? Name;

    /// <summary>A colleague acts for somebody absent: on every file of theirs, and nowhere else.</summary>
    public bool StandsIn => By is not null && OnlyReference is null;

    /// <summary>The capacity, as printed beside an act: « RH, Mutuelle Horizon ».</summary>
    public string Capacity =>
        OrganisationName is null || OrganisationName == RoleNames.Of(Role) ? RoleNames.Of(Role) : $"{RoleNames.Of(Role)}, {OrganisationName}";

    /// <summary>Whether the active capacity has that permission.</summary>
    public bool May(Permission permission) => RolePermissions.Allows(Role, permission) && permission switch
    {
        // the certifier, who enters for somebody, does not read through them what was not written to it
        Permission.Exchange => OnlyReference is null,
        // who stands in for a colleague enters for nobody else
        Permission.EnterOnBehalf => By is null,
        _ => true,
    };

    /// <summary>Reads the cookie's claims; null for a visitor, or when no capacity is active.</summary>
    public static CurrentUser? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(CqpClaims.Person), out var person)
        && Guid.TryParse(principal.FindFirstValue(CqpClaims.Membership), out var membership)
        && Enum.TryParse<Role>(principal.FindFirstValue(CqpClaims.Role), out var role)
            ? new CurrentUser(
                person,
                membership,
                role,
                Guid.TryParse(principal.FindFirstValue(CqpClaims.Organisation), out var organisation) ? organisation : null,
                principal.FindFirstValue(ClaimTypes.Name) ?? "",
                principal.FindFirstValue(CqpClaims.OrganisationName),
                int.TryParse(principal.FindFirstValue(CqpClaims.Capacities), out var capacities) ? capacities : 1)
            {
                By = Guid.TryParse(principal.FindFirstValue(CqpClaims.By), out var by) ? by : null,
                ByName = principal.FindFirstValue(CqpClaims.ByName),
                OnlyReference = principal.FindFirstValue(CqpClaims.OnlyReference),
                LinkId = Guid.TryParse(principal.FindFirstValue(CqpClaims.Link), out var link) ? link : null,
                DirectoryId = Guid.TryParse(principal.FindFirstValue(CqpClaims.Directory), out var directory) ? directory : null,
                OnlyFileId = Guid.TryParse(principal.FindFirstValue(CqpClaims.OnlyFile), out var only) ? only : null,
            }
            : null;
}

/// <summary>The capacities as people read them.</summary>
public static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.CompanyHr => "RH",
        Role.Evaluator => "Évaluateur",
        Role.TrainingOrganisation => "Organisme de formation",
        Role.Oemm => "OEMM",
        Role.JuryMember => "Membre du jury",
        Role.JuryObserver => "Observateur du jury",
        Role.Candidate => "Candidat",
        Role.Administrator => "Administration",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

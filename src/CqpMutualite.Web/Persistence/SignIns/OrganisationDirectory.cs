namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>
/// One of the settings « Directories »: where an organisation says who its people are (OpenID Connect: its Entra ID or its Keycloak), or a service that says
/// it for every organisation (ProConnect).
/// </summary>
public sealed class OrganisationDirectory
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "Directories";

    private const string SchemePrefix = "annuaire-";

    /// <summary>In the addresses: small letters, figures, hyphens.</summary>
    public string Key { get; init; } = "";

    /// <summary>On the button: « Se connecter avec … ».</summary>
    public string Label { get; init; } = "";

    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The SIRET of the organisation that it serves, or the exact name of one that has none. Nobody else comes in by it.</summary>
    public string? Organisation { get; init; }

    /// <summary>Instead: the claim that holds the SIRET of the person's organisation (ProConnect: « siret »).</summary>
    public string? OrganisationClaim { get; init; }

    public string Scopes { get; init; } = "openid email";

    /// <summary>Asked of it as <c>acr_values</c> (ProConnect: « eidas1 »).</summary>
    public string? AcrValues { get; init; }

    /// <summary>The claim that says that an address was verified (Entra ID: « xms_edov »).</summary>
    public string VerifiedClaim { get; init; } = "email_verified";

    /// <summary>It gives no address that it does not govern itself, and says nothing of it: the operator answers for that.</summary>
    public bool EmailTrusted { get; init; }

    /// <summary>It asks for a second step itself.</summary>
    public bool SecondStep { get; init; }

    /// <summary>Its people sign in no other way.</summary>
    public bool PasswordsForbidden { get; init; }

    /// <summary>The name of its authentication scheme.</summary>
    public string Scheme => SchemePrefix + Key;

    /// <summary>Where it lives, for the policy of contents: signing out goes there.</summary>
    public string Origin => new Uri(Authority).GetLeftPart(UriPartial.Authority);

    /// <summary>What makes the settings unusable, as a sentence; null: nothing.</summary>
    public string? Refusal() =>
        Key.Length == 0 || !Key.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-')
            ? "Directories: Key se compose de petites lettres, de chiffres et de tirets."
        : Label.Length == 0 || ClientId.Length == 0 ? $"Directories: {Key} a un Label et un ClientId."
        : !Uri.TryCreate(Authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            ? $"Directories: Authority de {Key} est une adresse https."
        : Organisation is null == OrganisationClaim is null ? $"Directories: {Key} a soit Organisation, soit OrganisationClaim."
        : PasswordsForbidden && Organisation is null ? $"Directories: {Key} n’interdit les mots de passe que pour une Organisation."
        : null;
}

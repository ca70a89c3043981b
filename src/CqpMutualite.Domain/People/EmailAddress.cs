using System.Globalization;
using System.Text.RegularExpressions;

namespace CqpMutualite.Domain.People;

/// <summary>The one check of an e-mail address: what it accepts, whoever sends can write to. A test holds it against the parser that sends.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321, section 4.5.3.1.</summary>
    public const int Longest = 254;

    private const int LongestName = 64;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Why nobody could be written to there; null when they can, or when nothing is typed.</summary>
    public static string? Refusal(string? typed)
    {
        if (typed?.Trim() is not { Length: > 0 } address)
        {
            return null;
        }

        var at = address.LastIndexOf('@');
        return address.Length > Longest || at > LongestName ? $"L’adresse tient en {Longest} signes, et en {LongestName} avant @."
            : at > 0 && !Ascii().IsMatch(address[..at]) ? "Avant @, une adresse s’écrit sans accent ni espace."
            : at < 1 || !Name().IsMatch(address[..at]) || !IsDomain(address[(at + 1)..]) ? "Cette adresse n’est pas complète : il faut un nom, @ et un domaine."
            : null;
    }

    // accents are welcome there: they travel in their ASCII form
    private static bool IsDomain(string typed)
    {
        if (!typed.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '.'))
        {
            return false;
        }

        try
        {
            return Domain().IsMatch(Domains.GetAscii(typed));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[!-~]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ascii();

    [GeneratedRegex(@"^[A-Za-z0-9_!#$%&'*+/=?^`{|}~-]+(\.[A-Za-z0-9_!#$%&'*+/=?^`{|}~-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Domain();
}

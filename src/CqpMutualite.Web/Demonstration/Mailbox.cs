using System.Globalization;
using System.Text;

namespace CqpMutualite.Web.Demonstration;

/// <summary>E-mail addresses of invented persons: in <c>.example</c>, which never exists.</summary>
internal static class Mailbox
{
    /// <summary>« elodie.marchetti@horizon.example ».</summary>
    public static string Of(string firstName, string name, string domain) => $"{Plain(firstName)}.{Plain(name)}@{domain}";

    /// <summary>Lower case, without accents; anything else becomes a hyphen.</summary>
    public static string Plain(string text) => string.Concat(text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>A name as it stands on the documents of a person.</summary>
public static partial class CivilName
{
    private const char Apostrophe = '’', Dash = '-';

    /// <summary>
    /// The name written in one way whatever the keyboard, the file or the spreadsheet it came from: composed letters, single spaces, the same dash and the same
    /// apostrophe, commas followed by a space, nothing that nobody sees. Null when nothing is left.
    /// </summary>
    public static string? Tidied(string? name)
    {
        var tidied = new StringBuilder();
        foreach (var sign in Print.Composed(name))
        {
            tidied.Append(
                (sign, CharUnicodeInfo.GetUnicodeCategory(sign)) switch
                {
                    ('\'' or '‘' or '‛' or 'ʼ' or 'ʹ' or 'ʻ' or '′' or '´' or '`' or '＇', _) => Apostrophe,
                    ('\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D', _) => Dash,
                    ('\u00AD', _) or (_, UnicodeCategory.Format) => null,
                    _ when char.IsWhiteSpace(sign) => ' ',
                    _ => (char?)sign,
                }
            );
        }

        var parts = tidied.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = string.Join(", ", parts.Select(part => string.Join(' ', part.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        return words.Length == 0 ? null : words;
    }

    /// <summary>
    /// The first of several first names: up to the comma where commas part them (« Jean Noël, Karim » gives « Jean Noël »), else the first word. Empty for
    /// somebody who has none.
    /// </summary>
    public static string FirstOf(string? firstNames) => (Tidied(firstNames) ?? "") is var tidied && tidied.Contains(',', StringComparison.Ordinal)
        ? tidied[..tidied.IndexOf(',', StringComparison.Ordinal)]
        : tidied.Split(' ')[0];

    /// <summary>« Karim Benali »: the first name by which somebody is called, then the name they use; the name alone for somebody who has only one.</summary>
    public static string Short(string? firstNames, string? usualFirstName, string name) => $"{usualFirstName ?? FirstOf(firstNames)} {name}".Trim();

    /// <summary>All the first names then the name, without commas: as a document prints them.</summary>
    public static string Full(string firstNames, string name) => $"{firstNames.Replace(",", "", StringComparison.Ordinal)} {name}".Trim();

    /// <summary>
    /// What is wrong with a name, first names or a name used; null when nothing is. <paramref name="missing"/>: what is said of an empty one, null when it may
    /// be.
    /// </summary>
    public static Refusal? Refusal(string field, string? name, int longest, string? missing)
    {
        if (Tidied(name) is not { } tidied)
        {
            return missing is null ? null : new Refusal("identity.name-missing", missing, field);
        }

        if (tidied.Length > longest)
        {
            var what = field switch
            {
                nameof(IdentityDraft.FirstNames) => "Les prénoms tiennent",
                nameof(IdentityDraft.UsualFirstName) => "Le prénom tient",
                _ => "Le nom tient",
            };
            return new Refusal("identity.name-long", $"{what} en {longest} signes.", field);
        }

        if (Print.Refusal(tidied) is { } unprintable)
        {
            return new Refusal("identity.unprintable", unprintable, field);
        }

        return Letters().IsMatch(tidied) ? null
            : new Refusal("identity.name-letters", "Un nom s’écrit en lettres, avec espaces, tirets et apostrophes : retirez le reste.", field);
    }

    [GeneratedRegex(@"^[\p{L}\p{M}’][\p{L}\p{M} .,’\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}

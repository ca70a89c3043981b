namespace CqpMutualite.Domain.Organisations;

/// <summary>The number of an establishment: fourteen digits, of which the first nine name the company.</summary>
public static class Siret
{
    public const int Length = 14;

    private const int SirenLength = 9;

    // its establishments are too many for the key of Luhn: their digits add up to a multiple of five instead
    private const string LaPoste = "356000000";

    /// <summary>The digits alone, whatever parts them when typed; null when something else than digits and separators was typed.</summary>
    public static string? Digits(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-')));
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Whether those digits are a number that can exist: the key of the company (SIREN) and that of the establishment both hold.</summary>
    public static bool IsValid(string? digits) => digits is { Length: Length } && digits.Any(digit => digit != '0')
        && Luhn(digits[..SirenLength])
        && (Luhn(digits) || (digits.StartsWith(LaPoste, StringComparison.Ordinal) && digits.Sum(digit => digit - '0') % 5 == 0));

    /// <summary>« 123 456 782 00010 », with no-break spaces.</summary>
    public static string Spaced(string digits) =>
        digits.Length == Length ? $"{digits[..3]}\u00A0{digits[3..6]}\u00A0{digits[6..9]}\u00A0{digits[9..]}" : digits;

    private static bool Luhn(string digits) =>
        digits.Reverse().Select((digit, rank) => (digit - '0') * (rank % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value) % 10 == 0;
}

namespace CqpMutualite.Domain.Certificates;

/// <summary>
/// The code by which anybody checks a certificate: 20 signs drawn at random among 31 that are not mistaken for one another (99 bits), so that nobody
/// meets a certificate by trying.
/// </summary>
public static class VerificationCode
{
    /// <summary>Signs of a code: no 0 or O, no 1, I or L.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public const int Length = 20;

    private const int Group = 5;

    /// <summary>« ABCDE-FGHJK-MNPQR-STUVW », as printed.</summary>
    public static string Printed(string code) => string.Join('-', code.Chunk(Group).Select(letters => new string(letters)));

    /// <summary>A code as somebody typed it, whatever its case, spaces and hyphens; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return letters.Length == Length && letters.All(Alphabet.Contains) ? letters : null;
    }
}

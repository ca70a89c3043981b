using System.Globalization;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Settings;

/// <summary>The control with which a setting is typed.</summary>
public enum SettingControl
{
    Number,

    Choice,

    Lines,

    /// <summary>The address of a page.</summary>
    Address,

    /// <summary>A year and its amount, one at a time.</summary>
    YearAndAmount,
}

/// <summary>What somebody typed.</summary>
/// <param name="Value">The value.</param>
/// <param name="Year">The year it holds for, when the setting goes by year.</param>
public sealed record TypedSetting(string? Value, string? Year = null);

/// <summary>How a setting is typed, checked, and said in words. What is typed becomes a stored form; nothing else is stored.</summary>
public abstract record SettingInput
{
    public abstract SettingControl Control { get; }

    /// <summary>What to type; one sentence, before the field.</summary>
    public virtual string? Hint => null;

    public abstract string Field { get; }

    /// <summary>What may be chosen, stored form and words; empty when it is typed.</summary>
    public virtual IReadOnlyList<(string Stored, string Words)> Choices => [];

    /// <summary>The stored form of what was typed, or why it is refused (« Value » or « Year »). <paramref name="current"/>: stored form until now.</summary>
    public abstract (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current);

    /// <summary>What the field shows for a stored form.</summary>
    public virtual string Typed(string stored) => stored;

    /// <summary>A stored form in words.</summary>
    public abstract string Words(string stored);
}

/// <summary>The same, with the type that the code reads.</summary>
public abstract record SettingInput<T> : SettingInput
{
    public abstract T Read(string stored);

    public abstract string Write(T value);
}

/// <summary>A whole number within bounds: « 14 jours ».</summary>
/// <param name="Least">Smallest.</param>
/// <param name="Most">Largest.</param>
/// <param name="One">What it counts, one of them.</param>
/// <param name="Many">What it counts.</param>
public sealed record WholeNumber(int Least, int Most, string One, string Many) : SettingInput<int>
{
    /// <inheritdoc />
    public override SettingControl Control => SettingControl.Number;

    /// <inheritdoc />
    public override string Field => $"Nombre de {Many}";

    /// <inheritdoc />
    public override string Hint => $"De {Least} à {Most}.";

    /// <inheritdoc />
    public override int Read(string stored) => int.Parse(stored, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override string Write(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current) =>
        int.TryParse(
            typed.Value,
            NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var value
        )
        && value >= Least
        && value <= Most
            ? (Write(value), Outcome.Accepted)
            : (null, SettingRefusals.NotBetween(Many, Least, Most));

    /// <inheritdoc />
    public override string Words(string stored) => Counted(Read(stored), One, Many);

    internal static string Counted(int value, string one, string many) => $"{value}\u00A0{(value < 2 ? one : many)}";
}

/// <summary>A whole number within bounds, or nothing.</summary>
/// <param name="Least">Smallest.</param>
/// <param name="Most">Largest.</param>
/// <param name="One">What it counts, one of them.</param>
/// <param name="Many">What it counts.</param>
/// <param name="WhenEmpty">What nothing means, in words.</param>
public sealed record OptionalNumber(int Least, int Most, string One, string Many, string WhenEmpty) : SettingInput<int?>
{
    /// <inheritdoc />
    public override SettingControl Control => SettingControl.Number;

    /// <inheritdoc />
    public override string Field => $"Nombre de {Many}";

    /// <inheritdoc />
    public override string Hint => $"De {Least} à {Most} ; vide : {WhenEmpty}.";

    /// <inheritdoc />
    public override int? Read(string stored) => stored.Length == 0 ? null : int.Parse(stored, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override string Write(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current) =>
        string.IsNullOrWhiteSpace(typed.Value) ? ("", Outcome.Accepted) : new WholeNumber(Least, Most, One, Many).Accept(typed, current);

    /// <inheritdoc />
    public override string Words(string stored) => Read(stored) is { } value ? WholeNumber.Counted(value, One, Many) : WhenEmpty;
}

/// <summary>One of the values of an enumeration.</summary>
/// <param name="Labels">Each value in words, in the order of the page.</param>
public sealed record OneOf<T>(params (T Value, string Words)[] Labels) : SettingInput<T>
    where T : struct, Enum
{
    /// <inheritdoc />
    public override SettingControl Control => SettingControl.Choice;

    /// <inheritdoc />
    public override string Field => "Choix";

    /// <inheritdoc />
    public override IReadOnlyList<(string Stored, string Words)> Choices => [.. Labels.Select(label => (Write(label.Value), label.Words))];

    /// <inheritdoc />
    public override T Read(string stored) => Enum.Parse<T>(stored);

    /// <inheritdoc />
    public override string Write(T value) => value.ToString();

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current) =>
        Choices.Any(choice => choice.Stored == typed.Value) ? (typed.Value, Outcome.Accepted) : (null, SettingRefusals.NotChosen);

    /// <inheritdoc />
    public override string Words(string stored) => Choices.First(choice => choice.Stored == stored).Words;
}

/// <summary>Lines of text, without repetition.</summary>
/// <param name="LineField">Name of the field.</param>
/// <param name="LongestLine">Longest line, in characters.</param>
/// <param name="MostLines">Most lines.</param>
/// <param name="WhenEmpty">What nothing means, in words.</param>
public sealed record TextLines(string LineField, int LongestLine, int MostLines, string WhenEmpty) : SettingInput<IReadOnlyList<string>>
{
    /// <inheritdoc />
    public override SettingControl Control => SettingControl.Lines;

    /// <inheritdoc />
    public override string Field => LineField;

    /// <inheritdoc />
    public override string Hint => $"{MostLines} lignes au plus, de {LongestLine} signes chacune ; vide : {WhenEmpty}.";

    /// <inheritdoc />
    public override IReadOnlyList<string> Read(string stored) =>
        [.. stored.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)];

    /// <inheritdoc />
    public override string Write(IReadOnlyList<string> value) => string.Join('\n', value);

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current)
    {
        var lines = Read(typed.Value?.Replace("\r", "", StringComparison.Ordinal) ?? "");
        return lines.Count > MostLines ? (null, SettingRefusals.TooManyLines(MostLines))
            : lines.Any(line => line.Length > LongestLine) ? (null, SettingRefusals.LineTooLong(LongestLine))
            : (Write(lines), Outcome.Accepted);
    }

    /// <inheritdoc />
    public override string Words(string stored) => stored.Length == 0 ? WhenEmpty : stored.Replace("\n", ", ", StringComparison.Ordinal);
}

/// <summary>The https address of a document, or nothing.</summary>
/// <param name="WhenEmpty">What nothing means, in words.</param>
public sealed record WebAddress(string WhenEmpty) : SettingInput<string>
{
    private const int Longest = 400;

    /// <inheritdoc />
    public override SettingControl Control => SettingControl.Address;

    /// <inheritdoc />
    public override string Field => "Adresse";

    /// <inheritdoc />
    public override string Hint => $"Elle commence par https:// et s’ouvre sans mot de passe ; vide : {WhenEmpty}.";

    /// <inheritdoc />
    public override string Read(string stored) => stored;

    /// <inheritdoc />
    public override string Write(string value) => value;

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current)
    {
        var address = typed.Value?.Trim() ?? "";
        return address.Length == 0 || IsSecure(address) ? (address, Outcome.Accepted) : (null, SettingRefusals.NotAnAddress);
    }

    /// <inheritdoc />
    public override string Words(string stored) => stored.Length == 0 ? WhenEmpty : stored;

    /// <summary>Whether it is a whole https address.</summary>
    public static bool IsSecure(string address) =>
        address.Length <= Longest && Uri.TryCreate(address, UriKind.Absolute, out var found) && found.Scheme == Uri.UriSchemeHttps;
}

/// <summary>Amounts in euros, each for one year; a year without amount has none.</summary>
/// <param name="WhenEmpty">What no amount at all means, in words.</param>
public sealed record YearlyAmounts(string WhenEmpty) : SettingInput<IReadOnlyDictionary<int, decimal>>
{
    private const int FirstYear = 2000, LastYear = 2100;
    private const decimal Most = 1_000_000;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <inheritdoc />
    public override SettingControl Control => SettingControl.YearAndAmount;

    /// <inheritdoc />
    public override string Field => "Montant, en euros";

    /// <inheritdoc />
    public override string Hint => "Laissez le montant vide pour que cette année n’en ait pas.";

    /// <inheritdoc />
    public override IReadOnlyDictionary<int, decimal> Read(string stored) =>
        stored
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('='))
            .ToDictionary(pair => int.Parse(pair[0], CultureInfo.InvariantCulture), pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override string Write(IReadOnlyDictionary<int, decimal> value) =>
        string.Join('\n', value.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value:0.00##}")));

    /// <inheritdoc />
    public override (string? Stored, Outcome Outcome) Accept(TypedSetting typed, string current)
    {
        var refusals = new List<Refusal>();
        if (!int.TryParse(typed.Year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FirstYear or > LastYear)
        {
            refusals.Add(SettingRefusals.NotAYear(FirstYear, LastYear));
        }

        var written = typed.Value?.Trim().Replace(',', '.').TrimEnd('€', ' ', '\u00A0', '\u202F') ?? "";
        decimal? amount = null;
        if (written.Length > 0)
        {
            if (
                decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value is > 0 and < Most
                && decimal.Round(value, 4) == value
            )
            {
                amount = value;
            }
            else
            {
                refusals.Add(SettingRefusals.NotAnAmount);
            }
        }

        if (refusals.Count > 0)
        {
            return (null, Outcome.From(refusals));
        }

        var amounts = new Dictionary<int, decimal>(Read(current));
        amounts.Remove(year);
        if (amount is { } given)
        {
            amounts.Add(year, given);
        }

        return (Write(amounts), Outcome.Accepted);
    }

    /// <inheritdoc />
    public override string Typed(string stored) => "";

    /// <inheritdoc />
    public override string Words(string stored) =>
        stored.Length == 0 ? WhenEmpty : string.Join(", ", Read(stored).OrderBy(pair => pair.Key).Select(pair => $"{Euros(pair.Value)} en\u00A0{pair.Key}"));

    /// <summary>« 7,97 € ».</summary>
    public static string Euros(decimal amount) => $"{amount.ToString("#,0.00##", French).Replace('\u00A0', '\u202F')}\u00A0€";
}

/// <summary>Every reason for which a setting is refused.</summary>
public static class SettingRefusals
{
    /// <summary>Out of bounds, or no whole number.</summary>
    public static Refusal NotBetween(string many, int least, int most) =>
        new("setting.not-between", $"Donnez un nombre de {many} entre {least} et {most}.", "Value");

    public static Refusal NotChosen => new("setting.not-chosen", "Choisissez une des réponses.", "Value");

    public static Refusal TooManyLines(int most) => new("setting.too-many-lines", $"{most} lignes au plus.", "Value");

    public static Refusal LineTooLong(int longest) => new("setting.line-too-long", $"Une ligne tient en {longest} signes.", "Value");

    /// <summary>No address of a page.</summary>
    public static Refusal NotAnAddress => new("setting.not-an-address", "Donnez une adresse complète, qui commence par https://.", "Value");

    public static Refusal NotAYear(int first, int last) => new("setting.not-a-year", $"Donnez une année entre {first} et {last}.", "Year");

    public static Refusal NotAnAmount => new("setting.not-an-amount", "Donnez un montant en euros, par exemple 7,99.", "Value");
}

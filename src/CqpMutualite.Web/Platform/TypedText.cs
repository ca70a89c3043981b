using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace CqpMutualite.Web.Platform;

/// <summary>What is typed, or pasted from Word and Excel, as text: the screen, the database and the PDF then read the same.</summary>
public static class TypedText
{
    /// <summary>A bullet is one, a line is one; signs that nobody sees go.</summary>
    public static string Clean(string typed)
    {
        if (!typed.Any(IsOdd))
        {
            return typed;
        }

        var text = new StringBuilder(typed.Length);
        for (var at = 0; at < typed.Length; at++)
        {
            if (char.IsSurrogatePair(typed, at))
            {
                text.Append(typed, at, 2);
                at++;
            }
            else
            {
                text.Append(IsOdd(typed[at]) ? Instead(typed[at]) : typed[at].ToString());
            }
        }

        return text.ToString();
    }

    /// <summary>What is searched stays what it is, but for what no database keeps: that finds nothing.</summary>
    public static string Searchable(string typed)
    {
        var text = typed.Contains('\0') ? typed.Replace('\0', '\uFFFD') : typed;
        return text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
    }

    // bidirectional marks are among them: they make a text read otherwise than it is
    private static bool IsOdd(char sign) =>
        (char.IsControl(sign) && sign is not ('\t' or '\n' or '\r'))
        || char.IsSurrogate(sign)
        || sign is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or '\u2060'
            or (>= '\u2066' and <= '\u2069') or (>= '\uE000' and <= '\uF8FF') or '\uFEFF';

    private static string Instead(char sign) => sign switch
    {
        // ends of line of Word and of other systems
        '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' => "\n",

        // bullets and arrows of the fonts Symbol and Wingdings, which only these fonts draw
        '\uF0B7' or '\uF0A7' or '\uF0A8' or '\uF0D8' or '\uF076' or '\uF06E' or '\uF06C' or '\uF071' or '\uF0FC' or '\uF0B2' => "•",
        '\uF0E0' or '\uF0E8' or '\uF02D' => "–",
        _ when char.IsSurrogate(sign) => "\uFFFD",
        _ => "",
    };
}

/// <summary>Once for every request, before anything is bound: what the address asks and what the form holds.</summary>
public sealed class TypedTextFilter : IAsyncResourceFilter
{
    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Count > 0)
        {
            request.Query = new QueryCollection(Each(request.Query, TypedText.Searchable));
        }

        if (request.HasFormContentType && await ReadAsync(request) is { } form)
        {
            request.Form = new FormCollection(Each(form, TypedText.Clean), form.Files);
        }

        await next();
    }

    // a form that cannot be read is the binder's to refuse
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // a field is the same in capitals and in small letters, as the framework has it
    private static Dictionary<string, StringValues> Each(IEnumerable<KeyValuePair<string, StringValues>> fields, Func<string, string> clean) =>
        fields.ToDictionary(
            field => field.Key,
            field => new StringValues([.. field.Value.Select(value => value is null ? null : clean(value))]),
            StringComparer.OrdinalIgnoreCase);
}

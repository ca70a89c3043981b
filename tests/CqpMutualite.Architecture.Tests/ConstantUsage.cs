using System.Reflection;
using System.Text.RegularExpressions;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Razor.Hosting;

namespace CqpMutualite.Architecture.Tests;

/// <summary>
/// The types whose constants a type names. The compiler puts their values in place of their names: only the source still tells where they come from.
/// </summary>
internal static partial class ConstantUsage
{
    private static readonly string Source = Path.Combine(SourceTree.Find(AppContext.BaseDirectory)!, "src");

    private static readonly ILookup<string, Type> Holders = Code.Written.Where(type => Constants(type).Any()).ToLookup(type => type.Name);

    private static readonly ILookup<Type, Type> Used = Read().ToLookup(pair => pair.User, pair => pair.Used);

    public static IEnumerable<Type> Of(Type type) => Used[type];

    /// <summary>The types whose constants this text names, read where that type stands.</summary>
    public static IEnumerable<Type> In(string text, Type reader) =>
        Constant().Matches(Comment().Replace(text, "")).Select(match => (Type: match.Groups[1].Value, Member: match.Groups[2].Value)).Distinct()
            .SelectMany(name => Holders[name.Type].Where(type => Constants(type).Contains(name.Member) && IsInSight(type, text, reader))).Distinct();

    private static IEnumerable<(Type User, Type Used)> Read()
    {
        var written = Code.Written.ToDictionary(type => type.FullName!);
        foreach (var file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var users = Declaration().Matches(text).Select(match => written.GetValueOrDefault($"{Namespace().Match(text).Groups[1]}.{match.Groups[1]}"));
            foreach (var user in users.OfType<Type>().Distinct())
            {
                foreach (var used in In(text, user))
                {
                    yield return (user, used);
                }
            }
        }

        foreach (var view in Code.WebAssembly.GetCustomAttributes<RazorCompiledItemAttribute>())
        {
            foreach (var used in In(File.ReadAllText(Path.Combine(Source, Code.Root, view.Identifier.TrimStart('/'))), view.Type))
            {
                yield return (view.Type, used);
            }
        }
    }

    // by its namespace, by a using, or by the end of its namespace (« Persistence.Catalogue.Version »)
    private static bool IsInSight(Type type, string text, Type reader) =>
        Code.Stands(reader, type.Namespace!)
        || text.Contains($"using {type.Namespace}", StringComparison.Ordinal)
        || text.Contains($"{type.Namespace!.Split('.')[^1]}.{type.Name}.", StringComparison.Ordinal);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => field.Name);

    [GeneratedRegex(@"\b([A-Z]\w*)\.([A-Z]\w*)\b")]
    private static partial Regex Constant();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w+)")]
    private static partial Regex Declaration();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using CqpMutualite.Web;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CqpMutualite.Architecture.Tests;

/// <summary>The code under the rules, and where each type stands in it.</summary>
internal static class Code
{
    public const string Root = "CqpMutualite.Web", Features = Root + ".Features", Domain = "CqpMutualite.Domain";

    public static Assembly DomainAssembly { get; } = typeof(Domain.Common.Outcome).Assembly;

    public static Assembly WebAssembly { get; } = typeof(Program).Assembly;

    /// <summary>Types written by somebody, not by a compiler, views left out; a nested type belongs to the one around it.</summary>
    public static IReadOnlyList<Type> Written { get; } =
    [
        .. DomainAssembly
            .GetTypes()
            .Concat(WebAssembly.GetTypes())
            .Where(type =>
                !type.IsNested
                && type.Namespace?.StartsWith("CqpMutualite.", StringComparison.Ordinal) == true
                && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
                && !typeof(RazorPageBase).IsAssignableFrom(type)
            ),
    ];

    /// <summary>The views, each in the namespace of its folder.</summary>
    public static IReadOnlyList<Type> Views { get; } =
        [.. WebAssembly.GetTypes().Where(type => !type.IsNested && typeof(RazorPageBase).IsAssignableFrom(type))];

    public static IReadOnlyList<Type> Controllers { get; } = [.. Written.Where(type => typeof(ControllerBase).IsAssignableFrom(type))];

    /// <summary>What the database holds.</summary>
    public static IReadOnlySet<Type> Entities { get; } = ReadEntities();

    /// <summary>« Files » for CqpMutualite.Web.Features.Files.OpenFile; null outside the features.</summary>
    public static string? FeatureOf(Type type) => PartsOf(type) is [var feature, ..] ? feature : null;

    /// <summary>« OpenFile » for CqpMutualite.Web.Features.Files.OpenFile; null for what the slices of a feature share.</summary>
    public static string? SliceOf(Type type) => PartsOf(type) is [_, var slice, ..] ? slice : null;

    public static bool Stands(Type type, string place) => type.Namespace is { } ns && (ns == place || ns.StartsWith(place + ".", StringComparison.Ordinal));

    public static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;

    /// <summary>Fails with one fault a line.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static string[] PartsOf(Type type) =>
        Stands(type, Features) ? type.Namespace![Features.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries) : [];

    private static HashSet<Type> ReadEntities()
    {
        using var context = new PostgreSqlContext(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql("Host=none").Options);
        return [.. context.Model.GetEntityTypes().Select(entity => entity.ClrType)];
    }
}

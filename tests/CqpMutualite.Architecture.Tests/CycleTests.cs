using Xunit;

namespace CqpMutualite.Architecture.Tests;

/// <summary>No two folders of the domain, and no two features, know each other, even by a detour.</summary>
public class CycleTests
{
    [Fact]
    public void The_folders_of_the_domain_form_no_cycle() => Assert.Null(Cycle(Edges(
        Code.Written.Where(type => Code.Stands(type, Code.Domain)),
        type => Code.Stands(type, Code.Domain) ? type.Namespace!.Split('.').ElementAtOrDefault(2) : null,
        _ => true)));

    // links are made from every page to every other one: they are only addresses
    [Fact]
    public void The_features_form_no_cycle_but_by_their_links() => Assert.Null(Cycle(Edges(
        Code.Written.Where(type => Code.FeatureOf(type) is not null),
        Code.FeatureOf,
        used => !used.Name.EndsWith("Paths", StringComparison.Ordinal))));

    [Fact]
    public void A_cycle_is_found_and_told()
    {
        Assert.Null(Cycle([("a", "b"), ("b", "c"), ("a", "c")]));
        Assert.Equal("a → b → c → a", Cycle([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]));
    }

    private static List<(string From, string To)> Edges(IEnumerable<Type> types, Func<Type, string?> place, Func<Type, bool> counts) =>
        [
            .. types
                .SelectMany(type =>
                    TypeUsage
                        .Of(type)
                        .Select(Code.Outermost)
                        .Where(used => counts(used) && place(used) is { } to && to != place(type))
                        .Select(used => (place(type)!, place(used)!))
                )
                .Distinct(),
        ];

    private static string? Cycle(IReadOnlyCollection<(string From, string To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        return edges.Select(edge => edge.From).Distinct().Order().Select(start => Back(start, [start])).FirstOrDefault(found => found is not null);

        // a path from its last place back to its first one
        string? Back(string start, IReadOnlyList<string> path)
        {
            foreach (var to in next[path[^1]].Order())
            {
                if (to == start)
                {
                    return string.Join(" → ", path.Append(to));
                }

                if (!path.Contains(to) && Back(start, [.. path, to]) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace CqpMutualite.Domain.Referentials;

/// <summary>
/// An edition as it is asked of a file that presents some units only: those units, and an evaluation booklet without the sections of the others.
/// The tables with a row a unit keep every row where they conclude the interview, which speaks of the whole.
/// </summary>
public static class Presentation
{
    private static readonly ConditionalWeakTable<Referential, ConcurrentDictionary<string, Referential>> Known = [];

    /// <summary>The edition for those units, the same one each time; the edition itself when they are all there or none is named.</summary>
    public static Referential Presenting(this Referential edition, IReadOnlyCollection<string> units)
    {
        if (units.Count == 0 || edition.Units.All(unit => units.Contains(unit.Key)))
        {
            return edition;
        }

        var kept = edition.Units.Where(unit => units.Contains(unit.Key)).ToList();
        return Known.GetOrCreateValue(edition).GetOrAdd(string.Join(',', kept.Select(unit => unit.Key)), _ => edition with
        {
            Units = kept,
            AllUnits = edition.AllUnits,
            Booklets =
            [
                .. edition.Booklets.Select(booklet =>
                    booklet.Key == BookletKeys.Evaluation ? Without(booklet, units) : Whole(booklet, edition.AllUnits)
                ),
            ],
        });
    }

    private static Booklet Without(Booklet booklet, IReadOnlyCollection<string> units) =>
        booklet with
        {
            Sections = [.. booklet.Sections.Where(section => section.Unit is null || units.Contains(section.Unit))],
            Planning =
            [
                .. booklet
                    .Planning.Where(item => item.Units.Count == 0 || item.Units.Any(units.Contains))
                    .Select(item => item with { Units = [.. item.Units.Where(units.Contains)] }),
            ],
        };

    private static Booklet Whole(Booklet booklet, IReadOnlyList<Unit> all) =>
        booklet with
        {
            Sections =
            [
                .. booklet.Sections.Select(section =>
                    section with
                    {
                        Blocks = [.. section.Blocks.Select(block => block is UnitTable table ? table with { Rows = all } : block)],
                    }
                ),
            ],
        };
}

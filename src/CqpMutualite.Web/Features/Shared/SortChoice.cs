namespace CqpMutualite.Web.Features.Shared;

/// <summary>The order of a list, chosen in its form: the heads of a table that becomes cards are not there to be clicked.</summary>
public sealed record SortChoice(ListFilter Filter, IReadOnlyList<Column> Columns);

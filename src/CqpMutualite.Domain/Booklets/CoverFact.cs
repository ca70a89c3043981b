using System.Text.Json.Serialization;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>
/// What the cover of a booklet says of its file: a name, a company, a function. Kept by name, since it outlives the order of the enumeration.
/// </summary>
public sealed record CoverFact([property: JsonConverter(typeof(JsonStringEnumConverter<FileFact>))] FileFact Fact, string Value);

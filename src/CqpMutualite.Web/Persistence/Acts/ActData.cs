using System.Text.Json.Serialization;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>What acts keep, under names that are a promise; what an act has no use for is not written.</summary>
internal sealed record ActData
{
    [JsonPropertyName("rang")]
    public int? Rank { get; init; }

    [JsonPropertyName("nombre")]
    public int? Count { get; init; }

    [JsonPropertyName("unite")]
    public string? Unit { get; init; }

    [JsonPropertyName("unites")]
    public IReadOnlyList<string>? Units { get; init; }

    [JsonPropertyName("points")]
    public IReadOnlyList<PointData>? Points { get; init; }

    [JsonPropertyName("jour")]
    public DateOnly? Day { get; init; }

    /// <summary>Each at its own place; null where there is none.</summary>
    [JsonPropertyName("dates")]
    public IReadOnlyList<DateOnly?>? Dates { get; init; }

    [JsonPropertyName("session")]
    public Guid? Session { get; init; }

    [JsonPropertyName("numero")]
    public string? Number { get; init; }

    /// <summary>The number of what takes its place.</summary>
    [JsonPropertyName("remplacant")]
    public string? Next { get; init; }

    [JsonPropertyName("reference")]
    public string? Reference { get; init; }

    [JsonPropertyName("livret")]
    public string? Booklet { get; init; }

    [JsonPropertyName("piece")]
    public string? Paper { get; init; }

    [JsonPropertyName("personnes")]
    public IReadOnlyList<Guid>? People { get; init; }

    [JsonPropertyName("organismes")]
    public IReadOnlyList<OrganisationData>? Organisations { get; init; }

    [JsonPropertyName("arrivants")]
    public IReadOnlyList<Guid>? Joined { get; init; }

    [JsonPropertyName("qualite")]
    public string? Capacity { get; init; }

    /// <summary>What kind, or why, among those that the application knows; each act has its own words.</summary>
    [JsonPropertyName("genre")]
    public string? Kind { get; init; }

    [JsonPropertyName("derogation")]
    public bool? UnderDerogation { get; init; }

    [JsonPropertyName("nom")]
    public string? Name { get; init; }

    [JsonPropertyName("de-nouveau")]
    public bool? Again { get; init; }

    [JsonPropertyName("par-certificateur")]
    public bool? ByCertifier { get; init; }

    [JsonPropertyName("par-entreprise")]
    public bool? ByCompany { get; init; }

    [JsonPropertyName("complet")]
    public bool? Complete { get; init; }

    [JsonPropertyName("vers-vae")]
    public bool? ToVae { get; init; }

    [JsonPropertyName("seul")]
    public bool? Alone { get; init; }

    [JsonPropertyName("simule")]
    public bool? Simulated { get; init; }

    [JsonPropertyName("candidat")]
    public bool? ForCandidate { get; init; }

    [JsonPropertyName("suppleant")]
    public bool? Substitute { get; init; }

    [JsonPropertyName("designe")]
    public bool? Designated { get; init; }

    [JsonPropertyName("excuse")]
    public bool? Excused { get; init; }

    [JsonPropertyName("corrigee")]
    public bool? Corrected { get; init; }

    [JsonPropertyName("remplacement")]
    public bool? Replaced { get; init; }
}

internal sealed record PointData([property: JsonPropertyName("point")] string Point, [property: JsonPropertyName("unite")] string? Unit = null)
{
    public static PointData Of(ExaminedPoint point) => new(StoredNames.Of(point.Point), point.Unit);

    [JsonIgnore]
    public ExaminedPoint Examined => new(StoredNames.PointOf(Point), Unit);
}

internal sealed record OrganisationData([property: JsonPropertyName("id")] Guid Id, [property: JsonPropertyName("nom")] string Name);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActData))]
internal sealed partial class ActJson : JsonSerializerContext;

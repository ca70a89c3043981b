using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>An act as the journal keeps it, for ever. <paramref name="Data"/>: JSON whose names, like <paramref name="Code"/>, follow no class.</summary>
public sealed record StoredAct(string Code, int Version, string Data);

/// <summary>The one place where acts become bytes and come back. A new shape is a new version; the former one is still read.</summary>
public static class ActContract
{
    /// <summary>Codes that a query of the journal asks for.</summary>
    public const string RegistrationAcknowledged = "inscription.accusee", Transmitted = "dossier.transmis";

    private const string Submitted = "inscription.transmise", Returned = "inscription.renvoyee", Accepted = "transmission.acceptee", SentBack = "transmission.renvoyee";

    /// <summary>The act as it is stored.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that has no place here yet.</exception>
    public static StoredAct Write(Act act) => act switch
    {
        RegistrationSubmitted => Stored(Submitted, new NothingV1(), ActJson.Default.NothingV1),
        Domain.Files.RegistrationAcknowledged => Stored(RegistrationAcknowledged, new NothingV1(), ActJson.Default.NothingV1),
        RegistrationReturned returned => Stored(Returned, new PointsV1([.. returned.Points.Select(point => new PointV1(NameOf(point)))]), ActJson.Default.PointsV1),
        Transmitted sent => Stored(Transmitted, new TransmittedV1(sent.Rank, sent.UnderDerogation), ActJson.Default.TransmittedV1),
        TransmissionAccepted taken => Stored(Accepted, new RankV1(taken.Rank), ActJson.Default.RankV1),
        TransmissionReturned returned => Stored(
            SentBack,
            new RankedPointsV1(returned.Rank, [.. returned.Points.Select(point => new PointV1(NameOf(point.Point), point.Unit))]),
            ActJson.Default.RankedPointsV1),
        _ => throw new InvalidOperationException($"{act.GetType().Name} has no place in the contract of the journal."),
    };

    /// <summary>The act as it was; null for one that a later version of the application wrote: its words are still there.</summary>
    public static Act? Read(StoredAct stored) => (stored.Code, stored.Version) switch
    {
        (Submitted, 1) => new RegistrationSubmitted(),
        (RegistrationAcknowledged, 1) => new Domain.Files.RegistrationAcknowledged(),
        (Returned, 1) => new RegistrationReturned([.. Data(stored, ActJson.Default.PointsV1).Points.Select(point => PointOf(point.Point))]),
        (Transmitted, 1) => Data(stored, ActJson.Default.TransmittedV1) is var sent ? new Transmitted(sent.Rank, sent.UnderDerogation) : null,
        (Accepted, 1) => new TransmissionAccepted(Data(stored, ActJson.Default.RankV1).Rank),
        (SentBack, 1) => Data(stored, ActJson.Default.RankedPointsV1) is var back
            ? new TransmissionReturned(back.Rank, [.. back.Points.Select(point => new ExaminedPoint(PointOf(point.Point), point.Unit))]) : null,
        _ => null,
    };

    private static StoredAct Stored<T>(string code, T data, JsonTypeInfo<T> contract, int version = 1) => new(code, version, JsonSerializer.Serialize(data, contract));

    private static T Data<T>(StoredAct stored, JsonTypeInfo<T> contract) => JsonSerializer.Deserialize(stored.Data, contract)!;

    private static string NameOf(ReturnPoint point) => point switch
    {
        ReturnPoint.Identity => "identite",
        ReturnPoint.Interview => "entretien",
        ReturnPoint.Organisation => "organisme",
        ReturnPoint.Training => "formation",
        ReturnPoint.CandidatePart => "partie-candidat",
        ReturnPoint.Evaluation => "evaluation",
        ReturnPoint.SummarySheet => "synthese",
        ReturnPoint.Papers => "pieces",
        ReturnPoint.Other => "autre",
        _ => throw new InvalidOperationException($"{point} has no place in the contract of the journal."),
    };

    private static ReturnPoint PointOf(string name) => Enum.GetValues<ReturnPoint>().First(point => NameOf(point) == name);
}

internal sealed record NothingV1;

internal sealed record RankV1([property: JsonPropertyName("rang")] int Rank);

internal sealed record TransmittedV1([property: JsonPropertyName("rang")] int Rank, [property: JsonPropertyName("derogation")] bool UnderDerogation);

internal sealed record PointV1([property: JsonPropertyName("point")] string Point, [property: JsonPropertyName("unite")] string? Unit = null);

internal sealed record PointsV1([property: JsonPropertyName("points")] IReadOnlyList<PointV1> Points);

internal sealed record RankedPointsV1([property: JsonPropertyName("rang")] int Rank, [property: JsonPropertyName("points")] IReadOnlyList<PointV1> Points);

[JsonSerializable(typeof(NothingV1))]
[JsonSerializable(typeof(RankV1))]
[JsonSerializable(typeof(TransmittedV1))]
[JsonSerializable(typeof(PointsV1))]
[JsonSerializable(typeof(RankedPointsV1))]
internal sealed partial class ActJson : JsonSerializerContext;

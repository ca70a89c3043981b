using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <content>The acts on a certification file.</content>
public static partial class ActContract
{
    private static Form[] OfFiles =>
    [
        Of<RegistrationSubmitted>("inscription.transmise"),
        Of<Domain.Files.RegistrationAcknowledged>(RegistrationAcknowledged),
        Of<RegistrationReturned>(
            "inscription.renvoyee",
            act => new() { Points = [.. act.Points.Select(point => new PointData(StoredNames.Of(point)))] },
            data => new([.. data.Points!.Select(point => StoredNames.PointOf(point.Point))])),
        Of<Transmitted>(DossierTransmitted, act => new() { Rank = act.Rank, UnderDerogation = act.UnderDerogation }, data => new(data.Rank!.Value, data.UnderDerogation!.Value)),
        Of<TransmissionAccepted>("transmission.acceptee", act => new() { Rank = act.Rank }, data => new(data.Rank!.Value)),
        Of<TransmissionReturned>(
            "transmission.renvoyee",
            act => new() { Rank = act.Rank, Points = [.. act.Points.Select(PointData.Of)] },
            data => new(data.Rank!.Value, [.. data.Points!.Select(point => point.Examined)])),
    ];
}

using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Certificates;

public static class CertificateWords
{
    /// <summary>What can be chosen in the register, in its order.</summary>
    public static IReadOnlyList<(CertificateState State, string Words)> States { get; } =
    [(CertificateState.Valid, "En vigueur"), (CertificateState.Replaced, "Remplacés"), (CertificateState.Revoked, "Annulés")];

    /// <summary>« Certificat », « Attestation de bloc ».</summary>
    public static string Of(CertificateKind kind) => kind == CertificateKind.Full ? "Certificat" : "Attestation de bloc";

    /// <summary>« Attestation de bloc n° 2026-00012 délivrée. »</summary>
    public static string Delivered(Certificate certificate) =>
        $"{Of(certificate.Kind)} n° {certificate.Number} délivré{(certificate.Kind == CertificateKind.Full ? "" : "e")}.";

    /// <summary>« En vigueur », « Remplacé », « Annulé ».</summary>
    public static string Of(CertificateState state) =>
        state switch
        {
            CertificateState.Valid => "En vigueur",
            CertificateState.Replaced => "Remplacé",
            _ => "Annulé",
        };

    /// <summary>The same as a badge.</summary>
    public static Tag TagOf(CertificateState state) =>
        new(
            state switch
            {
                CertificateState.Valid => TagState.Yes,
                CertificateState.Replaced => TagState.Attention,
                _ => TagState.Late,
            },
            Of(state)
        );
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>
/// A certificate as an Open Badges 3.0 credential in a signed token (VC-JWT): the holder hands it over, whoever receives it checks it with the published
/// keys. It names its holder by a salted hash only; its state is read on the public page that its identifier is the address of.
/// </summary>
public static class Credential
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Certificate certificate, Referential edition, string salt)
    {
        var site = certificate.Address[..certificate.Address.LastIndexOf(CertificatesPaths.Verification + "/", StringComparison.Ordinal)];
        var title = certificate.Mention is { } mention ? $"{certificate.Title}, {mention.ToLowerInvariant()}" : certificate.Title;
        var units = certificate.Units.Select(key => edition.AllUnits.Single(unit => unit.Key == key)).Select(unit => $"{unit.Label} : {unit.Title}").ToList();
        var body = edition.Vocabulary.IssuingBody;
        return JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["@context"] = new[] { "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" },
                ["id"] = certificate.Address,
                ["type"] = new[] { "VerifiableCredential", "OpenBadgeCredential" },
                ["name"] = title,
                ["issuer"] = new { id = site, type = new[] { "Profile" }, name = body },
                ["validFrom"] = certificate.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["credentialSubject"] = new
                {
                    type = new[] { "AchievementSubject" },
                    identifier = new[]
                    {
                        new
                        {
                            type = "IdentityObject",
                            hashed = true,
                            identityHash = "sha256$" + HashOf(certificate.HolderName, salt),
                            identityType = "name",
                            salt,
                        },
                    },
                    achievement = new
                    {
                        id = $"{site}/referentiels/{edition.Code}/{edition.Version}{(units.Count == 0 ? "" : "#" + certificate.UnitKeys)}",
                        type = new[] { "Achievement" },
                        achievementType = certificate.Kind == CertificateKind.Full ? "Certification" : "Competency",
                        name = units.Count == 0 ? title : $"{title} : {string.Join(" ; ", units)}",
                        description = units.Count == 0
                            ? $"Certificat de qualification professionnelle n° {certificate.Number}, délivré par la {body}."
                            : $"Attestation n° {certificate.Number} de {FrenchText.Plural(units.Count, edition.Vocabulary.Unit, edition.Vocabulary.Units)} "
                                + $"de compétences, délivrée par la {body}.",
                        criteria = new
                        {
                            narrative = $"Décision {(certificate.Kind == CertificateKind.Full ? "du jury paritaire" : "de la commission paritaire")} du "
                                + $"{FrenchText.PlainDate(certificate.DecidedOn)}, selon le référentiel « {edition.Title} ».",
                        },
                    },
                },
                ["iss"] = site,
                ["jti"] = certificate.Address,
                ["nbf"] = certificate.IssuedAt.ToUnixTimeSeconds(),
            },
            Json);
    }

    /// <summary>The hash by which a name is found again, by whoever knows it.</summary>
    public static string HashOf(string name, string salt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name + salt)));
}

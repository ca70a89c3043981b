using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Certificates;

/// <summary>Every reason for which a certificate refuses.</summary>
public static class CertificateRefusals
{
    /// <summary>The decision is not out.</summary>
    public static Refusal NotPublished => new("certificate.not-published", "La décision n’est pas encore publiée : le certificat attend sa publication.");

    /// <summary>The decision does not deliver the whole certification.</summary>
    public static Refusal NotDelivered =>
        new("certificate.not-delivered", "Le jury n’a pas délivré le CQP en totalité : cette décision ne donne pas droit au certificat.");

    /// <summary>No unit acquired before the commission.</summary>
    public static Refusal NoUnitAcquired =>
        new("certificate.no-unit", "Aucun bloc présenté n’est acquis : cette décision ne donne pas droit à une attestation.");

    public static Refusal SignatoryMissing =>
        new(
            "certificate.signatory-missing",
            "Le signataire du certificat n’est pas renseigné : donnez son nom et sa qualité dans les réglages, puis recommencez."
        );

    /// <summary>What it would print holds signs that are not drawn.</summary>
    public static Refusal Unprintable(string reason) =>
        new(
            "certificate.unprintable",
            $"Ce certificat ne peut pas être imprimé tel quel. {reason} Corrigez l’identité du titulaire, ou le signataire dans les réglages."
        );

    public static Refusal AlreadyIssued(string number) =>
        new("certificate.already-issued", $"Le certificat de cette décision est déjà délivré, sous le numéro {number}.");

    public static Refusal NotInForce => new("certificate.not-in-force", "Ce certificat est remplacé ou annulé : il ne change plus.");

    /// <summary>What is printed is still true.</summary>
    public static Refusal NothingToReplace =>
        new("certificate.nothing-to-replace", "Le nom et la naissance du titulaire sont ceux qui sont imprimés : délivrez plutôt un duplicata.");

    public static Refusal ReasonMissing => new("certificate.reason-missing", "Dites pourquoi.", "Reason");
}

using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>The booklet to reread, and who signs what.</summary>
/// <param name="Head">The file.</param>
/// <param name="Document">The booklet, as it will be printed.</param>
/// <param name="Missing">What forbids to sign.</param>
/// <param name="SignedAt">When the reader signed; null when they have not.</param>
/// <param name="Hash">SHA-256 of what is shown.</param>
/// <param name="Signer">Name and function of the reader.</param>
/// <param name="Statement">What is declared, in the words of the edition.</param>
public sealed record SignBookletPage(FileHead Head, Document Document, IReadOnlyList<Refusal> Missing, DateTimeOffset? SignedAt, string Hash, string Signer, string? Statement)
{
    /// <summary>The other evaluator has signed already.</summary>
    public bool OtherSigned { get; init; }

    /// <summary>Units whose opinion and criteria say the contrary of each other without a comment: told, not refused.</summary>
    public IReadOnlyList<Unit> Contradictions { get; init; } = [];

    /// <summary>The signing box.</summary>
    public SignBox Box => new(
        EvaluationPaths.Sign(Head.File.Reference),
        Signer,
        Statement is null ? "Je signe ce livret." : $"{Signer} : « {Statement} ».",
        "Signer le livret")
    {
        Consequence = OtherSigned ? "Avec votre signature, le livret est complet et l’entreprise peut transmettre le dossier." : "Après votre signature, plus aucune réponse du livret ne change.",
        Blocked = Missing.Count == 0 ? null : "La signature attend ce qui manque, dit plus haut.",
        Hidden = new Dictionary<string, string> { ["Hash"] = Hash },
    };
}

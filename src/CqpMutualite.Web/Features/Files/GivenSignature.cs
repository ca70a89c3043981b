using CqpMutualite.Domain.Booklets;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A signature that was given.</summary>
public sealed record GivenSignature(string Name, string Capacity, DateTimeOffset At, SignatureMethod Method)
{
    /// <summary>What is shown of a signature; null when there is none.</summary>
    public static GivenSignature? Of(Signature? signature) =>
        signature is null ? null : new(signature.Name, signature.Capacity, signature.At, signature.Method);
}

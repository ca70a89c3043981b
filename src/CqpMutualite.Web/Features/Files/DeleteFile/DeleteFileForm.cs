using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Files.DeleteFile;

/// <summary>Why it was a mistake; asked by the aggregate.</summary>
public sealed record DeleteFileForm
{
    public const int LongestReason = 300;

    /// <summary>The one thing that stays, with the reference.</summary>
    [Display(Name = "Motif"), StringLength(LongestReason, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}

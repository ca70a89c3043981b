namespace CqpMutualite.Web.Features.Imports.StartImport;

/// <summary>What is sent.</summary>
public sealed record StartImportForm
{
    /// <summary>The list.</summary>
    public IFormFile? File { get; init; }
}

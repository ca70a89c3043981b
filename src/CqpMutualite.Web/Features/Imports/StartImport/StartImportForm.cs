namespace CqpMutualite.Web.Features.Imports.StartImport;

[NeedsNoValidator("Its reception looks into the file.")]
public sealed record StartImportForm
{
    public IFormFile? File { get; init; }
}

namespace CqpMutualite.Web.Features.Imports.StartImport;

public sealed record StartImportForm
{
    public IFormFile? File { get; init; }
}

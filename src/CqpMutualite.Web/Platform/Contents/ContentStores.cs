using Amazon.Runtime;
using Amazon.S3;

namespace CqpMutualite.Web.Platform.Contents;

/// <summary>
/// The stores: pieces received, frozen PDFs, anchors of the journal. Folders of the data folder, or, when <c>Contents:Bucket</c> is given, an S3 bucket
/// (<c>Contents:Endpoint</c>, <c>Region</c>, <c>AccessKey</c>, <c>SecretKey</c>).
/// </summary>
public sealed class ContentStores(IConfiguration configuration, DataFolder data, TimeProvider clock)
{
    private readonly Lazy<AmazonS3Client?> client = new(() => Connect(configuration.GetSection("Contents")));

    private ContentStore? pieces;
    private ContentStore? documents;
    private ContentStore? anchors;

    public ContentStore Pieces => pieces ??= Make("attachments", "");

    public ContentStore Documents => documents ??= Make("documents", ".pdf");

    /// <summary>What is said of the journal outside its database.</summary>
    public ContentStore Anchors => anchors ??= Make("anchors", ".ancre");

    /// <summary>Where they are, for an operator.</summary>
    public string Place => Bucket is { } bucket ? $"le compartiment S3 {bucket}" : $"le dossier {data.FullPath}";

    private string? Bucket => configuration["Contents:Bucket"] is { Length: > 0 } bucket ? bucket : null;

    private ContentStore Make(string name, string extension)
    {
        var folder = Path.Combine(data.FullPath, name);
        return Bucket is { } bucket
            ? new S3Contents(client.Value!, bucket, $"{name}/", folder, clock)
            : new FolderContents(folder, extension, clock);
    }

    // settings that the French providers need: their own region, paths rather than host names, no checksum of the vendor
    private static AmazonS3Client Connect(IConfigurationSection settings) =>
        new(
            new BasicAWSCredentials(settings["AccessKey"] ?? "", settings["SecretKey"] ?? ""),
            new AmazonS3Config
            {
                ServiceURL = settings["Endpoint"],
                AuthenticationRegion = settings["Region"] ?? "us-east-1",
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            }
        );
}

namespace CqpMutualite.Web.Features.Files.DeleteFile;

/// <summary>The page; <paramref name="State"/> says why the file is not deleted.</summary>
public sealed record DeleteFilePage(FileHead Head, string? State, DeleteFileForm Form);

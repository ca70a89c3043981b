namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>The page; <paramref name="State"/> says why the file cannot be closed.</summary>
public sealed record CloseFilePage(FileHead Head, string? State, CloseFileForm Form)
{
    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: what they say is not said twice.</summary>
    public static CloseFilePage Of(FileHead head, CloseFileForm form, bool refused) =>
        new(head, refused ? null : head.File.Halts.MayClose().Refusals.FirstOrDefault()?.Message, form);
}

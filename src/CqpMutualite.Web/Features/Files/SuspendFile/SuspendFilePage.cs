namespace CqpMutualite.Web.Features.Files.SuspendFile;

/// <summary>The page; <paramref name="State"/> says why the file cannot be suspended.</summary>
public sealed record SuspendFilePage(FileHead Head, string? State, SuspendFileForm Form)
{
    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: what they say is not said twice.</summary>
    public static SuspendFilePage Of(FileHead head, SuspendFileForm form, bool refused) =>
        new(head, refused ? null : head.File.Halts.MaySuspend().Refusals.FirstOrDefault()?.Message, form);
}

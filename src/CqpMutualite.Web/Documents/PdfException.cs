namespace CqpMutualite.Web.Documents;

/// <summary>Why a document could not be printed.</summary>
public enum PdfFailure
{
    /// <summary>The typesetter refuses the document: trying again is useless.</summary>
    Compile,

    /// <summary>The typesetter died twice on the document.</summary>
    WorkerDied,

    /// <summary>The document took more than the time allowed.</summary>
    Timeout,

    /// <summary>The document is beyond the limits of size or of nesting.</summary>
    TooLarge,

    /// <summary>The tree is faulty: rows of unequal length, a page inside a frame.</summary>
    Invalid,

    /// <summary>Node.js or the installed packages are missing on this machine.</summary>
    Unavailable,
}

/// <summary>A document could not be printed; the message is a French sentence fit for the log.</summary>
public sealed class PdfException(PdfFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public PdfFailure Failure { get; } = failure;

    /// <summary>The reason as a stable code for logs and metrics.</summary>
    public string Code => Failure switch
    {
        PdfFailure.Compile => "compile",
        PdfFailure.WorkerDied => "worker-died",
        PdfFailure.Timeout => "timeout",
        PdfFailure.TooLarge => "too-large",
        PdfFailure.Invalid => "invalid",
        _ => "unavailable",
    };

    internal static PdfException NotInstalled() =>
        new(
            PdfFailure.Unavailable,
            "La composition des PDF n’est pas installée : lancez « node npm/ci.mjs npm/typst » dans le dépôt, ou publiez de nouveau l’application."
        );
}

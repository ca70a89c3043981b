namespace CqpMutualite.Web.Platform;

/// <summary>What the sources leave open on approvals.</summary>
public sealed class ApprovalOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Approvals";

    /// <summary>Days before its end from which an approval is shown as ending soon.</summary>
    public int WarnDays { get; set; } = 90;
}

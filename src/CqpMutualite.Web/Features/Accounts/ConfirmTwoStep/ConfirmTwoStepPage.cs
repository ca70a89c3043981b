using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.ConfirmTwoStep;

public sealed record ConfirmTwoStepPage(string Holder, string Key, ConfirmTwoStepForm Form)
{
    public static ConfirmTwoStepPage Of(Account account, string key, ConfirmTwoStepForm form) => new(account.Email ?? account.UserName!, key, form);

    private const string Issuer = "CQP Mutualité";

    /// <summary>As the application reads it.</summary>
    public QrDrawing Drawing =>
        QrDrawing.Of(
            $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(Holder)}?secret={Key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6");

    /// <summary>As one types it, in groups of four.</summary>
    public string Grouped => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));
}

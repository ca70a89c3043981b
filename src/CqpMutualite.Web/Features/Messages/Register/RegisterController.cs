using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Features.Messages.Register;

/// <summary>
/// The register of the messages sent and to be sent, the latest first: all for the certifier, those of its files for a company. Texts, links and codes are
/// not kept.
/// </summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.Register)]
public sealed class RegisterController(AppDbContext db) : Controller
{
    /// <summary>A page of it, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(RegisterFilter filter, CancellationToken cancellation) =>
        View("Register", await RegisterPage.LoadAsync(db, CurrentUser.From(User)!, filter, cancellation));
}

/// <summary>One page of the register: three queries.</summary>
public sealed record RegisterPage(RegisterFilter Filter, Cut<MessageLine> Messages)
{
    /// <summary>What can be chosen, in its order.</summary>
    public static IReadOnlyList<(MessageStatus Status, string Words)> States { get; } =
    [
        (MessageStatus.Waiting, "À envoyer"),
        (MessageStatus.Sent, "Acceptés par le serveur"),
        (MessageStatus.Refused, "Refusés par le serveur"),
        (MessageStatus.Abandoned, "Abandonnés"),
        (MessageStatus.Unconfirmed, "Départ incertain"),
        (MessageStatus.Digested, "Dans un récapitulatif"),
    ];

    /// <summary>What they can be about, by their words.</summary>
    public static IReadOnlyList<(MessageKind Kind, string Words)> Kinds { get; } =
        [.. Enum.GetValues<MessageKind>().Select(kind => (kind, MessageTexts.Title(kind))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture)];

    public static async Task<RegisterPage> LoadAsync(AppDbContext db, CurrentUser user, RegisterFilter filter, CancellationToken cancellation)
    {
        var messages = filter.Of(db, user.Reader);
        var pace = await db.SettingAsync(OemmSettings.MessagePace, cancellation);
        var cut = await MessageRow.Of(db, messages, filter, pace).CutAsync(messages, filter.Page, RegisterFilter.PageSize, cancellation);
        return new RegisterPage(filter, cut.Select(row => MessageLine.Of(row, user)));
    }
}

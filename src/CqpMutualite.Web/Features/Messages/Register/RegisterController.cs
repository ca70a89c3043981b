using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Messages.Register;

/// <summary>The register of the messages sent and to be sent, the latest first. Texts, links and codes are not kept.</summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.Register)]
public sealed class RegisterController(AppDbContext db) : Controller
{
    /// <summary>A page of it, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(RegisterFilter filter, CancellationToken cancellation) =>
        View("Register", await RegisterPage.LoadAsync(db, filter, cancellation));
}

/// <summary>One page of the register: two queries.</summary>
public sealed record RegisterPage(RegisterFilter Filter, Cut<MessageLine> Messages)
{
    private const int PageSize = 40;

    /// <summary>What can be chosen, in its order.</summary>
    public static IReadOnlyList<(MessageStatus Status, string Words)> States { get; } =
    [(MessageStatus.Waiting, "À envoyer"), (MessageStatus.Sent, "Envoyés"), (MessageStatus.Abandoned, "Non partis")];

    public static async Task<RegisterPage> LoadAsync(AppDbContext db, RegisterFilter filter, CancellationToken cancellation)
    {
        var messages = filter.Of(db);
        var cut = await MessageRow.Of(db, messages, filter).CutAsync(messages, filter.Page, PageSize, cancellation);
        return new RegisterPage(filter, cut.Select(MessageLine.Of));
    }
}

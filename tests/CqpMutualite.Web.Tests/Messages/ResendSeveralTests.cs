using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>The messages of a page of the register, sent again in one press.</summary>
public class ResendSeveralTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_messages_shown_leave_again_and_those_of_others_do_not()
    {
        List<Guid> refused = [];
        foreach (var email in new[] { "rh@horizon.example", "tuteur@horizon.example", "rh@atlantique.example" })
        {
            refused.Add(await RefusedAsync(email));
        }

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.DoesNotContain("messages de cette page", (await oemm.OpenAsync(MessagesPaths.Register)).Text, StringComparison.Ordinal);
        var page = await oemm.OpenAsync(MessagesPaths.In(nameof(MessageStatus.Refused)));
        var offered = page.Html.QuerySelectorAll("form.sect input[name=Messages]").Select(field => Guid.Parse(field.GetAttribute("value")!));
        Assert.Equal(refused.Order(), offered.Order());

        using var hr = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var before = await WaitingAsync();
        var token = (await hr.OpenAsync("/entreprise")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var theirs = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), .. refused.Take(2).Select(id => KeyValuePair.Create("Messages", id.ToString()))]);
        using var hidden = await hr.Client.PostAsync(MessagesPaths.Resend, theirs, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(before, await WaitingAsync());

        page = await oemm.SubmitAsync(page, "Renvoyer les 3 messages de cette page");
        Assert.Contains("3 messages repartent", page.Text, StringComparison.Ordinal);
        Assert.Equal(before + 3, await WaitingAsync());
    }

    private Task<int> WaitingAsync() => WithAsync(db => db.Messages.CountAsync(message => message.Status == MessageStatus.Waiting, Cancellation));

    private Task<Guid> RefusedAsync(string email) => WithAsync(async db =>
    {
        var person = await db.Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync(Cancellation);
        var message = Message.To(person, MessageKind.AddressChangeAsked, app.Clock.GetUtcNow());
        db.Post(message);
        await db.SaveChangesAsync(Cancellation);
        await db.Messages.Where(found => found.Id == message.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.Status, MessageStatus.Refused), Cancellation);
        return message.Id;
    });

    private async Task<T> WithAsync<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}

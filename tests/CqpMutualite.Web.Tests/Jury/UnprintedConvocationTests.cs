using CqpMutualite.Testing;
using CqpMutualite.Web.Tests.Messages;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>A message does not wait for a sheet that cannot be printed.</summary>
public class UnprintedConvocationTests(UnprintedConvocationTests.Host app) : IClassFixture<UnprintedConvocationTests.Host>
{
    [Fact]
    public async Task A_convocation_leaves_without_its_sheet_when_nothing_prints_and_says_where_to_read_it()
    {
        var session = await ConvocationPagesTests.SessionAsync(app);
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        await oemm.SubmitAsync(await oemm.OpenAsync($"/oemm/jurys/{session}"), "Convoquer la session");
        Assert.Equal(6, await app.SendMessagesAsync());
        var mail = Assert.Single(app.Sink.To("candidat@horizon.example"));
        Assert.NotEmpty(mail.Calendar);
        Assert.DoesNotContain("convocation.pdf", mail.Source, StringComparison.Ordinal);
        Assert.Contains("La convocation à imprimer se lit dans l’application", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>The application where Node.js is missing.</summary>
    public sealed class Host : MailHost
    {
        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pdf:Node", "absent-ici");
        }
    }
}

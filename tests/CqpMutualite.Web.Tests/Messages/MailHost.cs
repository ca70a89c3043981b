using CqpMutualite.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>The application with a real SMTP server beside it.</summary>
public class MailHost : AppHost
{
    /// <summary>The server.</summary>
    public SmtpSink Sink { get; } = new();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Sink.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

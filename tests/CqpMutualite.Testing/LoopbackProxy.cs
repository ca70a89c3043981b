using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CqpMutualite.Testing;

/// <summary>
/// A proxy that carries HTTPS on this machine, under a certificate of its own, before several instances: each request goes to the next one, to the one that
/// the header <see cref="Wanted"/> names, or to another when one is gone. What was already given to an instance that dies is answered 502.
/// </summary>
public sealed class LoopbackProxy : IAsyncDisposable
{
    /// <summary>Header of a request: the index of the instance it is for.</summary>
    public const string Wanted = "X-Instance";

    private readonly WebApplication app;
    private readonly HttpClient forward = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }
    );
    private readonly IReadOnlyList<Uri> targets;
    private int turn;

    private LoopbackProxy(int port, IReadOnlyList<Uri> targets)
    {
        this.targets = targets;
        Address = new Uri($"https://localhost:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(Certificate())));
        app = builder.Build();
        app.Run(ForwardAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public static async Task<LoopbackProxy> StartAsync(int port, IReadOnlyList<Uri> targets)
    {
        var proxy = new LoopbackProxy(port, targets);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>A browser of its own, which takes the certificate of the proxy.</summary>
    public Visitor Visitor(int? instance = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true })
        {
            BaseAddress = Address,
        };
        if (instance is { } wanted)
        {
            client.DefaultRequestHeaders.Add(Wanted, $"{wanted}");
        }

        return new Visitor(client);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        forward.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var first = int.TryParse(context.Request.Headers[Wanted], out var wanted) ? wanted : Interlocked.Increment(ref turn);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        foreach (var attempt in Enumerable.Range(0, targets.Count))
        {
            using var request = RequestOf(context.Request, targets[Math.Abs(first + attempt) % targets.Count], body.ToArray());
            try
            {
                using var answer = await forward.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
                await AnswerAsync(context.Response, answer);
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // it listens no more: nothing was given to it
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                break;
            }
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage RequestOf(HttpRequest asked, Uri target, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(target, asked.Path + asked.QueryString))
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in asked.Headers.Where(header => header.Key is not (Wanted or "Connection" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, [.. values]);
            }
        }

        request.Headers.Host = asked.Host.Value;
        request.Headers.Add("X-Forwarded-For", $"{asked.HttpContext.Connection.RemoteIpAddress}");
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(response.Body);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}

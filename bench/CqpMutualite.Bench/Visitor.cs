using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CqpMutualite.Web.Demonstration;

namespace CqpMutualite.Bench;

/// <summary>Somebody signed in, over kept-alive connections.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    private Visitor(Uri address) =>
        client = new HttpClient(
            new SocketsHttpHandler
            {
                CookieContainer = cookies,
                AllowAutoRedirect = false,
                PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            }
        )
        {
            BaseAddress = address,
        };

    /// <summary>The header that carries the session, for a client that is not this one.</summary>
    public string CookieHeader => cookies.GetCookieHeader(client.BaseAddress!);

    /// <summary>Signs in with a demonstration account.</summary>
    public static async Task<Visitor> SignInAsync(Uri address, string email)
    {
        var visitor = new Visitor(address);
        var page = await visitor.client.GetStringAsync("/connexion");
        var answer = await visitor.client.PostAsync("/connexion", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email,
            ["Password"] = DemoPeople.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        }));
        return answer.StatusCode == HttpStatusCode.Found ? visitor : throw new InvalidOperationException($"{email} cannot sign in: {answer.StatusCode}.");
    }

    /// <summary>Reads a page whole; its size in bytes.</summary>
    public async Task<int> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseContentRead);
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    /// <summary>Opens a page with a form; the token that its posts need.</summary>
    public async Task<string> OpenFormAsync(string path) => Token().Match(await client.GetStringAsync(path)).Groups[1].Value;

    /// <summary>Saves one answer as the form's script does, over the revision that was seen; the new revision.</summary>
    public async Task<int> SaveAnswerAsync(string path, string token, string field, string value, int revision)
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = field,
            [$"Answers[{field}].Value"] = value,
            [$"Answers[{field}].Token"] = revision.ToString(CultureInfo.InvariantCulture),
            ["__RequestVerificationToken"] = token,
        }));
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetInt32()
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}

using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>The compositions for Docker, read as YAML: nothing floats, no secret is written, nobody works as an administrator of the database.</summary>
public sealed partial class CompositionTests
{
    public static TheoryData<string> Files => new("docker-compose.yml", "docker-compose.instances.yml", "docker-compose.sqlserver.yml");

    [Theory]
    [MemberData(nameof(Files))]
    public void Images_are_pinned_and_secrets_are_asked(string name)
    {
        var services = Services(name);
        Assert.NotEmpty(services.Children);
        foreach (var (service, content) in services.Children)
        {
            if (content is not YamlMappingNode mapping)
            {
                continue;
            }

            var image = Under(mapping, "image")?.ToString();
            Assert.True(image is null || Pinned().IsMatch(image), $"{service}: {image}");
            foreach (var (key, value) in Under(mapping, "environment") is YamlMappingNode variables ? variables.Children.ToList() : [])
            {
                if (Secret().IsMatch(key.ToString()))
                {
                    Assert.Contains(":?", value.ToString(), StringComparison.Ordinal);
                }

                if (key.ToString().StartsWith("ConnectionStrings__", StringComparison.Ordinal))
                {
                    Assert.DoesNotMatch("(?i)(user id|username)=(sa|postgres)\\b", value.ToString());
                    Assert.Contains(":?", value.ToString(), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void The_application_is_behind_HTTPS_and_alone_reaches_its_database()
    {
        var services = Services("docker-compose.yml");
        var web = (YamlMappingNode)services["web"];
        Assert.False(web.Children.ContainsKey(new YamlScalarNode("ports")), "Only the proxy is reached from outside.");
        Assert.False(((YamlMappingNode)services["db"]).Children.ContainsKey(new YamlScalarNode("ports")));
        var environment = (YamlMappingNode)web["environment"];
        Assert.Contains("https://", environment["Site__Address"].ToString(), StringComparison.Ordinal);
        Assert.Contains("CqpMigrations", string.Join(' ', environment.Children.Keys), StringComparison.Ordinal);
        foreach (var file in new[] { "Caddyfile", "postgres.sh", "sqlserver.sql" })
        {
            Assert.True(File.Exists(Path.Combine(AppProcess.SourceRoot, "deploy", file)), file);
        }
    }

    private static YamlNode? Under(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    private static YamlMappingNode Services(string name)
    {
        using var text = File.OpenText(Path.Combine(AppProcess.SourceRoot, name));
        var stream = new YamlStream();
        stream.Load(text);
        return (YamlMappingNode)((YamlMappingNode)stream.Documents.Single().RootNode)["services"];
    }

    [GeneratedRegex(@":v?[A-Za-z-]*\.?\d[\w.-]*\d[\w.-]*$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?i)password|(?<!Access)key$|secret")]
    private static partial Regex Secret();
}

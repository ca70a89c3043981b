using System.Diagnostics;
using System.Text.RegularExpressions;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Architecture.Tests;

/// <summary>What no file of the repository may hold, and what its documents promise.</summary>
public partial class RepositoryTests
{
    private static readonly string[] Binary = [".png", ".jpg", ".woff2", ".woff", ".ttf", ".otf", ".pdf", ".ico", ".zip", ".gz"];

    private static readonly string Root = SourceTree.Find(AppContext.BaseDirectory)!;

    [Fact]
    public void No_address_and_no_phone_number_of_a_person_stands_in_the_repository()
    {
        var found = new List<string>();
        var files = Files();
        Assert.True(files.Count > 100);
        foreach (var file in files)
        {
            foreach (var line in File.ReadLines(Path.Combine(Root, file)))
            {
                found.AddRange(Addresses(line).Concat(Phones(line)).Select(hit => $"{file}: {hit}"));
            }
        }

        Code.None(found);
    }

    [Fact]
    public void The_rule_on_personal_data_catches()
    {
        // in pieces, so that this file does not break its own rule
        Assert.Single(Addresses("écrire à prenom.nom" + "@mutuelle.fr."));
        Assert.Empty(Addresses("rh@horizon.example, typst@0.7.0, jury.employeur@"));
        Assert.Single(Phones("Tél. 01 23 " + "45 67 89"));
        Assert.Single(Phones("+33 (0)6" + ".12.34.56.78"));
        Assert.Empty(Phones("20261121094623 0632a42ede1a 1012345678901"));
    }

    [Fact]
    public void Every_rule_cited_by_a_test_exists_and_every_rule_applied_has_a_test()
    {
        var rules = File.ReadLines(Path.Combine(Root, "docs", "regles-metier.md")).Select(line => RuleLine().Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var cited = Files().Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Citation().Matches(File.ReadAllText(Path.Combine(Root, file)))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(rules.Count > 100);
        Assert.NotEmpty(cited);
        Code.None(cited.Except(rules.Keys));
        Code.None(rules.Where(rule => rule.Value == "appliquée").Select(rule => rule.Key).Except(cited));
    }

    [Fact]
    public void No_line_of_code_is_longer_than_a_screen_and_no_file_than_a_reading()
    {
        const int longest = 160, most = 400, file = 300;
        var faults = new List<string>();
        foreach (var path in Files().Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)))
        {
            var lines = File.ReadAllLines(Path.Combine(Root, path));
            faults.AddRange(lines.Index().Where(line => line.Item.Length > longest).Select(line => $"{path}({line.Index + 1}): {line.Item.Length} signs"));
            if (lines.Length > (path.EndsWith("/CertificationFile.cs", StringComparison.Ordinal) ? file : most))
            {
                faults.Add($"{path}: {lines.Length} lines");
            }
        }

        Code.None(faults);
    }

    // what a new role or a new kind of piece may read is said for it, never left to « the others »
    [Fact]
    public void Nothing_is_granted_to_what_is_left()
    {
        string[] rights = ["src/CqpMutualite.Domain/Access/", "src/CqpMutualite.Web/Persistence/Visibility.cs"];
        var others = Files()
            .Where(path => rights.Any(right => path.StartsWith(right, StringComparison.Ordinal)))
            .SelectMany(path => File.ReadLines(Path.Combine(Root, path)))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("_ =>", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(others);
        Code.None(others.Where(line => !Denial().IsMatch(line)));
        Assert.DoesNotMatch(Denial(), "_ => true,");
        Assert.DoesNotMatch(Denial(), "_ => db.Files,");
    }

    private static IEnumerable<string> Addresses(string line) =>
        Address().Matches(line).Select(match => match.Value).Where(address => !address.EndsWith(".example", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Phones(string line) => Phone().Matches(line).Select(match => match.Value);

    // tracked files, and new ones that are not ignored: they are about to be
    private static List<string> Files()
    {
        var start = new ProcessStartInfo("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return
        [
            .. output
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(file =>
                    !Binary.Contains(Path.GetExtension(file))
                    && Path.GetFileName(file) is not ("package-lock.json" or "packages.lock.json")
                    && File.Exists(Path.Combine(Root, file))
                ),
        ];
    }

    [GeneratedRegex(@"^_ => (?:false|Nothing|throw .*|[\w.]+\.Where\(\w+ => false\)),?$")]
    private static partial Regex Denial();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w.])(?:(?:\+|00)33[\s.\u00A0-]?(?:\(0\)[\s.]?)?|0)[1-9](?:[\s.\u00A0\u202F-]?\d{2}){4}(?!\w)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\|\s*([A-Z]{3}-\d{2})\s*\|.*\|\s*([^|]+?)\s*\|\s*$")]
    private static partial Regex RuleLine();

    [GeneratedRegex("""\bRule\("([A-Z]+-\d+)"\)""")]
    private static partial Regex Citation();
}

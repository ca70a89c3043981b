using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace CqpMutualite.Web.Tests;

/// <summary>What the content security policy and the look ask of every view, read from the sources.</summary>
public partial class ViewRulesTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(Here(), "../../src/CqpMutualite.Web"));

    private static readonly (string File, string Text)[] Views =
    [
        .. Directory
            .GetFiles(Path.Combine(Web, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(Web, file), File.ReadAllText(file))),
    ];

    [Fact]
    public void No_view_has_an_inline_style_or_script()
    {
        Assert.NotEmpty(Views);
        Assert.DoesNotContain(Views, view => Inline().IsMatch(view.Text));
    }

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<style>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a onclick=\"x()\">")]
    [InlineData("<a href=\"javascript:x()\">")]
    public void The_rule_on_inline_code_catches(string markup) => Assert.Matches(Inline(), markup);

    [Fact]
    public void Every_shared_partial_named_by_a_view_exists()
    {
        // The places where SliceViews looks: the folder of the slice, the one above, Features/Shared.
        var missing = (from view in Views
                       from Match partial in Partial().Matches(view.Text)
                       let folder = Path.Combine(Web, Path.GetDirectoryName(view.File)!)
                       let places = new[] { folder, Path.GetDirectoryName(folder)!, Path.Combine(Web, "Features/Shared") }
                       where !places.Any(place => File.Exists(Path.Combine(place, partial.Groups[1].Value + ".cshtml")))
                       select $"{view.File}: {partial.Groups[1].Value}").ToArray();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_icon_named_by_a_view_exists()
    {
        var css = File.ReadAllText(Path.Combine(Web, "wwwroot/lib/bootstrap-icons/bootstrap-icons.min.css"));
        var used = from view in Views from Match icon in Icon().Matches(view.Text) select icon.Groups[1].Value;
        Assert.NotEmpty(used);
        Assert.All(used.Distinct(), name => Assert.Contains($".bi-{name}::before", css, StringComparison.Ordinal));
    }

    [Fact]
    public void No_view_uses_a_straight_apostrophe_between_letters()
    {
        var wrong = from view in Views
                    let text = Code().Replace(view.Text, "")
                    from Match hit in Straight().Matches(text)
                    select $"{view.File}: {hit.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_view_has_an_ordinary_space_before_a_sign_that_wants_a_no_break_one()
    {
        var wrong = from view in Views
                    from line in view.Text.Split('\n')
                    from Match text in TextNode().Matches(line)
                    where !CodeLine().IsMatch(line) && BeforeSign().IsMatch(text.Value)
                    select $"{view.File}: {text.Value.Trim()}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("<p>Une chose : deux</p>", true)]
    [InlineData("<p>Laquelle ?</p>", true)]
    [InlineData("<p>Une chose\u00A0: deux\u202F; trois</p>", false)]
    [InlineData("<dt>@(one ? two : three)</dt>", false)]
    public void The_rule_on_spaces_catches(string line, bool wrong) =>
        Assert.Equal(wrong, TextNode().Matches(line).Any(text => BeforeSign().IsMatch(text.Value)));

    [Fact]
    public void Every_form_of_a_booklet_saves_by_itself()
    {
        var forms = (
            from view in Views
            from Match form in Form().Matches(view.Text)
            where BookletPart().IsMatch(form.Value)
            select (view.File, form.Value)
        ).ToArray();
        Assert.True(forms.Length > 8, "The forms of booklets are not found any more.");
        Assert.Empty(
            forms
                .Where(form => !form.Value[..form.Value.IndexOf('\n', StringComparison.Ordinal)].Contains("data-autosave=", StringComparison.Ordinal))
                .Select(form => form.File)
        );
    }

    [Fact]
    public void No_view_says_itself_which_form_is_guarded()
    {
        // the script finds every form of more than five fields: one that is added is guarded without a word
        Assert.DoesNotContain(Views, view => view.Text.Contains("data-draft", StringComparison.Ordinal));
        Assert.Contains("asked(form) > 5", File.ReadAllText(Path.Combine(Web, "wwwroot/js/app.js")), StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("""\sstyle\s*=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""<form\s.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(""""Fields/_(BookletForm|Field|Criteria)"|"_ConsensusRow"""")]
    private static partial Regex BookletPart();

    [GeneratedRegex("""<partial\s+name="([\w/]+)["]""")]
    private static partial Regex Partial();

    [GeneratedRegex("""<icon\s+name="([a-z0-9-]+)""")]
    private static partial Regex Icon();

    [GeneratedRegex("""@\*.*?\*@|@\{.*?^\}|//[^\n]*""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("""(?<=>)[^<>{}="(]*(?=<|$)""")]
    private static partial Regex TextNode();

    [GeneratedRegex("""^\s*(@(?!section)|var |if|else|case |\{|\}|DockStep)""")]
    private static partial Regex CodeLine();

    [GeneratedRegex("""[\w»”’)…] [:;?!»](?=[\s<.]|$)""")]
    private static partial Regex BeforeSign();

    [GeneratedRegex("""[a-zà-ÿ]'[a-zà-ÿ]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Straight();
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests;

public class FieldTests
{
    private static readonly HtmlEncoder Readable = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly ServiceProvider services;
    private readonly IModelMetadataProvider metadata;
    private readonly ModelStateDictionary state = new();

    public FieldTests()
    {
        services = new ServiceCollection().AddLogging().AddControllersWithViews(mvc => mvc.UseFrenchMessages()).Services.BuildServiceProvider();
        metadata = services.GetRequiredService<IModelMetadataProvider>();
    }

    [Theory]
    [InlineData("29/02/1991", "Ce jour n’existe pas au calendrier")]
    [InlineData("14,5", "Donnez un nombre entier")]
    [InlineData("quatorze", "Vérifiez cette réponse")]
    public void What_cannot_be_read_says_what_is_wrong_with_it(string typed, string says) =>
        Assert.StartsWith(says, new MvcOptions().UseFrenchMessages().ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(typed, "Jour"));

    [Fact]
    public void A_refused_date_comes_back_as_it_was_typed_with_its_error_above()
    {
        state.SetModelValue("BirthDate", "31/02/1992", "31/02/1992");
        state.AddModelError("BirthDate", "Vérifiez le jour.");
        var html = Field("BirthDate", new Sample(), field => field.Hint = "Par exemple 14/05/1992");
        Assert.Contains("<label class=\"form-label\" for=\"BirthDate\">Date de naissance</label>", Decoded(html));
        Assert.Contains("value=\"31/02/1992\"", html);
        Assert.Contains("aria-invalid=\"true\"", html);
        Assert.Contains("aria-describedby=\"BirthDate-hint BirthDate-error\"", html);
        Assert.True(html.IndexOf("err-msg", StringComparison.Ordinal) < html.IndexOf("<input", StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_read_is_written_as_it_is_typed() =>
        Assert.Contains("value=\"14/05/1992\"", Field("BirthDate", new Sample { BirthDate = new DateOnly(1992, 5, 14) }));

    [Fact]
    public void What_is_typed_is_encoded_once()
    {
        var html = Field("Name", new Sample { Name = "<b>L’été & \"co\"</b>" });
        Assert.Contains("value=\"&lt;b&gt;L’été &amp; &quot;co&quot;&lt;/b&gt;\"", html);
    }

    [Fact]
    public void Radios_are_a_named_group_whose_first_choice_carries_the_id_of_the_field()
    {
        var html = Field("Mention", new Sample { Mention = "p" }, field =>
        {
            field.Control = FieldControl.Radios;
            field.Options = [new("Santé", "s"), new("Prévoyance", "p")];
        });
        Assert.StartsWith("<fieldset", html, StringComparison.Ordinal);
        Assert.Contains("role=\"radiogroup\"", html);
        Assert.Contains("id=\"Mention\" name=\"Mention\" type=\"radio\" value=\"s\"", html);
        Assert.Matches("<input checked=\"checked\"[^>]*value=\"p\"", html);
    }

    [Fact]
    public void The_summary_counts_and_follows_the_order_of_the_fields()
    {
        state.AddModelError("Mention", "Choisissez santé ou prévoyance.");
        state.AddModelError("Name", "OEMM attend un nom.");
        var html = Decoded(Summary());
        Assert.Contains("Il reste 2\u00A0réponses à corriger", html);
        var name = html.IndexOf("<a href=\"#Name\">Nom\u00A0: OEMM attend un nom</a>", StringComparison.Ordinal);
        var mention = html.IndexOf("<a href=\"#Mention\">Mention\u00A0: choisissez santé ou prévoyance</a>", StringComparison.Ordinal);
        Assert.InRange(name, 0, mention);
    }

    [Fact]
    public void Nothing_wrong_writes_no_summary() => Assert.Equal("", Summary());

    [Fact]
    public void Annotations_speak_French_and_keep_their_own_sentence()
    {
        var validator = services.GetRequiredService<IObjectModelValidator>();
        var context = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor(), state);
        validator.Validate(context, null, "", new Sample { Email = "x@", Name = new string('x', 12) });
        Assert.Equal("Donnez une réponse.", state["BirthDate"]!.Errors[0].ErrorMessage);
        Assert.Equal("Écrivez une adresse complète, avec « @ » et un nom de domaine.", state["Email"]!.Errors[0].ErrorMessage);
        Assert.Equal("Raccourcissez cette réponse : 10 caractères au plus.", state["Name"]!.Errors[0].ErrorMessage);
        Assert.Equal("Choisissez santé ou prévoyance.", state["Mention"]!.Errors[0].ErrorMessage);
    }

    private static string Decoded(string html) => System.Net.WebUtility.HtmlDecode(html);

    private ViewContext Context(Sample? model)
    {
        var data = new ViewDataDictionary<Sample>(metadata, state) { Model = model! };
        return new ViewContext { ViewData = data, HttpContext = new DefaultHttpContext { RequestServices = services } };
    }

    private string Field(string property, Sample model, Action<FieldTagHelper>? with = null)
    {
        var explorer = metadata.GetModelExplorerForType(typeof(Sample), model).GetExplorerForProperty(property);
        var field = new FieldTagHelper { For = new ModelExpression(property, explorer), ViewContext = Context(model) };
        with?.Invoke(field);
        return Written(field);
    }

    private string Summary() => Written(new ErrorSummaryTagHelper { ViewContext = Context(new Sample()) });

    private static string Written(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        output.WriteTo(writer, Readable);
        return writer.ToString();
    }

    private sealed class Sample
    {
        [Display(Name = "Nom"), StringLength(10)]
        public string? Name { get; set; }

        [Display(Name = "Date de naissance"), Required]
        public DateOnly? BirthDate { get; set; }

        [EmailAddress]
        public string? Email { get; set; }

        [Display(Name = "Mention"), Required(ErrorMessage = "Choisissez santé ou prévoyance.")]
        public string? Mention { get; set; }
    }
}

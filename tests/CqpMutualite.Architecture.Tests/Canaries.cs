// Each of these types breaks one rule. They stand, by their names, where the rule looks: a rule that does not catch its canary holds nothing.
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

#pragma warning disable IDE0130

namespace CqpMutualite.Domain.Canaries
{
    internal static class DomainThatKnowsTheWeb
    {
        public static object Break() => new Microsoft.AspNetCore.Mvc.NotFoundResult();
    }
}

namespace CqpMutualite.Web.Platform.Canaries
{
    internal static class PlatformThatKnowsTheStore
    {
        public static Type Break() => typeof(Persistence.AppDbContext);
    }
}

namespace CqpMutualite.Web.Platform.TagHelpers.Canaries
{
    internal static class TagThatKnowsAFeature
    {
        public static async Task<object> BreakAsync()
        {
            await Task.Yield();
            return new Web.Features.Canaries.First.Piece();
        }
    }
}

namespace CqpMutualite.Web.Persistence.Canaries
{
    internal static class StoreThatKnowsThePrinter
    {
        public static string Break() => Documents.PdfRenderer.TemplateVersion;
    }
}

namespace CqpMutualite.Web.Documents.Canaries
{
    internal sealed class PrinterThatKnowsTheStore
    {
        public List<Persistence.PublishedEdition> Break { get; } = [];
    }
}

namespace CqpMutualite.Web.Demonstration.Canaries
{
    internal static class StoryThatKnowsASlice
    {
        public static object Break() => new Web.Features.Canaries.First.Piece();
    }
}

namespace CqpMutualite.Web.Features.Shared.Canaries
{
    internal static class ComponentThatKnowsAFeature
    {
        public static string Break() => Web.Features.Files.FilesPaths.File("CQP-2026-0001");
    }
}

namespace CqpMutualite.Web.Features.Canaries
{
    internal static class SharedThatKnowsASlice
    {
        public static First.Piece Break() => new();
    }
}

namespace CqpMutualite.Web.Features.Canaries.First
{
    internal sealed record Piece;
}

namespace CqpMutualite.Web.Features.Canaries.Second
{
    internal static class SliceThatKnowsAnother
    {
        public static Func<object> Break() => () => new First.Piece();
    }

    internal static class ViewThatKnowsTheDatabase
    {
        public static Type Break() => typeof(Web.Persistence.AppDbContext);
    }

    internal static class SliceThatKnowsTheStartup
    {
        public static Type Break() => typeof(Web.Startup.CqpApplication);
    }

    internal static class SliceThatKnowsTheDemonstration
    {
        public static Type Break() => typeof(Web.Demonstration.SeedFiles);
    }

    internal sealed record EntityPage(IReadOnlyList<CertificationFile> Files);

    internal sealed class UndecidedController : Controller;

    [AllowAnonymous, Requires(Domain.Access.Permission.BeSignedIn)]
    internal sealed class TwiceDecidedController : Controller;

    [AllowAnonymous]
    internal sealed class BusyController : Controller
    {
        [HttpGet]
        public IActionResult First() => Ok();

        [HttpGet("more")]
        public IActionResult Second() => Ok();
    }

    internal sealed record EagerForm
    {
        public DateOnly? Day { get; init; }

        public object Computed => new { Day!.Value.Year };
    }

    internal sealed record UncheckedForm
    {
        public string? Reason { get; init; }
    }

    internal interface IAlone;

    internal sealed class Alone : IAlone;

    internal sealed class ThingManager;
}

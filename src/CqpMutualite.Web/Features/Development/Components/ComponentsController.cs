using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Development.Components;

/// <summary>Every shared component on one page, for the eye and for axe. It answers in Development only.</summary>
[AllowAnonymous]
public sealed class ComponentsController(IWebHostEnvironment environment) : Controller
{
    [HttpGet("/dev/composants")]
    public IActionResult Components() => Shown(nameof(Components), new ComponentsPage());

    [HttpGet("/dev/composants/formulaire")]
    public IActionResult Form() => Shown(nameof(Form), new SampleForm());

    [HttpPost("/dev/composants/formulaire"), ValidateAntiForgeryToken]
    public IActionResult Form(SampleForm form)
    {
        if (form.BirthDate?.Year > 2010)
        {
            ModelState.AddModelError(nameof(form.BirthDate), "Vérifiez l’année : le candidat aurait moins de 16 ans.");
        }

        return Shown(nameof(Form), form);
    }

    [HttpGet("/dev/composants/grille")]
    public IActionResult Grid() => Shown(nameof(Grid), null);

    [HttpGet("/dev/composants/porte")]
    public IActionResult Door() => Shown(nameof(Door), new SampleForm());

    [HttpGet("/dev/composants/Error404"), HttpGet("/dev/composants/Error403"), HttpGet("/dev/composants/Error500"), HttpGet("/dev/composants/ErrorRateLimit")]
    public IActionResult Error() => Shown(Request.Path.Value!.Split('/')[^1], null);

    private IActionResult Shown(string view, object? model)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        if (view != nameof(Door))
        {
            new Shell(
                [
                    new("À faire", "#", Count: 5), new("Dossiers", "#", Current: true), new("Statistiques", "#"), new("Aide", "#"),
                    .. view == nameof(Form) ? (ShellEntry[])[new("Jurys", "#"), new("Décisions", "#")] : [],
                ],
                new ShellPerson("sample", "Hélène Vasseur", "RH", "Mutuelle Horizon")
                {
                    AccountUrl = "#",
                    Capacities = [new("1", "RH", "Mutuelle Horizon", Current: true), new("2", "Tutrice", "Mutuelle Horizon")],
                }).Put(HttpContext);
        }

        return View(view, model);
    }
}

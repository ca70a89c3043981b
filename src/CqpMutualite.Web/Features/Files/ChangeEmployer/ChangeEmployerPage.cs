using CqpMutualite.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ChangeEmployer;

/// <summary>The page; <paramref name="State"/> says why the employer cannot change.</summary>
public sealed record ChangeEmployerPage(FileHead Head, string Employer, IReadOnlyList<SelectListItem> Companies, string? State, ChangeEmployerForm Form)
{
    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: one query.</summary>
    public static async Task<ChangeEmployerPage> LoadAsync(FileActing begun, ChangeEmployerForm form, bool refused, CancellationToken cancellation)
    {
        var current = begun.File.EmployerId;
        var companies = await begun.Db.Organisations.AsNoTracking()
            .Where(organisation => organisation.Kind == OrganisationKind.Company && (organisation.TakenOverById == null || organisation.Id == current))
            .OrderBy(organisation => organisation.Name)
            .Select(organisation => new { organisation.Id, organisation.Name, organisation.Town }).ToListAsync(cancellation);
        return new ChangeEmployerPage(
            begun.Head,
            companies.Find(company => company.Id == current)!.Name,
            [
                .. companies.Where(company => company.Id != current)
                    .Select(company => new SelectListItem(company.Town is null ? company.Name : $"{company.Name}, {company.Town}", company.Id.ToString())),
            ],
            refused ? null : begun.File.Opening.MayChangeEmployer().Refusals.FirstOrDefault()?.Message,
            form);
    }
}

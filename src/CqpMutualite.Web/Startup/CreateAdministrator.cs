using System.Text;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// The command <c>creer-admin &lt;e-mail&gt;</c>: the first administrator of a new database, who chooses a password by a link good for one use.
/// </summary>
public static class CreateAdministrator
{
    /// <summary>Creates the account and prints the link.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments)
    {
        if (arguments is not [{ Length: > 0 } email] || email != email.Trim() || EmailAddress.Refusal(email) is not null)
        {
            throw new UsageException("Donnez l’adresse électronique de l’administrateur : « creer-admin prenom.nom@domaine ».");
        }

        var accounts = services.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is not null)
        {
            throw new StartupException(
                $"Un compte existe déjà pour {email}. Si son titulaire a perdu son mot de passe, il en demande un nouveau depuis la page de connexion."
            );
        }

        var db = services.GetRequiredService<AppDbContext>();
        var person = Named(email);
        db.Add(person);
        db.Add(Membership.Of(person.Id, Role.Administrator, null, services.GetRequiredService<TimeProvider>().Today()));
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            LockoutEnabled = true,
        };
        var created = await accounts.CreateAsync(account);
        if (!created.Succeeded)
        {
            throw new StartupException($"Le compte ne peut pas être créé : {string.Join(" ", created.Errors.Select(error => error.Description))}");
        }

        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await accounts.GeneratePasswordResetTokenAsync(account)));
        Console.WriteLine($"Le compte d’administration de {email} est créé. Pour choisir le mot de passe, une seule fois et dans les 24 heures :");
        Console.WriteLine($"{SiteAddress(services.GetRequiredService<IConfiguration>())}{AccountsPaths.NewPasswordWith(account.Id, token)}");
        return 0;
    }

    // « prenom.nom@… » names the person; the administrator corrects it afterwards
    private static Person Named(string address)
    {
        var user = address.Split('@')[0];
        return user.Split('.', 2) is [var first, var last]
            ? Person.Named(FrenchText.Sentence(first), FrenchText.Sentence(last), address, "administration")
            : Person.Named("Compte", user, address, "administration");
    }

    private static string SiteAddress(IConfiguration configuration)
    {
        var address = configuration[PublicAddress.Setting] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080";
        return address.TrimEnd('/');
    }
}

using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.WholePath;

/// <content>From the reception of the file to the published decision.</content>
public abstract partial class WholePathTests
{
    private async Task DecideAsync()
    {
        using var oemm = await Walker.ArriveAsync(app, "oemm@cqp.example");
        await TurnAsync(oemm, "reception");
        await oemm.PressAsync("Accepter le dossier");
        await oemm.FollowAsync("Jurys");
        await oemm.FollowAsync("Créer une session");
        oemm.Fill(SessionEdition);
        oemm.Fill("Jour de la session", FrenchText.TypedDate(app.Clock.Today()));
        oemm.Fill("Début", "09:00");
        oemm.Fill("Fin", "17:30");
        oemm.Fill("Lieu", "Paris, salle des conseils");
        await oemm.PressAsync("Créer la session");
        var session = oemm.Page.Path;
        foreach (var member in Jury)
        {
            await oemm.SeatAsync(member);
        }

        await oemm.PressAsync("Proposer à la présidence : Anne Lefort");
        oemm.Sees("Proposé à la présidence");
        await oemm.PressAsync("Inscrire Camille ");
        await oemm.PressAsync("Convoquer la session");

        using var president = await Walker.ArriveAsync(app, "jury.employeur@cqp.example");
        await HoldAsync(president, session.Split('/')[^1]);
        await oemm.FollowAsync("Jurys");
        await oemm.GoAsync(session);
        await oemm.PressAsync("Publier les décisions");
    }

    private async Task HoldAsync(Walker president, string session)
    {
        await president.GoAsync($"/jury/sessions/{session}");
        await president.GoAsync($"/jury/sessions/{session}/ouverture");
        await president.PressAsync("Ouvrir la séance");
        president.Sees("Fin de séance");
        await president.GoAsync($"/jury/dossiers/{reference}");
        foreach (var unit in units)
        {
            president.Answer(unit);
        }

        president.Fill("Mot de passe du président", DemoPeople.Password);
        await president.PressAsync("Signer la fiche de décision");
        president.Sees("Signée par");
        await president.GoAsync($"/jury/sessions/{session}");
        await president.GoAsync($"/jury/sessions/{session}/cloture");
        await president.PressAsync("Clore la séance");
    }

    private async Task ReadDecisionAsync(Walker candidate)
    {
        await candidate.FollowAsync("À faire");
        candidate.Sees("Délivrance totale");
        await GoAsync(candidate, "decision");
        var sheet = await candidate.ReadAsync(On("documents/fiche-decision.pdf"));
        Assert.Contains($"Camille {name}", sheet, StringComparison.Ordinal);
        Assert.Contains("Le CQP est délivré en totalité", sheet, StringComparison.Ordinal);
    }
}

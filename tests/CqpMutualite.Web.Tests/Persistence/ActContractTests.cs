using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>Every act has its place in the journal, comes back from it, and has its words.</summary>
public class ActContractTests(AppHost host) : IClassFixture<AppHost>
{
    // one of each kind, with everything in it
    private static readonly Act[] Samples =
    [
        new RegistrationSubmitted(),
        new RegistrationAcknowledged(),
        new RegistrationReturned([.. Enum.GetValues<ReturnPoint>()]),
        new Transmitted(2, true),
        new TransmissionAccepted(3),
        new TransmissionReturned(1, [new ExaminedPoint(ReturnPoint.Evaluation, "d1"), new ExaminedPoint(ReturnPoint.Other)]),
    ];

    // as the journals of the released format hold them
    private static readonly StoredAct[] Stored =
    [
        new("inscription.transmise", 1, "{}"),
        new("inscription.accusee", 1, "{}"),
        new("inscription.renvoyee", 1, """{"points":[{"point":"identite"},{"point":"pieces"}]}"""),
        new("dossier.transmis", 1, """{"rang":2,"derogation":true}"""),
        new("transmission.acceptee", 1, """{"rang":1}"""),
        new("transmission.renvoyee", 1, """{"rang":1,"points":[{"point":"evaluation","unite":"d2"},{"point":"synthese"}]}"""),
    ];

    [Fact]
    public void Every_kind_of_act_comes_back_equal_from_what_is_stored()
    {
        var kinds = typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act)) && !type.IsAbstract).ToList();
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), Samples.Select(act => act.GetType().Name).Distinct().Order());
        Assert.All(Samples, act => Assert.Equal(ActContract.Write(act), ActContract.Write(ActContract.Read(ActContract.Write(act))!)));
        Assert.Equal(Samples.Length, Samples.Select(act => ActContract.Write(act).Code).Distinct().Count());
    }

    [Fact]
    public void What_was_stored_is_read_for_ever_and_what_comes_from_later_is_left_to_its_words()
    {
        Assert.All(Stored, stored => Assert.Equal(stored, ActContract.Write(ActContract.Read(stored)!)));
        Assert.Equal(Samples.Select(act => ActContract.Write(act).Code), Stored.Select(stored => stored.Code));
        Assert.Null(ActContract.Read(new StoredAct("dossier.transmis", 99, "{}")));
        Assert.Null(ActContract.Read(new StoredAct("acte.inconnu", 1, "{}")));
    }

    [Fact]
    public void Every_act_has_words_in_every_edition()
    {
        foreach (var edition in host.Services.GetRequiredService<Editions>().All)
        {
            Assert.All(Samples.Where(act => act is not TransmissionReturned || edition.AllUnits.Any(unit => unit.Key == "d1")), act => Assert.False(string.IsNullOrWhiteSpace(HistoryWords.Of(act, edition))));
        }
    }
}

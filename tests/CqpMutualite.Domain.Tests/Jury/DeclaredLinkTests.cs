using CqpMutualite.Domain.Jury;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>Links that members declare, and the notes that they keep for themselves.</summary>
public class DeclaredLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Rule("SIL-11")]
    public void A_declared_link_is_a_conflict_with_its_words_beside_the_tie_that_is_seen()
    {
        var file = FileOf(Edition(Specialiste));
        var member = Guid.NewGuid();
        var (link, outcome) = DeclaredLink.Declare(file, member, LinkKind.Work, " Même service de 2015 à 2019. ", Now);
        Accepted(outcome);
        var ties = FileTies.Of(file) with { Declared = [new DeclaredTie(member, link!.Kind, link.Words)] };

        var conflict = Assert.Single(ConflictOfInterest.Between([(member, []), (Guid.NewGuid(), [])], [ties]));
        Assert.Equal((member, ConflictKind.Declared, "Même service de 2015 à 2019."), (conflict.PersonId, conflict.Kind, conflict.Declared!.Words));
        Assert.Equal(
            [ConflictKind.SameEmployer, ConflictKind.Declared],
            ConflictOfInterest.Between([(member, [file.EmployerId])], [ties]).Select(found => found.Kind)
        );
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var file = FileOf(Edition(Specialiste));
        Assert.Equal(["jury.link-kind-missing", "jury.link-words-missing"], Codes(DeclaredLink.Declare(file, Guid.NewGuid(), null, " ", Now).Outcome));
        Assert.Equal(
            ["jury.link-words-too-long"],
            Codes(DeclaredLink.Declare(file, Guid.NewGuid(), LinkKind.Other, new string('a', DeclaredLink.Longest + 1), Now).Outcome)
        );
    }

    [Fact]
    public void It_is_taken_back_and_declared_again()
    {
        var file = FileOf(Edition(Specialiste));
        var link = DeclaredLink.Declare(file, Guid.NewGuid(), LinkKind.Family, "Cousins.", Now).Link!;
        Accepted(link.Withdraw(file, Now));
        Assert.False(link.Holds);
        Assert.Equal(["jury.link-none"], Codes(link.Withdraw(file, Now)));
        Accepted(link.Say(file, LinkKind.Family, "Cousins germains.", Now));
        Assert.True(link.Holds);
    }

    [Fact]
    public void A_note_fits_and_grows_a_revision_each_time()
    {
        var (note, outcome) = JuryNote.Begin(Guid.NewGuid(), Guid.NewGuid(), "d1", Guid.NewGuid(), "À creuser :\r\nles délais. ", Now);
        Accepted(outcome);
        Assert.Equal(("À creuser :\nles délais.", 1), (note!.Text, note.Revision));
        Accepted(note.Write(Guid.NewGuid(), "", Now));
        Assert.Equal(("", 2), (note.Text, note.Revision));
        Assert.Equal(["jury.note-too-long"], Codes(note.Write(Guid.NewGuid(), new string('a', JuryNote.Longest + 1), Now)));
    }
}

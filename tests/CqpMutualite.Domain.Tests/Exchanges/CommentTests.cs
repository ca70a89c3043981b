using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tests.Files;
using Xunit;

namespace CqpMutualite.Domain.Tests.Exchanges;

/// <summary>A comment goes to the groups chosen and to its author's own, and is taken back for a while.</summary>
public class CommentTests
{
    private static readonly DateTimeOffset Now = FileOnPath.Now;
    private static readonly CertificationFile File = FileOnPath.Registered(FileOnPath.Edition(FileOnPath.Specialiste));

    [Fact, Rule("ECH-01")]
    public void The_author_s_own_group_always_reads()
    {
        var (comment, outcome) = Comment.Write(File, Author(Role.Evaluator), [ExchangeGroup.Candidate], " Bonjour\r\nà vous. ", Now);
        Assert.True(outcome.IsAccepted);
        Assert.Equal([ExchangeGroup.Company, ExchangeGroup.Candidate], comment!.Readers);
        Assert.Equal("Bonjour\nà vous.", comment.Text);
        Assert.Equal(File.EmployerId, comment.CompanyId);
        Assert.Equal([ExchangeGroup.Certifier], Comment.Write(File, Author(Role.Oemm), [], "Pour mémoire.", Now).Comment!.Readers);
    }

    [Fact, Rule("ECH-01")]
    public void Neither_juries_nor_administrators_exchange() =>
        Assert.Equal(
            [Role.JuryMember, Role.JuryObserver, Role.Administrator],
            Enum.GetValues<Role>().Where(role => Comment.GroupOf(role) is null)
        );

    [Fact, Rule("ECH-01")]
    public void It_needs_words_and_somebody_who_reads_them()
    {
        Assert.Equal(["comment.text", "comment.nobody"], Refused(Role.Candidate, [], "  "));
        Assert.Equal(["comment.long"], Refused(Role.Candidate, [ExchangeGroup.Company], new string('a', Comment.Longest + 1)));
        var edition = FileOnPath.Edition(FileOnPath.Specialiste);
        var alone = CertificationFile.Open(
            "TEST-02", FileOnPath.Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, FileOnPath.Today).File!;
        Assert.DoesNotContain(ExchangeGroup.TrainingOrganisation, Comment.GroupsOf(alone));
        var there = Comment.Write(alone, Author(Role.CompanyHr), [ExchangeGroup.TrainingOrganisation], "Bonjour.", Now);
        Assert.Equal("comment.readers", Assert.Single(there.Outcome.Refusals).Code);

        static IEnumerable<string> Refused(Role role, ExchangeGroup[] readers, string text) =>
            Comment.Write(File, Author(role), readers, text, Now).Outcome.Refusals.Select(refusal => refusal.Code);
    }

    [Fact, Rule("ECH-03")]
    public void Its_author_takes_it_back_for_a_while_and_its_words_are_gone()
    {
        var author = Author(Role.CompanyHr);
        var comment = Comment.Write(File, author, [], "Trop vite.", Now).Comment!;
        Assert.Equal("comment.author", Code(comment.Withdraw(Guid.NewGuid(), 15, Now)));
        Assert.Equal("comment.late", Code(comment.Withdraw(author.PersonId, 15, Now.AddMinutes(15).AddSeconds(1))));
        Assert.Equal("comment.late", Code(comment.Withdraw(author.PersonId, 0, Now.AddSeconds(1))));
        Assert.True(comment.Withdraw(author.PersonId, 15, Now.AddMinutes(15)).IsAccepted);
        Assert.Equal(("", Now.AddMinutes(15)), (comment.Text, comment.WithdrawnAt));
        Assert.Equal("comment.withdrawn", Code(comment.Withdraw(author.PersonId, 15, Now.AddMinutes(15))));
    }

    private static string Code(Domain.Common.Outcome outcome) => Assert.Single(outcome.Refusals).Code;

    private static CommentAuthor Author(Role role) => new(Guid.NewGuid(), Comment.GroupOf(role)!.Value, "Essai");
}

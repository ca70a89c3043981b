using CqpMutualite.Domain.Access;
using Xunit;

namespace CqpMutualite.Domain.Tests.Access;

/// <summary>Passwords that are tried first, and waits between attempts.</summary>
public class WeakPasswordTests
{
    private static readonly HashSet<string> Common = ["password", "motdepasse", "azertyuiop", "bonjour", "soleil"];
    private static readonly string[] Known = ["Éloïse Morel-Dupont", "e.morel@horizon.example", "cqp"];

    [Theory]
    [InlineData("azertyuiop2026!")]
    [InlineData("P@ssw0rd123456")]
    [InlineData("Mot de passe 12")]
    [InlineData("2026bonjour2026")]
    [InlineData("123456789012")]
    [InlineData("mlkjhgfdsqpoiuytreza")]
    [InlineData("aaaaaaaaaaaab")]
    [InlineData("chevalchevalcheval")]
    [InlineData("eloise et ses amis")]
    [InlineData("Dupont de la gare")]
    [InlineData("Bien-CQP-certifie")]
    public void A_password_that_everybody_tries_first_is_refused(string password) =>
        Assert.NotNull(WeakPassword.Refusal(password, Common.Contains, Known));

    [Theory]
    [InlineData("trois chevaux sous la pluie")]
    [InlineData("Une nouvelle phrase 42")]
    [InlineData("kX9#vQ2!mB7z")]
    [InlineData("un soleil vert, deux lunes et une echelle trop courte pour atteindre le toit")]
    public void A_sentence_or_a_random_one_does(string password) => Assert.Null(WeakPassword.Refusal(password, Common.Contains, Known));

    [Fact]
    public void The_wait_doubles_after_the_free_attempts_up_to_the_longest()
    {
        var pace = new Slowdown(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1));
        Assert.Equal(
            [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900],
            Enumerable.Range(1, 16).Select(attempt => (int)pace.After(attempt).TotalSeconds));
        Assert.Equal(TimeSpan.FromMinutes(15), pace.After(int.MaxValue));
    }
}

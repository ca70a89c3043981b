using CqpMutualite.Domain.People;
using Xunit;

namespace CqpMutualite.Domain.Tests.People;

/// <summary>Names, birth dates and places as registries, people and spreadsheets write them.</summary>
public class CivilIdentityTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly IdentityDraft Karim = new()
    {
        FirstNames = "Karim, Youssef",
        BirthName = "Benali",
        Sex = Sex.Male,
        BirthDate = new DateOnly(1992, 5, 14),
    };

    [Theory]
    [InlineData("  d'Aÿrens-LE  GOFF ", "d’Aÿrens-LE GOFF")]
    [InlineData("O`Brien–Müller", "O’Brien-Müller")]
    [InlineData("e\u0301le\u0301onore", "éléonore")]
    [InlineData("Le\u00A0Bi\u200Bhan\uFEFF", "Le Bihan")]
    [InlineData("Karim ,Youssef,", "Karim, Youssef")]
    [InlineData("Jean\u2011Noël\tMarie", "Jean-Noël Marie")]
    [InlineData(" \u200B ", null)]
    [InlineData(null, null)]
    [Rule("IDE-01")]
    public void A_name_is_written_in_one_way(string? typed, string? tidied)
    {
        Assert.Equal(tidied, CivilName.Tidied(typed));
        Assert.Equal(tidied, CivilName.Tidied(tidied));
    }

    [Theory]
    [InlineData("Karim, Youssef", null, "Karim Benali")]
    [InlineData("Karim Youssef", null, "Karim Benali")]
    [InlineData("Jean Noël, Karim", null, "Jean Noël Benali")]
    [InlineData("Jean Noël", "Jean Noël", "Jean Noël Benali")]
    [InlineData("Karim, Youssef", "youssef", "youssef Benali")]
    [InlineData("Marie-Hélène", null, "Marie-Hélène Benali")]
    [Rule("IDE-01")]
    public void Somebody_is_called_by_their_usual_first_name_or_the_first_one(string firstNames, string? usual, string name)
    {
        var draft = Karim with { FirstNames = firstNames, UsualFirstName = usual };
        Assert.Empty(draft.Refusals(Today, complete: false));
        Assert.Equal(name, Person.Candidate(draft.ToIdentity()).Name);
    }

    [Theory]
    [InlineData("Paul")]
    [InlineData("Kar")]
    public void The_usual_first_name_is_one_of_the_first_names(string usual) => Assert.Equal(
        ("UsualFirstName", "identity.usual-first-name"),
        Assert.Single((Karim with { UsualFirstName = usual }).Refusals(Today, complete: false).Select(refusal => (refusal.Field!, refusal.Code))));

    [Fact]
    public void A_change_of_name_is_tidied_and_a_mere_way_of_typing_is_no_change()
    {
        var person = Person.Candidate(Karim.ToIdentity());
        Assert.Equal(
            "person.same-name",
            Assert.Single(person.ChangeName(new CivilNames(" Karim ,Youssef", "Benali "), "Saisie", Today, Today).Refusals).Code);
        Assert.True(person.ChangeName(new CivilNames("Karim, Youssef", "Ben  Ali") { UsualFirstName = "Youssef" }, "Rectification", Today, Today).IsAccepted);
        Assert.Equal(("Youssef Ben Ali", "Karim Benali"), (person.Name, Assert.Single(person.FormerNames).Name));
    }

    [Fact]
    [Rule("IDE-02")]
    public void Somebody_may_have_one_name_only_and_it_is_said()
    {
        var unsaid = Karim with { FirstNames = null, BirthName = "Suharti" };
        Assert.Equal(["identity.name-missing"], unsaid.Refusals(Today, complete: false).Select(refusal => refusal.Code));
        Assert.Equal(["identity.no-first-name"], (Karim with { NoFirstName = true }).Refusals(Today, complete: false).Select(refusal => refusal.Code));
        var said = unsaid with { NoFirstName = true };
        Assert.Empty(said.Refusals(Today, complete: false));
        var person = Person.Candidate(said.ToIdentity());
        Assert.Equal(("Suharti", "Suharti", "SUHARTI"), (person.Name, person.FullName, person.SortName));
        Assert.True(person.ToDraft().NoFirstName);
    }

    [Theory]
    [InlineData("14/05/1992", "1992-05-14")]
    [InlineData("14/05/1992 00:00", "1992-05-14")]
    [InlineData("1992-05-14T00:00:00", "1992-05-14")]
    [InlineData("1992-05-14T00:00:00.000Z", "1992-05-14")]
    [InlineData("14.5.92", "1992-05-14")]
    [InlineData("14-05-1992", "1992-05-14")]
    [InlineData("14 mai 1992", "1992-05-14")]
    [InlineData("1er févr. 1992", "1992-02-01")]
    [InlineData("14051992", "1992-05-14")]
    [InlineData("00/00/1985", "1985")]
    [InlineData("XX/XX/1985", "1985")]
    [InlineData("1985", "1985")]
    [InlineData("1985-00-00", "1985")]
    [InlineData("00/05/1985", "1985-05")]
    [InlineData("05/1985", "1985-05")]
    [InlineData("mai 1985", "1985-05")]
    [InlineData("14/00/1985", null)]
    [InlineData("31/02/1992", null)]
    [InlineData("32/13/1990", null)]
    [InlineData("33738", null)]
    [InlineData("hier", null)]
    [InlineData("", null)]
    [Rule("IDE-03")]
    public void A_birth_is_read_as_far_as_it_is_known(string typed, string? read)
    {
        Assert.Equal(read, CivilDate.Read(typed)?.ToString());
        Assert.Equal(CivilDate.Read(typed), CivilDate.Read(CivilDate.Read(typed)?.Typed));
    }

    [Theory]
    [InlineData("1985", "en 1985", "1985-01-01", "1985-12-31")]
    [InlineData("02/1984", "en février 1984", "1984-02-01", "1984-02-29")]
    [InlineData("01/03/1984", "le 1er mars 1984", "1984-03-01", "1984-03-01")]
    [Rule("IDE-03")]
    public void What_is_not_known_of_a_birth_is_never_invented(string typed, string words, string earliest, string latest)
    {
        var born = CivilDate.Read(typed)!.Value;
        Assert.Equal((words, earliest, latest), (born.WhenBorn, ((CivilDate)born.Earliest).ToString(), ((CivilDate)born.Latest).ToString()));
        var person = Person.Candidate((Karim with { BirthDate = born }).ToIdentity());
        Assert.Equal((born, $"BENALI|{born}"), (person.BirthDate!.Value, person.MatchKey));
    }

    [Theory]
    [InlineData("2011", "")] // perhaps fifteen
    [InlineData("2012", "too-young")]
    [InlineData("1946", "")] // perhaps eighty
    [InlineData("1945", "too-old")]
    [Rule("IDE-03")]
    public void Ages_are_checked_on_what_they_may_be(string born, string refused) => Assert.Equal(
        refused.Length == 0 ? [] : ["identity." + refused],
        (Karim with { BirthDate = CivilDate.Read(born) }).Refusals(Today, complete: false).Select(refusal => refusal.Code));

    [Theory]
    [InlineData("Maroc", "99350", "Maroc")]
    [InlineData("MAR", null, "Maroc")]
    [InlineData("le maroc", null, "Maroc")]
    [InlineData("99350", null, "Maroc")]
    [InlineData("", "99350", "Maroc")]
    [InlineData("FR", "44109", "France")]
    [InlineData("FRA", "44109", "France")]
    [InlineData("FRANCE MÉTROPOLITAINE", "44109", "France")]
    [InlineData("La Réunion", "97411", "France")]
    [InlineData("Zaïre", null, "République démocratique du Congo")]
    [InlineData("Cote d'Ivoire", null, "Côte d’Ivoire")]
    [InlineData("Viêt Nam", null, "Vietnam")]
    [InlineData("U.S.A.", null, "États-Unis")]
    [Rule("IDE-04")]
    public void A_country_is_one_however_it_is_written(string written, string? code, string country)
    {
        var draft = Karim with { BirthPlace = "Ville", BirthCountry = written, BirthCode = code };
        Assert.Empty(draft.Refusals(Today, complete: false));
        var person = Person.Candidate(draft.ToIdentity());
        Assert.Equal((country, Country.Find(country)!.Code), (person.BirthCountry, person.BirthCountryCode));
        Assert.Equal(country == "France" ? code : null, person.BirthCode);
    }

    [Theory]
    [InlineData("Syldavie", null, "BirthCountry:identity.birth-country")]
    [InlineData("Maroc", "99352", "BirthCode:identity.birth-code-country")]
    [InlineData("France", "99350", "BirthCode:identity.birth-code-country")]
    [InlineData("Maroc", "44109", "BirthCode:identity.birth-code-abroad")]
    [InlineData("France", "99999", "BirthCode:identity.birth-code-unknown")]
    [InlineData("France", "44999", "BirthCode:identity.birth-code-unknown")]
    [InlineData("France", "4410", "BirthCode:identity.birth-code")]
    [Rule("IDE-04")]
    [Rule("IDE-05")]
    public void A_code_or_a_country_that_is_in_no_list_is_refused_at_its_field(string country, string? code, string refused) => Assert.Equal(
        [refused],
        (Karim with { BirthPlace = "Ville", BirthCountry = country, BirthCode = code }).Refusals(Today, complete: false)
            .Select(refusal => $"{refusal.Field}:{refusal.Code}"));

    [Theory]
    [InlineData("44109", "Nantes", CommuneCodeKind.Insee, false)]
    [InlineData("44000", "NANTES", CommuneCodeKind.Postal, false)]
    [InlineData("75000", "Paris", CommuneCodeKind.Postal, false)]
    [InlineData("75112", "Paris", CommuneCodeKind.Insee, false)]
    [InlineData("20004", "Ajaccio", CommuneCodeKind.Insee, false)] // before 1976
    [InlineData("01015", "Arbignieu", CommuneCodeKind.Insee, false)] // now a part of another
    [InlineData("35288", "St-Malo", CommuneCodeKind.Insee, false)]
    [InlineData("76351", "Havre", CommuneCodeKind.Insee, false)]
    [InlineData("44109", "Rennes", CommuneCodeKind.Insee, true)]
    [Rule("IDE-05")]
    public void A_code_is_of_one_kind_and_a_name_that_is_not_its_own_is_doubted_not_refused(string code, string place, CommuneCodeKind kind, bool doubted)
    {
        var draft = Karim with { BirthPlace = place, BirthCode = code };
        Assert.Empty(draft.Refusals(Today, complete: false));
        Assert.Equal((kind, doubted), (Commune.KindOf(code, place)!.Value, draft.Doubts().Any()));
    }

    [Theory]
    [InlineData("La Réunion", "Saint-Denis", "97411", false)]
    [InlineData("La Réunion", "Saint-Denis", "97400", false)]
    [InlineData("La Réunion", "Saint-Denis", "93066", true)]
    [InlineData("RE", "Saint-Denis", "93066", true)]
    [InlineData("France", "Saint-Denis (La Réunion)", "93066", true)]
    [InlineData("France", "Saint-Denis, Seine-Saint-Denis", "93066", false)]
    [InlineData("Saint-Martin (partie française)", "Saint-Martin", "97150", false)]
    [InlineData("Guadeloupe", "Fort-de-France", "97209", true)]
    [InlineData("Guadeloupe", "Pointe-à-Pitre", "97110", false)]
    [Rule("IDE-05")]
    public void A_birth_overseas_has_a_code_of_that_territory_or_is_doubted(string country, string place, string code, bool doubted)
    {
        var draft = Karim with { BirthCountry = country, BirthPlace = place, BirthCode = code };
        Assert.Empty(draft.Refusals(Today, complete: false));
        Assert.Equal(doubted, draft.Doubts().Any());
    }

    [Theory]
    [InlineData("Łukasz", "Đorđević", "Lukasz", "Dordevic", Resemblance.Same)]
    [InlineData("Karim", "Øster Weiß", "KARIM", "OSTER WEISS", Resemblance.Same)]
    [InlineData("Mamadou", "Diallo", "Mamadou Alpha", "Diallo", Resemblance.Near)]
    [InlineData("Mamadou Alpha", "Diallo", "Alpha", "Diallo", Resemblance.Near)]
    [InlineData("Karim, Youssef", "Virgule", "Youssef Karim", "Virgule", Resemblance.Near)]
    [InlineData("Anne", "De La Tour", "Anne", "Delatour", Resemblance.Near)]
    [InlineData("Sean", "OBRIEN", "Sean", "O'Brien", Resemblance.Near)]
    [InlineData("Benali", "Karim", "Karim", "Benali", Resemblance.Near)]
    [InlineData("Jean", "Jumeau", "Jean-Baptiste", "Jumeau", Resemblance.Near)]
    [InlineData("", "Suharti", "Dewi", "Suharti", Resemblance.Near)]
    [InlineData("Jean", "Jumeau", "Jeanne", "Jumeau", Resemblance.None)]
    [InlineData("Marie Claire", "Jumeau", "Anne Marie", "Jumeau", Resemblance.None)]
    [InlineData("Karim", "Benali", "Karim", "Benaissa", Resemblance.None)]
    [Rule("IDE-06")]
    public void Names_that_may_be_of_one_person_resemble_each_other(string first, string name, string otherFirst, string otherName, Resemblance resemblance)
    {
        var (one, other) = (
            new NameResemblance(first, name, null, new DateOnly(1990, 1, 1)),
            new NameResemblance(otherFirst, otherName, null, new DateOnly(1990, 1, 1)));
        Assert.Equal((resemblance, resemblance), (one.To(other), other.To(one)));
    }

    [Theory]
    [InlineData("14/05/1985", Resemblance.Near)]
    [InlineData("05/1985", Resemblance.Near)]
    [InlineData("1985", Resemblance.Same)]
    [InlineData("1986", Resemblance.None)]
    [Rule("IDE-06")]
    public void A_birth_known_by_its_year_may_be_any_day_of_it(string born, Resemblance resemblance) => Assert.Equal(
        resemblance,
        Of(CivilDate.Read(born)!.Value).To(Of(CivilDate.Read("1985")!.Value)));

    private static NameResemblance Of(CivilDate born) => new("Karim", "Benali", null, born);
}

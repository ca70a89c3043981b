using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Demonstration;

/// <summary>Names that nobody of the branch bears on purpose: ordinary first names and surnames put together at random.</summary>
internal sealed class InventedPeople(Random random, DateOnly today)
{
    private const int Youngest = 22, Oldest = 58;

    private static readonly string[] Women =
    [
        "Alice",
        "Amina",
        "Anaïs",
        "Aurélie",
        "Camille",
        "Céline",
        "Chloé",
        "Clémence",
        "Coralie",
        "Delphine",
        "Émilie",
        "Estelle",
        "Fanny",
        "Inès",
        "Jeanne",
        "Julie",
        "Karine",
        "Laura",
        "Léa",
        "Leïla",
        "Lucie",
        "Maëva",
        "Marion",
        "Mélanie",
        "Morgane",
        "Nadège",
        "Noémie",
        "Océane",
        "Pauline",
        "Sabrina",
        "Sarah",
        "Sophie",
        "Valérie",
        "Yasmine",
        "Zoé",
    ];
    private static readonly string[] Men =
    [
        "Adrien",
        "Alexis",
        "Antoine",
        "Arnaud",
        "Bastien",
        "Benoît",
        "Cédric",
        "Clément",
        "Damien",
        "David",
        "Émile",
        "Fabien",
        "Florian",
        "Gaël",
        "Guillaume",
        "Ismaël",
        "Jérôme",
        "Jonas",
        "Kévin",
        "Lucas",
        "Malik",
        "Mathis",
        "Maxime",
        "Nicolas",
        "Olivier",
        "Pierre",
        "Quentin",
        "Rachid",
        "Romain",
        "Samuel",
        "Simon",
        "Théo",
        "Valentin",
        "Vincent",
        "Yann",
    ];
    private static readonly string[] Names =
    [
        "Abadie",
        "Allard",
        "Aubry",
        "Barbier",
        "Baron",
        "Benali",
        "Berger",
        "Besnard",
        "Blanchet",
        "Bodin",
        "Boucher",
        "Bourgeois",
        "Brunet",
        "Carlier",
        "Charpentier",
        "Chevallier",
        "Colas",
        "Cordier",
        "Coulon",
        "Da Silva",
        "Delmas",
        "Deschamps",
        "Diallo",
        "Dufour",
        "Dupuis",
        "Evrard",
        "Ferrand",
        "Fleury",
        "Fontaine",
        "Gaillard",
        "Garnier",
        "Germain",
        "Guichard",
        "Guillot",
        "Hamon",
        "Hervé",
        "Huet",
        "Jacquet",
        "Joly",
        "Kaced",
        "Lacroix",
        "Lambert",
        "Langlois",
        "Le Gall",
        "Lebrun",
        "Leclerc",
        "Lemaire",
        "Maillard",
        "Mallet",
        "Marchand",
        "Martel",
        "Masson",
        "Mercier",
        "Meunier",
        "Moulin",
        "Nguyen",
        "Noël",
        "Olivier",
        "Paris",
        "Pasquier",
        "Perret",
        "Picard",
        "Poirier",
        "Prévost",
        "Rey",
        "Riou",
        "Rolland",
        "Rousseau",
        "Sauvage",
        "Schmitt",
        "Tanguy",
        "Tessier",
        "Traoré",
        "Vallet",
        "Vidal",
        "Vincent",
        "Weber",
        "Zimmer",
    ];
    private static readonly string[] Towns =
    [
        "Amiens",
        "Angers",
        "Auxerre",
        "Besançon",
        "Blois",
        "Bordeaux",
        "Bourges",
        "Brest",
        "Caen",
        "Chambéry",
        "Clermont-Ferrand",
        "Dijon",
        "Grenoble",
        "La Rochelle",
        "Laval",
        "Le Havre",
        "Le Mans",
        "Lille",
        "Limoges",
        "Lyon",
        "Metz",
        "Montpellier",
        "Nancy",
        "Nantes",
        "Nice",
        "Niort",
        "Orléans",
        "Pau",
        "Poitiers",
        "Quimper",
        "Reims",
        "Rennes",
        "Rouen",
        "Saint-Étienne",
        "Strasbourg",
        "Toulouse",
        "Tours",
        "Troyes",
        "Valence",
        "Vannes",
    ];

    private static readonly Lazy<Dictionary<string, string>> CodeOf = new(() =>
        Commune.All.Where(commune => Towns.Contains(commune.Names[0])).GroupBy(commune => commune.Names[0]).ToDictionary(
            namesakes => namesakes.Key,
            namesakes => namesakes.First().Code));

    public string Town => Pick(Towns);

    /// <summary>Somebody known by name, with a function.</summary>
    public Person Professional(string jobTitle, string domain)
    {
        var (firstName, name) = (Pick(random.Next(2) == 0 ? Women : Men), Pick(Names));
        return Person.Named(firstName, name, Mailbox.Of(firstName, name, domain), jobTitle);
    }

    public Person Candidate(string jobTitle, string domain)
    {
        var sex = random.Next(3) == 0 ? Sex.Male : Sex.Female;
        var (firstName, name, town) = (Pick(sex == Sex.Female ? Women : Men), Pick(Names), Town);
        return Person.Candidate(
            new CandidateIdentity(
                firstName,
                name,
                null,
                sex,
                today.AddDays(-random.Next(Youngest * 366, Oldest * 365)),
                town,
                Mailbox.Of(firstName, name, domain),
                jobTitle
            )
            {
                BirthCountry = IdentityDraft.France,
                BirthCode = CodeOf.Value[town],
            }
        );
    }

    private string Pick(string[] among) => among[random.Next(among.Length)];
}

namespace CqpMutualite.Domain.Documents;

/// <summary>What the letter says.</summary>
/// <param name="Name">To whom.</param>
/// <param name="Sender">The organisation that prints it.</param>
/// <param name="Reference">About which file.</param>
/// <param name="Purpose">« suivre votre dossier de certification ».</param>
/// <param name="Address">Where to go, as typed in a browser.</param>
/// <param name="Identifier">Under which name.</param>
/// <param name="Code">With which code.</param>
/// <param name="Until">Until which day, in words.</param>
/// <param name="Day">Of which day, in words.</param>
public sealed record LetterFacts(
    string Name,
    string Sender,
    string Reference,
    string Purpose,
    string Address,
    string Identifier,
    string Code,
    string Until,
    string Day
);

/// <summary>The letter by which a person without e-mail address gets their access.</summary>
public static class LetterDocument
{
    public static Document Of(LetterFacts facts, DateTimeOffset date) =>
        new(
            new DocumentMeta("Lettre d’accès à CQP Mutualité", date)
            {
                Authors = [facts.Sender],
                Running = facts.Sender,
                Reference = $"Dossier {facts.Reference}",
                Foot = "À remettre en main propre ou sous pli fermé",
            },
            [
                new Section(
                    "Votre accès à CQP Mutualité",
                    [
                        new FieldList(
                            [new("À l’attention de", facts.Name), new("De la part de", facts.Sender), new("Date", facts.Day), new("Dossier", facts.Reference)],
                            Columns: 2
                        ),
                        new Paragraph($"Bonjour {facts.Name},"),
                        new Paragraph(
                            $"Un accès à l’application CQP Mutualité vous est ouvert pour {facts.Purpose}. Il ne demande pas d’adresse électronique."
                        ),
                        new TextList(
                            [
                                new ListItem("Ouvrez l’adresse ci-dessous dans un navigateur, sur un ordinateur, une tablette ou un téléphone.", []),
                                new ListItem("Recopiez l’identifiant et le code.", []),
                                new ListItem("Choisissez un mot de passe : il remplace le code, qui ne sert qu’une fois.", []),
                            ],
                            Numbered: true
                        ),
                        new Panel(
                            "Première connexion",
                            PanelTone.Plain,
                            [
                                new Paragraph(new Inline([new Run("Adresse : "), new Run(facts.Address) { Mono = true }])),
                                new Paragraph(new Inline([new Run("Identifiant : "), new Run(facts.Identifier) { Mono = true, Bold = true }])),
                                new Paragraph(new Inline([new Run("Code : "), new Run(facts.Code) { Mono = true, Bold = true }])),
                            ]
                        ),
                        new Paragraph(
                            $"Le code sert jusqu’au {facts.Until}. Gardez ensuite l’identifiant : il vous sera demandé à chaque connexion, avec votre mot de "
                                + $"passe. Ne confiez cette lettre à personne."
                        ),
                        new Paragraph("Si le code ne sert plus, demandez une autre lettre à la personne qui vous a remis celle-ci."),
                    ]
                )
                {
                    Anchor = "lettre",
                },
            ]
        );
}

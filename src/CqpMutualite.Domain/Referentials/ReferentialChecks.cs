namespace CqpMutualite.Domain.Referentials;

/// <summary>Faults that only the whole document shows: unknown references, keys given twice, answers without an owner.</summary>
internal sealed class ReferentialChecks
{
    private readonly Referential edition;
    private readonly HashSet<string> units, scales;
    private readonly List<DocumentFault> faults = [];

    private ReferentialChecks(Referential edition)
    {
        this.edition = edition;
        units = [.. edition.Units.Select(unit => unit.Key)];
        scales = [.. edition.Scales.Select(scale => scale.Key)];
    }

    public static IEnumerable<DocumentFault> Of(Referential edition)
    {
        var checks = new ReferentialChecks(edition);
        checks.Keys();
        checks.Standard();
        foreach (var (index, booklet) in edition.Booklets.Index())
        {
            checks.Check(booklet, $"$.booklets[{index}]");
        }

        checks.Check(edition.Jury, "$.jury");
        if (edition.Commission is { } commission)
        {
            checks.Check(commission, "$.commission");
        }

        checks.Demand(!edition.Rules.IsolatedUnits || edition.Commission is not null, "$.commission", "Des unités isolées demandent une commission.");
        return checks.faults;
    }

    private void Keys()
    {
        Twice(edition.Units.Select(unit => unit.Key), "$.units");
        Twice(edition.Scales.Select(scale => scale.Key), "$.scales");
        Twice(edition.Mentions.Select(mention => mention.Key), "$.mentions");
        Twice(edition.Booklets.Select(booklet => booklet.Key), "$.booklets");
        Twice(edition.Standard.Select(standard => standard.Unit), "$.standard");
        foreach (var scale in edition.Scales)
        {
            Twice(scale.Values.Select(value => value.Key), $"$.scales[{scale.Key}].values");
        }
    }

    private void Standard()
    {
        foreach (var (index, standard) in edition.Standard.Index())
        {
            Known(units, standard.Unit, $"$.standard[{index}].unit");
        }

        foreach (var missing in units.Except(edition.Standard.Select(standard => standard.Unit)))
        {
            faults.Add(new DocumentFault("$.standard", $"L’unité « {missing} » n’a pas de référentiel de compétences."));
        }
    }

    private void Check(Booklet booklet, string at)
    {
        Twice(booklet.Sections.Select(section => section.Key), at + ".sections");
        Twice(booklet.Questions(edition).Select(question => question.Key), at);
        foreach (var (position, field) in booklet.Cover.Index())
        {
            Field(field, $"{at}.cover[{position}]");
        }

        foreach (var (position, item) in booklet.Planning.Index())
        {
            Planned(item, $"{at}.planning[{position}]");
        }

        foreach (var (position, section) in booklet.Sections.Index())
        {
            Check(section, $"{at}.sections[{position}]");
        }
    }

    private void Check(BookletSection section, string at)
    {
        if (section.Unit is not null)
        {
            Known(units, section.Unit, at + ".unit");
        }

        foreach (var (rank, block) in section.Blocks.Index())
        {
            Check(block, section, $"{at}.blocks[{rank}]");
        }
    }

    private void Check(JuryPanel panel, string at)
    {
        foreach (var key in panel.Documents.Select(document => document.Booklet).OfType<string>())
        {
            Demand(edition.Booklet(key) is not null, at + ".documents", $"Le livret « {key} » n’existe pas.");
        }
    }

    private void Check(Block block, BookletSection section, string at)
    {
        switch (block)
        {
            case FieldBlock single:
                Field(single.Field, at + ".field");
                break;
            case Grid grid:
                Known(scales, grid.Scale, at + ".scale");
                Twice(grid.Rows.Select(row => row.Key), at + ".groups");
                if (section.Unit is null && grid.Meaning is not Meaning.Prerequisites)
                {
                    faults.Add(new DocumentFault(at, "Une grille est attendue dans la section d’une unité."));
                }

                break;
            case UnitTable table:
                foreach (var (rank, column) in table.Columns.Index())
                {
                    Field(column, $"{at}.columns[{rank}]");
                }

                foreach (var key in table.UnitTitles.Keys)
                {
                    Known(units, key, at + ".unitTitles");
                }

                break;
        }
    }

    private void Field(FieldDefinition field, string at)
    {
        if (field.Kind == FieldKind.Fact)
        {
            Demand(field.Fact is not null, at, "Un champ imprimé depuis le dossier nomme ce qu’il imprime (« fact »).");
            return;
        }

        Demand(field.FilledBy is not null, at, "Il faut dire qui remplit ce champ (« filledBy »).");
        Demand(field.Kind == FieldKind.Choice == field.Scale is not null, at, "Un choix, et lui seul, nomme son échelle (« scale »).");
        if (field.Scale is not null)
        {
            Known(scales, field.Scale, at + ".scale");
        }
    }

    private void Planned(PlanningItem item, string at)
    {
        foreach (var unit in item.Units)
        {
            Known(units, unit, at + ".units");
        }

        Demand(item.Minimum is null or > 0 && item.WithinDays is null or > 0 && item.Minutes is null or > 0, at, "Un nombre attendu est au moins 1.");
        Demand(item.Maximum is null || item.Maximum >= (item.Minimum ?? 1), at, "Le maximum est au moins le minimum.");
        Demand(item.Kind is not null || item is { WithinDays: null, Minutes: null }, at, "Ce que le candidat prépare n’a ni durée ni délai.");
    }

    private void Demand(bool holds, string at, string message)
    {
        if (!holds)
        {
            faults.Add(new DocumentFault(at, message));
        }
    }

    private void Known(HashSet<string> keys, string key, string at) => Demand(keys.Contains(key), at, $"« {key} » n’existe pas dans cette édition.");

    private void Twice(IEnumerable<string> keys, string at)
    {
        foreach (var key in keys.GroupBy(key => key).Where(group => group.Count() > 1))
        {
            faults.Add(new DocumentFault(at, $"La clé « {key.Key} » est donnée deux fois."));
        }
    }
}

using System.Text.Json;

namespace CqpMutualite.Domain.Referentials;

/// <summary>Reads an edition document (JSON, see docs/editions.md) and reports every fault with its path, not the first only.</summary>
public static class ReferentialReader
{
    /// <summary>The edition, or null with the faults that forbid using it.</summary>
    public static (Referential? Edition, IReadOnlyList<DocumentFault> Faults) Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException unreadable)
        {
            return (null, [new DocumentFault("$", $"Le document n’est pas du JSON : ligne {unreadable.LineNumber + 1}.")]);
        }

        using (document)
        {
            var faults = new List<DocumentFault>();
            var root = new DocumentNode(document.RootElement, "$", faults);
            var edition = ReadReferential(root);
            root.Close();
            faults.AddRange(ReferentialChecks.Of(edition));
            return faults.Count == 0 ? (edition, faults) : (null, faults);
        }
    }

    private static Referential ReadReferential(DocumentNode node) =>
        new()
        {
            Code = node.Text("code"),
            Version = node.Number("version"),
            Title = node.Text("title"),
            ShortTitle = node.Text("shortTitle"),
            CoverLine = node.OptionalText("coverLine"),
            SourceYear = node.OptionalNumber("sourceYear"),
            SharedByCertifications = node.Flag("sharedByCertifications"),
            Vocabulary = node.Child("vocabulary", words => new Vocabulary(
                words.Text("unit"),
                words.Text("units"),
                words.Text("trainingOrganisation"),
                words.Text("certifier"),
                words.Text("issuingBody")
            )),
            Mentions = node.List("mentions", mention => new Mention(mention.Text("key"), mention.Text("label"))),
            Scales = node.List("scales", scale => new Scale(
                scale.Text("key"),
                scale.List("values", value => new ScaleValue(value.Text("key"), value.Text("label"), value.OptionalFlag("favourable")))
            )
            {
                Ours = scale.OptionalFlag("ours") ?? false,
            }),
            Units = node.List("units", unit => new Unit(
                unit.Text("key"),
                unit.Text("label"),
                unit.Text("title"),
                unit.OptionalList("sharedWith", code => code.Text()),
                unit.Lines("source")
            )),
            Rules = node.Child("rules", ReadRules),
            Profile = node.List("profile", part => new ProfilePart(part.Text("title"), part.List("items", ReadItem), part.Lines("source"))),
            Standard = node.List("standard", ReadStandard),
            Booklets = node.List("booklets", ReadBooklet),
            Jury = node.Child("jury", ReadPanel),
            Commission = node.OptionalChild("commission", ReadPanel),
            Irregularities = node.List("irregularities", oddity => new Irregularity(oddity.Text("where"), oddity.Text("what"), oddity.Lines("source"))),
        };

    private static PathRules ReadRules(DocumentNode node) =>
        new()
        {
            PositiveWhen = node.Word<PositiveWhen>("positiveWhen"),
            FormativeScope = node.Word<FormativeScope>("formativeScope"),
            ModuleBelongsToOneUnit = node.Flag("moduleBelongsToOneUnit"),
            ActivitiesRequired = node.OptionalFlag("activitiesRequired") ?? true,
            AttestationsRequired = node.Flag("attestationsRequired"),
            ConsensusStated = node.Flag("consensusStated"),
            InterviewConduct = node.Word<InterviewConduct>("interviewConduct"),
            HasPrerequisites = node.Flag("hasPrerequisites"),
            IsolatedUnits = node.Flag("isolatedUnits"),
            EvaluatorsFromOrganisation = node.Flag("evaluatorsFromOrganisation"),
            TrainingHours = node.OptionalChild("trainingHours", hours => new HoursRange(hours.Number("minimum"), hours.Number("maximum"))),
            FirstJuryWithinYears = node.OptionalNumber("firstJuryWithinYears"),
            PartialValidityYears = node.OptionalNumber("partialValidityYears"),
            Vae = node.OptionalChild("vae", vae => new VaeRule(
                vae.Number("minimumYears"),
                vae.Number("withinYears"),
                vae.OptionalText("sector"),
                vae.List("natures", nature => nature.Text()),
                vae.Lines("source")
            )),
        };

    private static UnitStandard ReadStandard(DocumentNode node) => new(
        node.Text("unit"),
        node.Text("title"),
        node.List("skills", ReadSkills),
        node.List("criteria", group => new CriteriaGroup(group.OptionalText("title"), group.List("items", ReadItem))),
        node.Lines("source"));

    private static Booklet ReadBooklet(DocumentNode node) => new()
    {
        Key = node.Text("key"),
        Title = node.Text("title"),
        Cover = node.List("cover", ReadField),
        CoverSignatories = node.OptionalList("coverSignatories", ReadSignatory),
        Planning = node.OptionalList("planning", ReadPlanning),
        CandidateAnnex = node.OptionalFlag("candidateAnnex") ?? false,
        Sections = node.List("sections", ReadSection),
    };

    private static PlanningItem ReadPlanning(DocumentNode node) => new()
    {
        Kind = node.OptionalWord<MomentKind>("kind"),
        Label = node.Text("label"),
        Ours = node.OptionalFlag("ours") ?? false,
        Units = node.OptionalList("units", unit => unit.Text()),
        Minimum = node.OptionalNumber("minimum"),
        Maximum = node.OptionalNumber("maximum"),
        WithinDays = node.OptionalNumber("withinDays"),
        Minutes = node.OptionalNumber("minutes"),
        Indicative = node.OptionalFlag("indicative") ?? false,
        Source = node.Lines("source"),
    };

    private static BookletSection ReadSection(DocumentNode node) => new()
    {
        Key = node.Text("key"),
        Label = node.OptionalText("label"),
        Title = node.Text("title"),
        Ours = node.OptionalFlag("ours") ?? false,
        Unit = node.OptionalText("unit"),
        Landscape = node.OptionalFlag("landscape") ?? false,
        Blocks = node.List("blocks", ReadBlock),
        Source = node.OptionalLines("source"),
    };

    private static Block ReadBlock(DocumentNode node)
    {
        var type = node.Text("type");
        switch (type)
        {
            case "text":
                return ReadText(node);
            case "list":
                return new ListBlock(
                    node.Text("key"),
                    node.Word<ListRole>("role"),
                    node.OptionalText("title"),
                    node.List("items", ReadItem),
                    node.OptionalLines("source")
                );
            case "field":
                return new FieldBlock(node.Child("field", ReadField));
            case "grid":
                return ReadGrid(node);
            case "unitTable":
                return new UnitTable
                {
                    Key = node.Text("key"),
                    Title = node.OptionalText("title"),
                    UnitHead = node.Text("unitHead"),
                    Columns = node.List("columns", ReadField),
                    Signatories = node.OptionalList("signatories", ReadSignatory),
                    UnitTitles = node.OptionalTexts("unitTitles"),
                    Source = node.OptionalLines("source"),
                };
            case "rows":
                return new RowsBlock(
                    node.Text("key"),
                    node.Word<RowsOf>("rows"),
                    node.OptionalText("title"),
                    node.List("heads", head => head.Text()),
                    node.Number("blankRows"),
                    node.OptionalLines("source")
                )
                {
                    ByUnit = node.OptionalFlag("byUnit") ?? false,
                };
            case "signatures":
                return new SignaturesBlock(node.OptionalText("label"), node.List("signatories", ReadSignatory));
            default:
                node.Fault("type", "Un de ces mots est attendu : text, list, field, grid, unitTable, rows, signatures.");
                return ReadText(node);
        }
    }

    internal static TextBlock ReadText(DocumentNode node) =>
        new()
        {
            Key = node.OptionalText("key"),
            Title = node.OptionalText("title"),
            Text = node.Text("text"),
            Items = node.OptionalList("items", ReadItem),
            Numbered = node.OptionalFlag("numbered") ?? false,
            Ours = node.Flag("ours"),
            Note = node.OptionalFlag("note") ?? false,
            Subject = node.OptionalWord<TextSubject>("subject") ?? TextSubject.None,
        };

    private static Grid ReadGrid(DocumentNode node) =>
        new()
        {
            Key = node.Text("key"),
            Title = node.OptionalText("title"),
            Heads = node.Child("heads", heads => new GridHeads(heads.OptionalText("skills"), heads.Text("criteria"), heads.Text("result"))
            {
                Groups = heads.OptionalText("groups"),
            }),
            FilledBy = node.Word<FilledBy>("filledBy"),
            Scale = node.Text("scale"),
            Meaning = node.Word<Meaning>("meaning"),
            Required = node.Flag("required"),
            Skills = node.OptionalList("skills", ReadSkills),
            Groups = node.List("groups", group => new GridGroup(
                group.OptionalText("title"),
                group.List("rows", row => new GridRow(
                    row.Text("key"),
                    row.OptionalList("competences", text => text.Text()),
                    row.OptionalText("title"),
                    row.List("criteria", ReadItem)
                ))
            )),
            Source = node.Lines("source"),
        };

    private static FieldDefinition ReadField(DocumentNode node) => new()
    {
        Key = node.Text("key"),
        Label = node.Text("label"),
        Kind = node.Word<FieldKind>("kind"),
        FilledBy = node.OptionalWord<FilledBy>("filledBy"),
        Scale = node.OptionalText("scale"),
        Fact = node.OptionalWord<FileFact>("fact"),
        Meaning = node.OptionalWord<Meaning>("meaning") ?? Meaning.None,
        Required = node.OptionalFlag("required") ?? false,
        Help = node.OptionalText("help"),
        Ours = node.OptionalFlag("ours") ?? false,
        Lines = node.OptionalNumber("lines") ?? 0,
    };

    private static JuryPanel ReadPanel(DocumentNode node) =>
        new()
        {
            Seats = node.List("seats", ReadSeat),
            Observers = node.List("observers", ReadSeat),
            Presidency = node.Word<Presidency>("presidency"),
            Timings = node.List("timings", timing => new Timing(
                timing.Text("certification"),
                timing.List("steps", step => new TimingStep(step.Text("label"), step.OptionalNumber("minutes")))
            )),
            Documents = node.List("documents", document => new PanelDocument(
                document.Text("title"),
                document.OptionalText("booklet"),
                document.OptionalFlag("optional") ?? false
            )),
            Source = node.Lines("source"),
        };

    private static Seat ReadSeat(DocumentNode node) => new(node.Word<College>("college"), node.Text("label"), node.Number("count"));

    private static Signatory ReadSignatory(DocumentNode node) => new(node.Word<SignatoryRole>("role"), node.Text("label"), node.OptionalText("statement"))
    {
        Opening = node.OptionalText("opening"),
        Ours = node.OptionalFlag("ours") ?? false,
    };

    private static SkillList ReadSkills(DocumentNode node) => new(node.OptionalText("title"), node.List("items", ReadItem));

    private static TextItem ReadItem(DocumentNode node) => node.IsText
        ? new TextItem(node.Text(), [], null)
        : new TextItem(node.Text("text"), node.OptionalList("items", text => text.Text()), node.OptionalText("note"));
}

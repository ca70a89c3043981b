namespace CqpMutualite.Domain.Referentials;

/// <summary>
/// One published edition of a certification: what is asked, of whom, in what order and on which scale.
/// Immutable; a certification file stays pinned to the edition it was opened with. The text of the form is data,
/// read from JSON by <see cref="ReferentialReader"/>; it never says « if … then … ».
/// </summary>
public sealed record Referential
{
    /// <summary>Stable code, as in the URLs.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Version { get; init; }

    /// <summary>Official title, for example « CQP Spécialiste prestations santé-prévoyance ».</summary>
    public required string Title { get; init; }

    /// <summary>The title without « CQP », for lists.</summary>
    public required string ShortTitle { get; init; }

    /// <summary>What the covers say under the title, in the words of the source; null when they say nothing.</summary>
    public required string? CoverLine { get; init; }

    /// <summary>Year of the source documents; null when they bear none.</summary>
    public required int? SourceYear { get; init; }

    /// <summary>« Édition 2014 », « Édition non datée ».</summary>
    public string Dated => SourceYear is { } year ? $"Édition {year}" : "Édition non datée";

    /// <summary>« Édition 2014 du référentiel, version 2 »: at the foot of what is printed.</summary>
    public string Imprint => $"{Dated} du référentiel, version {Version}";

    /// <summary>True when several certifications share this edition: the file then names the one that is prepared.</summary>
    public required bool SharedByCertifications { get; init; }

    /// <summary>The words of this edition.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Mentions a candidate chooses from; empty when the certification has none.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>Every scale of the edition.</summary>
    public required IReadOnlyList<Scale> Scales { get; init; }

    /// <summary>The units of certification (domaines, blocs), in order; for a file that presents some only, those (<see cref="Presentation"/>).</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The units of the certification, presented or not.</summary>
    public IReadOnlyList<Unit> AllUnits { get => field ?? Units; init; }

    /// <summary>Rules of the path that differ between editions.</summary>
    public required PathRules Rules { get; init; }

    /// <summary>What the certification is about: definition of the occupation, activities; empty when the source has none.</summary>
    public required IReadOnlyList<ProfilePart> Profile { get; init; }

    /// <summary>The référentiel de compétences, one entry a unit; its lists differ from those of the booklets.</summary>
    public required IReadOnlyList<UnitStandard> Standard { get; init; }

    /// <summary>The booklets, in the order of the path.</summary>
    public required IReadOnlyList<Booklet> Booklets { get; init; }

    /// <summary>Composition and course of the jury.</summary>
    public required JuryPanel Jury { get; init; }

    /// <summary>Composition of the joint commission for isolated units; null when the edition has none.</summary>
    public required JuryPanel? Commission { get; init; }

    /// <summary>What is irregular in the source and kept as it is.</summary>
    public required IReadOnlyList<Irregularity> Irregularities { get; init; }

    /// <summary>The unit of that key.</summary>
    public Unit Unit(string key) => AllUnits.Single(unit => unit.Key == key);

    /// <summary>The scale of that key.</summary>
    public Scale Scale(string key) => Scales.Single(scale => scale.Key == key);

    /// <summary>The booklet of that key; null when the edition does not have it.</summary>
    public Booklet? Booklet(string key) => Booklets.SingleOrDefault(booklet => booklet.Key == key);

    /// <summary>What the evaluation booklet says on a subject, in its order; empty in editions that say nothing apart.</summary>
    public IReadOnlyList<TextBlock> TextsOn(TextSubject subject) =>
        [.. Booklet(BookletKeys.Evaluation)?.Blocks.Select(pair => pair.Block).OfType<TextBlock>().Where(text => text.Subject == subject) ?? []];

    /// <summary>Course of the sitting for a certification, else the one written for the edition itself; null when the source gives none.</summary>
    public Timing? JuryTiming(string certification) =>
        Jury.Timings.FirstOrDefault(timing => timing.Certification == certification) ?? Jury.Timings.FirstOrDefault(timing => timing.Certification == Code);
}

/// <summary>The words that change between editions. All in lower case, without article.</summary>
/// <param name="Unit">« domaine », « bloc ».</param>
/// <param name="Units">Its plural.</param>
/// <param name="TrainingOrganisation">« organisme de formation agréé », « organisme de formation habilité ».</param>
/// <param name="Certifier">Who receives the files: « OEMM », « secrétariat de la CPNEFP ».</param>
/// <param name="IssuingBody">The body on the cover of every booklet.</param>
public sealed record Vocabulary(string Unit, string Units, string TrainingOrganisation, string Certifier, string IssuingBody);

/// <summary>A mention of the certification.</summary>
public sealed record Mention(string Key, string Label);

/// <summary>Values to choose one from.</summary>
public sealed record Scale(string Key, IReadOnlyList<ScaleValue> Values)
{
    /// <summary>Its words are ours.</summary>
    public bool Ours { get; init; }

    /// <summary>The value of that key; null when the scale does not have it.</summary>
    public ScaleValue? Value(string? key) => Values.SingleOrDefault(value => value.Key == key);
}

/// <summary>One value; <paramref name="Favourable"/> is null for values that are neither (a level, « à améliorer »).</summary>
public sealed record ScaleValue(string Key, string Label, bool? Favourable);

/// <summary>A unit of certification. <paramref name="SharedWith"/>: codes of the other certifications that have it too.</summary>
public sealed record Unit(string Key, string Label, string Title, IReadOnlyList<string> SharedWith, SourceLines Source)
{
    /// <summary>« D1 », « B2 ».</summary>
    public string Short => string.Concat(Label.AsSpan(0, 1), Label.AsSpan(Label.LastIndexOf(' ') + 1));
}

/// <summary>First and last physical lines in the source document.</summary>
public readonly record struct SourceLines(int First, int Last);

/// <summary>Which units the training organisation assesses.</summary>
public enum FormativeScope
{
    /// <summary>Only those for which training was followed.</summary>
    FollowedUnits,

    /// <summary>All, whatever the path.</summary>
    EveryUnit,

    /// <summary>None: the edition has no training booklet.</summary>
    None,
}

/// <summary>What « évaluation positive », which opens the way to the jury, means.</summary>
public enum PositiveWhen
{
    /// <summary>The overall opinion on each unit is favourable.</summary>
    EveryOpinionFavourable,

    /// <summary>Each competence presented is acquired.</summary>
    EveryResultFavourable,
}

/// <summary>Who runs the welcome and orientation interview.</summary>
public enum InterviewConduct
{
    /// <summary>The company, with support if it wishes.</summary>
    Company,

    /// <summary>The company together with the training organisation, which is therefore chosen before.</summary>
    CompanyAndOrganisation,
}

/// <summary>Rules of the path. A null means that the source is silent.</summary>
public sealed record PathRules
{
    /// <summary>When the evaluation is positive.</summary>
    public required PositiveWhen PositiveWhen { get; init; }

    /// <summary>Which units get formative evaluations.</summary>
    public required FormativeScope FormativeScope { get; init; }

    /// <summary>A module is attached to one unit only.</summary>
    public required bool ModuleBelongsToOneUnit { get; init; }

    /// <summary>The activities of every unit must have been exercised before the jury; otherwise it is said to be important, and forbids nothing.</summary>
    public bool ActivitiesRequired { get; init; } = true;

    /// <summary>Training attestations must be joined.</summary>
    public required bool AttestationsRequired { get; init; }

    /// <summary>The source itself demands the consensus of the evaluators (else we do, because the paper has one box).</summary>
    public required bool ConsensusStated { get; init; }

    public required InterviewConduct InterviewConduct { get; init; }

    /// <summary>The interview has a single Oui/Non on prerequisites.</summary>
    public required bool HasPrerequisites { get; init; }

    /// <summary>One or several units may be presented alone to the commission.</summary>
    public required bool IsolatedUnits { get; init; }

    /// <summary>The evaluators may be of the training organisation; otherwise they are of the company.</summary>
    public required bool EvaluatorsFromOrganisation { get; init; }

    /// <summary>Guide for a full path, in hours.</summary>
    public required HoursRange? TrainingHours { get; init; }

    /// <summary>Years from registration to a first jury.</summary>
    public required int? FirstJuryWithinYears { get; init; }

    /// <summary>Years during which units of a partial decision stay valid.</summary>
    public required int? PartialValidityYears { get; init; }

    /// <summary>Access by validation of experience; null when the source has none.</summary>
    public required VaeRule? Vae { get; init; }
}

/// <summary>Hours, both ends included.</summary>
public sealed record HoursRange(int Minimum, int Maximum);

/// <summary>
/// Admissibility: <paramref name="MinimumYears"/> of experience within the last <paramref name="WithinYears"/> years, of one of these natures.
/// </summary>
public sealed record VaeRule(int MinimumYears, int WithinYears, string? Sector, IReadOnlyList<string> Natures, SourceLines Source);

/// <summary>A titled part of the definition of the occupation.</summary>
public sealed record ProfilePart(string Title, IReadOnlyList<TextItem> Items, SourceLines Source);

/// <summary>The référentiel's own skills and criteria of one unit.</summary>
public sealed record UnitStandard(string Unit, string Title, IReadOnlyList<SkillList> Skills, IReadOnlyList<CriteriaGroup> Criteria, SourceLines Source);

/// <summary>A titled list of skills (« Savoir-faire », « Savoirs », « Compétences »).</summary>
public sealed record SkillList(string? Title, IReadOnlyList<TextItem> Items);

/// <summary>Criteria of the référentiel under one title.</summary>
public sealed record CriteriaGroup(string? Title, IReadOnlyList<TextItem> Items);

/// <summary>A line of the source, with its second level, and its footnote if it has one.</summary>
public sealed record TextItem(string Text, IReadOnlyList<string> Items, string? Note);

/// <summary>Members of a jury or commission.</summary>
public sealed record JuryPanel
{
    public required IReadOnlyList<Seat> Seats { get; init; }

    public required IReadOnlyList<Seat> Observers { get; init; }

    /// <summary>How the president is chosen.</summary>
    public required Presidency Presidency { get; init; }

    /// <summary>Course of the sitting, per certification code.</summary>
    public required IReadOnlyList<Timing> Timings { get; init; }

    public required IReadOnlyList<PanelDocument> Documents { get; init; }

    /// <summary>Where the source says so.</summary>
    public required SourceLines Source { get; init; }

    /// <summary>
    /// The panel of a session that hears the files of several editions: every seat that one of them asks for, in turn as soon as one of them says so.
    /// </summary>
    public static JuryPanel Of(IReadOnlyList<JuryPanel> panels) => panels.Count == 1 ? panels[0] : panels[0] with
    {
        Seats = Most(panels.SelectMany(panel => panel.Seats)),
        Observers = Most(panels.SelectMany(panel => panel.Observers)),
        Presidency = panels.Any(panel => panel.Presidency == Presidency.Alternating) ? Presidency.Alternating : Presidency.Free,
        Documents = [.. panels.SelectMany(panel => panel.Documents).Distinct()],
    };

    private static IReadOnlyList<Seat> Most(IEnumerable<Seat> seats) =>
        [.. seats.GroupBy(seat => seat.College).Select(same => same.MaxBy(seat => seat.Count)!)];
}

/// <summary>How the president of a panel is chosen.</summary>
public enum Presidency
{
    /// <summary>A member named at the opening, employers and employees in turn.</summary>
    Alternating,

    /// <summary>The source does not say: any member.</summary>
    Free,
}

/// <summary>College of a panel member.</summary>
public enum College
{
    Employers,

    Employees,

    Secretariat,
}

public sealed record Seat(College College, string Label, int Count);

/// <summary>Steps of a sitting for one certification.</summary>
public sealed record Timing(string Certification, IReadOnlyList<TimingStep> Steps)
{
    /// <summary>Minutes of the steps that have some.</summary>
    public int Minutes => Steps.Sum(step => step.Minutes ?? 0);
}

/// <summary>A step; minutes are null when the source gives none (deliberation).</summary>
public sealed record TimingStep(string Label, int? Minutes);

/// <summary>A document handed to a panel. <paramref name="Booklet"/> is null for papers that are no booklet of the edition.</summary>
public sealed record PanelDocument(string Title, string? Booklet, bool Optional);

/// <summary>Something odd in the source that the edition keeps.</summary>
public sealed record Irregularity(string Where, string What, SourceLines Source);

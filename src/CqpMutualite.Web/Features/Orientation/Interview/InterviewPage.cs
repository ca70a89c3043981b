using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Orientation.Interview;

/// <summary>The whole guide to fill.</summary>
/// <param name="Head">The file.</param>
/// <param name="Guide">Its cover and its sections.</param>
/// <param name="Form">What is typed besides the guide.</param>
/// <param name="Parts">Where one can go on the page, with what is left there.</param>
/// <param name="Labels">Labels of the answers, for the error summary.</param>
/// <param name="AsksDay">The edition does not ask for the day: the page does.</param>
/// <param name="State">What is said above the guide once it is not to be filled.</param>
public sealed record InterviewPage(
    FileHead Head,
    BookletForm Guide,
    InterviewForm Form,
    IReadOnlyList<PagePart> Parts,
    IReadOnlyDictionary<string, string> Labels,
    bool AsksDay,
    string? State
)
{
    /// <summary>Value of the button that concludes.</summary>
    public const string Conclude = "conclure";

    private const int FewParts = 3;

    /// <summary>The interview was concluded and is corrected before the registration goes out.</summary>
    public bool Correcting => !Guide.Frozen && Head.File.Stage != Stage.Orientation;

    /// <summary>« Enregistré à 14:32 », when something is.</summary>
    public string? SavedAt { get; init; }

    /// <summary>The prerequisites were answered and are not met: the candidate goes elsewhere.</summary>
    public bool Reorient { get; init; }

    /// <summary>The guide carries a signature: it is opened again before it is corrected.</summary>
    public bool Signed { get; init; }

    /// <summary>Where the prerequisites are answered.</summary>
    public string PrerequisitesAnchor =>
        "#" + Ids.Of(AnswerFields.Value(InterviewGuide.Questions(Head.Edition).First(question => question.Field.Meaning == Meaning.Prerequisites).Key));

    /// <summary>A short guide needs no list of its parts.</summary>
    public bool ShowsParts => Parts.Count > FewParts;

    /// <summary>The edition has the interview run together with the organisation, which nobody has chosen yet.</summary>
    public bool NeedsOrganisation =>
        !Guide.Frozen && Head.Edition.Rules.InterviewConduct == InterviewConduct.CompanyAndOrganisation && !Head.File.TrainingOrganisations.Any();

    /// <summary>What is said first when the organisation is missing.</summary>
    public AlertLine OrganisationAlert => new(
        "Choisissez d’abord l’organisme de formation :",
        $"cet entretien se mène avec lui. Vous pouvez déjà prendre des notes ; la conclusion attend ce choix.",
        Remedy: "Choisir l’organisme",
        RemedyUrl: RegistrationPaths.Organisation(Head.File.Reference));

    /// <summary>The mention wished at opening: a reminder, never an answer.</summary>
    public string? WishedMention =>
        Head.File.Opening.WishedMention is { } wished ? Head.Edition.Mentions.FirstOrDefault(mention => mention.Key == wished)?.Label : null;

    /// <summary>The buttons; null when there is nothing to fill.</summary>
    public Dock? Dock =>
        Guide.Frozen ? null
        : Correcting ? new Dock("entretien") { Next = new DockStep("Conclure de nouveau", Value: Conclude, Icon: "check-lg") }
        : new Dock("entretien")
        {
            State = SavedAt is null ? SaveState.None : SaveState.Saved,
            SaveText = SavedAt,
            ByHand = true,
            Next = new DockStep("Conclure l’entretien", Value: Conclude, Icon: "check-lg"),
        };

    /// <summary>Four queries beside that of the head.</summary>
    public static async Task<InterviewPage> LoadAsync(FileActing begun, InterviewForm form, CancellationToken cancellation)
    {
        var (head, edition) = (begun.Head, begun.Edition);
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, InterviewGuide.Key, cancellation);
        var facts = await FileSheets.NamesAsync(begun.Db, head, cancellation);
        var sections = InterviewGuide.Parts(edition.Booklet(InterviewGuide.Key)!);
        var signed = sheet.Signatures.Any();
        var frozen = signed || !begun.File.Orientation.MayRecord().IsAccepted;
        return new InterviewPage(
            head,
            WithWords(begun.Form(new BookletForm(edition, sections, sheet.Printed, sheet.Revisions)
            {
                Facts = facts,
                Frozen = frozen,
                Editable = field => field.FilledBy == FilledBy.Conductor,
                Notes = InterviewGuide.WordsOf(sheet.Answers),
            })),
            form,
            [.. sections.Select(section => PartOf(edition, section, sheet.Printed))],
            AnswerFields.Labels(InterviewGuide.Questions(edition), edition),
            InterviewGuide.Day(edition) is null,
            frozen ? StateOf(head, signed) : null)
        {
            Signed = signed && begun.File.Orientation.MaySign().IsAccepted,
            SavedAt = SavedOn(sheet.Answers, begun.Today),
        };
    }

    /// <summary>The same once what was typed is kept and only the conclusion is refused.</summary>
    public InterviewPage Unconcluded(Outcome refused) => this with
    {
        Guide = Guide with { MarkEmpty = true },
        Reorient = refused.Refusals.Any(refusal => refusal.Code == FileRefusals.PrerequisitesNotMet("").Code),
    };

    // a word is asked where what is typed contradicts itself, and stays where one was given
    private static BookletForm WithWords(BookletForm form)
    {
        var values = InterviewGuide.Questions(form.Edition)
            .Select(question => (question.Key, Value: form.Value(question.Key)))
            .Where(answer => !string.IsNullOrWhiteSpace(answer.Value))
            .ToDictionary(answer => answer.Key, answer => answer.Value!);
        var contradicted = OrientationContradictions.Of(form.Edition, values).Select(found => found.Field).ToHashSet();
        return form with { WordLabel = key => contradicted.Contains(key) || form.Notes.ContainsKey(key) ? "Pourquoi cette orientation" : null };
    }

    private static string? SavedOn(IReadOnlyList<Answer> answers, DateOnly today) => answers.Count == 0 ? null : answers.Max(answer => answer.At) switch
    {
        var at when FrenchText.ParisDay(at) == today => $"Enregistré à {FrenchText.Hour(at)}",
        var at => $"Enregistré le {FrenchText.ListDate(FrenchText.ParisDay(at))}",
    };

    private static PagePart PartOf(Referential edition, BookletSection section, IReadOnlyDictionary<string, string> values)
    {
        var (given, expected) = InterviewGuide.Count(edition, section, values);
        return new PagePart(InterviewGuide.Anchor(section), section.Unit is null ? section.Title : section.Label ?? section.Title, given, expected);
    }

    private static string StateOf(FileHead head, bool signed) =>
        head.File switch
        {
            { Halts.ClosedOn: not null } => "Ce dossier est clos : l’entretien ne change plus.",
            { Halts.SuspendedOn: { } since } => $"Ce dossier est suspendu depuis le {FrenchText.PlainDate(since)} : l’entretien attend sa reprise.",
            { Orientation.InterviewedOn: { } day, Registration.RegisteredOn: null } when signed =>
                $"Entretien du {FrenchText.PlainDate(day)}, conclu et signé : il ne change plus, sauf réouverture motivée.",
            { Orientation.InterviewedOn: { } day } => $"Entretien du {FrenchText.PlainDate(day)}, conclu. L’inscription est transmise : il ne change plus.",
            _ => "L’entretien ne change plus.",
        };
}

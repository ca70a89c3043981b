using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What the interview concluded, from its conclusion on, on the way of training.</summary>
public sealed class IndividualPath : FileDocument
{
    public const string Key = "parcours-individualise";

    public override string Name => Key;

    public override string TitleOn(FileHead head) => "Parcours individualisé";

    public override bool IsReadBy(FileView view) =>
        view.Head.File is { Orientation.InterviewedOn: not null, Units.Count: > 0 } && view.ReadsBegun(BookletKeys.Guide);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Orientation.InterviewedOn;

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head, readership, now) = drawing;
        var (file, edition) = (head.File, head.Edition);
        var names = await FileSheets.NamesOfAllAsync(db, head, cancellation);
        var sheet = await readership.SheetAsync(db, file, BookletKeys.Guide, cancellation);
        var proposed = edition.Booklet(BookletKeys.Guide)!.Questions(edition)
            .Where(question => question.Field.Meaning == Meaning.ToTrain && question.Unit is not null)
            .Select(question => (question.Unit, Text: sheet.Printed.GetValueOrDefault(question.Key))).Where(pair => pair.Text is not null);
        var document = IndividualPathDocument.Of(
            edition,
            new IndividualPathFacts
            {
                Reference = file.Reference,
                Candidate = head.CandidateName,
                Company = names.Facts.GetValueOrDefault(FileFact.Company, ""),
                Organisations = [.. file.TrainingOrganisations.Select(place => (names.Organisations[place.OrganisationId], place.Units))],
                Certification = file.CertificationTitle,
                Mention = edition.Mentions.FirstOrDefault(mention => mention.Key == file.Orientation.Mention)?.Label,
                InterviewedOn = FrenchText.PlainDate(file.Orientation.InterviewedOn!.Value),
                Paths = file.Units.ToDictionary(path => path.Unit, path => path.DirectlyAssessed),
                Proposed = proposed.ToDictionary(pair => pair.Unit!, pair => pair.Text!),
                Modules =
                [
                    .. file
                        .Modules.Where(module => readership.Reads(head, module.Unit))
                        .OrderBy(module => edition.Units.TakeWhile(unit => unit.Key != module.Unit).Count())
                        .ThenBy(module => module.StartsOn)
                        .Select(module => new PlannedModule(
                            module.Unit,
                            module.Title,
                            FileSheets.Days(module.StartsOn, module.EndsOn),
                            OrganisationOf(module),
                            module.Hours
                        )
                        {
                            Content = module.Content,
                            Method = module.Method,
                        }),
                ],
                Signatures = FileSheets.ProofsOf(sheet.Signatures),
            },
            now);
        return new DrawnDocument(document, null);

        string? OrganisationOf(Module module) =>
            module.OrganisationId is { } giver && names.Organisations.TryGetValue(giver, out var name) ? name
            : file.TrainingOrganisations.FirstOrDefault(place => place.Covers(module.Unit)) is { } place ? names.Organisations[place.OrganisationId]
            : null;
    }
}

/// <summary>The path of training that was followed, where the edition has no booklet that says it.</summary>
public sealed class PathSheet : FileDocument
{
    public override string Name => FilesPaths.PathSheet;

    public override string TitleOn(FileHead head) => TrainingPathDocument.Title;

    public override bool IsReadBy(FileView view) => view.Head.Edition.Booklet(BookletKeys.Training) is null && view.ReadsBegun(BookletKeys.Training);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Training.TrainedOn;

    // it may be drawn before there is anything in it: a blank form
    public override BookletRow? RowFor(FileView view) =>
        view.Head.File.Modules.Count > 0 && IsReadBy(view) ? Row(view, new Tag(DayOn(view) is null ? TagState.InProgress : TagState.Complete)) : null;

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation) =>
        new(await FileSheets.DrawPathAsync(drawing, cancellation), null);
}

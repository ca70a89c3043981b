using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>Modules, formative evaluations, attestations; the booklet handed over to the company.</summary>
public sealed class FileTraining
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileTraining()
    {
    }

    private const int ModuleYearsBefore = 10;

    private const int ModuleYearsAfter = 3;

    private const int HoursInADay = 12;

    private const decimal HalfAnHour = 0.5m;

    /// <summary>Day the training was closed.</summary>
    public DateOnly? TrainedOn { get; internal set; }

    /// <summary>Day the training organisation handed its booklet over to the company; null before, and while it has taken it back.</summary>
    public DateOnly? HandedOverOn { get; internal set; }

    /// <summary>Adds a module to a unit. In some editions a module belongs to one unit only: the second attachment is refused.</summary>
    public Outcome AddModule(Referential edition, string? unit, ModuleTerms terms, DateOnly today)
    {
        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (ModuleRefusals(edition, unit, terms, file.ModuleList, today) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals);
        }

        file.ModuleList.Add(new Module(file.Id, unit!, terms));
        return file.Did(new ModuleAdded(unit!), today);
    }

    /// <summary>Corrects a module while the training is open: the same rules as when it was added; who gives it does not change.</summary>
    public Outcome CorrectModule(Referential edition, Guid moduleId, string? unit, ModuleTerms terms, DateOnly today)
    {
        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (file.ModuleList.Find(known => known.Id == moduleId) is not { } module)
        {
            return FileRefusals.ModuleGone;
        }

        if (ModuleRefusals(edition, unit, terms, file.ModuleList.Where(other => other != module), today) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals);
        }

        var stood = module.Unit;
        module.Correct(unit!, terms);
        return file.Did(new ModuleCorrected(stood), today);
    }

    private static List<Refusal> ModuleRefusals(Referential edition, string? unit, ModuleTerms terms, IEnumerable<Module> others, DateOnly today)
    {
        List<Refusal> refusals = [];
        if (edition.Units.All(known => known.Key != unit))
        {
            refusals.Add(FileRefusals.UnknownUnit);
        }

        if (string.IsNullOrWhiteSpace(terms.Title))
        {
            refusals.Add(FileRefusals.ModuleTitle);
        }

        if (terms.EndsOn < terms.StartsOn)
        {
            refusals.Add(FileRefusals.ModuleDates);
        }
        else if (terms.StartsOn < today.AddYears(-ModuleYearsBefore) || terms.EndsOn > today.AddYears(ModuleYearsAfter))
        {
            refusals.Add(FileRefusals.ModuleYear);
        }

        if (terms.Hours is < HalfAnHour or > 1000 || terms.Hours % HalfAnHour != 0)
        {
            refusals.Add(FileRefusals.ModuleHours);
        }
        else if (terms.EndsOn >= terms.StartsOn && terms.Hours > HoursInADay * (terms.EndsOn.DayNumber - terms.StartsOn.DayNumber + 1))
        {
            refusals.Add(FileRefusals.ModuleHoursADay);
        }

        // followed in two periods, it stays the module of one unit
        var same = others.Where(module => module.Bears(terms.Title)).ToList();
        if (same.Exists(module => module.Unit == unit && module.Is(terms)))
        {
            refusals.Add(FileRefusals.ModuleTwice);
        }
        else if (edition.Rules.ModuleBelongsToOneUnit && same.Find(module => module.Unit != unit) is { } elsewhere)
        {
            refusals.Add(FileRefusals.ModuleOnTwoUnits(edition.Unit(elsewhere.Unit)));
        }

        return refusals;
    }

    /// <summary>Removes a module while the training is open.</summary>
    public Outcome RemoveModule(Guid moduleId, DateOnly today)
    {
        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (file.ModuleList.Find(known => known.Id == moduleId) is not { } module)
        {
            return FileRefusals.ModuleGone;
        }

        file.ModuleList.Remove(module);
        return file.Did(new ModuleRemoved(module.Unit), today);
    }

    /// <summary>Units whose formative evaluation the edition expects, given the path.</summary>
    public IEnumerable<Unit> UnitsToAssess(Referential edition) =>
        edition.Rules.FormativeScope switch
        {
            FormativeScope.EveryUnit when file.Origin != FileOrigin.NewPresentation => edition.Units,
            FormativeScope.EveryUnit or FormativeScope.FollowedUnits => edition.Units.Where(unit =>
                file.UnitList.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed)
            ),
            _ => [],
        };

    /// <summary>
    /// Whether that organisation may write on that unit now (null: outside the units): it is in place, the unit is its own, and it has not closed its part.
    /// </summary>
    public Outcome MayRecord(Guid? organisationId, string? unit)
    {
        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        return file.PlaceOf(organisationId) switch
        {
            null => FileRefusals.OrganisationNotOnFile,
            { TrainedOn: { } day } => FileRefusals.OwnTrainingClosed(day),
            var place => place.Covers(unit) ? Outcome.Accepted : FileRefusals.UnitOfAnother,
        };
    }

    /// <summary>
    /// Whether modules, attestations and formative evaluations may be written now: while the training is open, or once the organisation has taken its booklet
    /// back.
    /// </summary>
    public Outcome MayRecord() =>
        file.Halts.ClosedOn is null && TakenBack ? Outcome.Accepted
        : file.Expect(Stage.Training) is { } refusal ? refusal
        : Outcome.Accepted;

    /// <summary>The organisation took its booklet back to correct it, and has not handed it over again.</summary>
    public bool TakenBack => TrainedOn is not null && HandedOverOn is null;

    public decimal Hours => file.ModuleList.Sum(module => module.Hours);

    /// <summary>The guide of the edition, when this path is a full one and its hours are outside it: a warning, never a refusal.</summary>
    public HoursRange? HoursOutsideGuide(Referential edition) =>
        edition.Rules.TrainingHours is { } guide && FullPath(edition) && (Hours < guide.Minimum || Hours > guide.Maximum) ? guide : null;

    /// <summary>
    /// Whether this path trains a part of the units and lasts less than that; where the edition gives a guide only: a warning, never a refusal.
    /// </summary>
    public bool ShorterThan(int? minimum, Referential edition) =>
        edition.Rules.TrainingHours is not null && !FullPath(edition) && file.ModuleList.Count > 0 && Hours < minimum;

    /// <summary>Every unit is to be trained.</summary>
    public bool FullPath(Referential edition) => edition.Units.All(unit => file.UnitList.Exists(path => path.Unit == unit.Key && !path.DirectlyAssessed));

    /// <summary>
    /// What forbids closing the training: a module on each unit to train, none of them to come; each expected formative evaluation complete and signed; the
    /// rest of the
    /// trainer's booklet filled; where the edition demands them, the attestations of each unit that has modules. <paramref name="part"/>: for one
    /// organisation's part only.
    /// </summary>
    public IReadOnlyList<Refusal> Missing(Referential edition, TrainingRecord record, DateOnly today, FileOrganisation? part = null)
    {
        bool Concerned(string? unit) => part?.Covers(unit) != false;

        List<Refusal> refusals =
        [
            .. edition
                .Units.Where(unit =>
                    Concerned(unit.Key)
                    && file.UnitList.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed)
                    && file.ModuleList.All(module => module.Unit != unit.Key)
                )
                .Select(FileRefusals.ModuleMissing),
            .. file.ModuleList.Where(module => Concerned(module.Unit) && module.EndsOn > today).Select(module => FileRefusals.ModuleToCome(module.Title)),
        ];
        if (edition.Booklet(BookletKeys.Training) is { } booklet)
        {
            foreach (var unit in UnitsToAssess(edition).Where(unit => Concerned(unit.Key)))
            {
                if (MissingOf(unit.Key) is var missing and > 0)
                {
                    refusals.Add(FileRefusals.FormativeMissing(unit, missing));
                }
                else if (FormativeEvaluation.IsSigned(booklet, unit.Key) && !record.SignedUnits.Contains(unit.Key))
                {
                    refusals.Add(FileRefusals.FormativeUnsigned(unit));
                }
            }

            if (Concerned(null) && MissingOf(null) is var general and > 0)
            {
                refusals.Add(FileRefusals.TrainingGeneralMissing(general));
            }

            int MissingOf(string? unit) => FormativeEvaluation.Progress(edition, booklet, unit, record.Answers, file.Orientation.Mention).Missing.Count;
        }

        if (edition.Rules.AttestationsRequired)
        {
            refusals.AddRange(
                edition
                    .Units.Where(unit =>
                        Concerned(unit.Key) && file.ModuleList.Exists(module => module.Unit == unit.Key) && !record.AttestedUnits.Contains(unit.Key)
                    )
                    .Select(FileRefusals.AttestationMissing)
            );
        }

        return refusals;
    }

    /// <summary>
    /// A training organisation closes its part of the training, once nothing is missing there (<see cref="MissingForTraining"/>); with the last one the
    /// training is
    /// closed and the booklet handed over to the company. <paramref name="organisationId"/>: null closes for everyone; <paramref name="name"/>: its name.
    /// </summary>
    public Outcome Close(Referential edition, TrainingRecord record, DateOnly today, Guid? organisationId = null, string? name = null)
    {
        var place = file.PlaceOf(organisationId);
        if (organisationId is not null && MayRecord(organisationId, place?.Units.FirstOrDefault()) is { IsAccepted: false } notMine)
        {
            return notMine;
        }

        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var missing = Missing(edition, record, today, place);
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        foreach (
            var finished in file
                .TrainingOrganisations.Where(organisation => organisation.TrainedOn is null && (place is null || organisation == place))
                .ToList()
        )
        {
            finished.Finish(today);
        }

        if (file.TrainingOrganisations.Any(organisation => organisation.TrainedOn is null))
        {
            return file.Did(new TrainingPartClosed(name ?? ""), today);
        }

        var again = TakenBack;
        HandedOverOn = today;
        if (file.Stage == Stage.Training)
        {
            TrainedOn = today;
            file.Stage = Stage.Evaluation;
        }

        return file.Did(new TrainingClosed(again), today);
    }

    /// <summary>Whether that organisation may take its part of the booklet back after having handed it over: until the file goes to the certifier.</summary>
    public Outcome MayTakeBack(Guid? organisationId)
    {
        if (file.Halts.ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (file.PlaceOf(organisationId) is not { } place)
        {
            return FileRefusals.OrganisationNotOnFile;
        }

        return place.TrainedOn is null || file.Transmission.On is not null || file.Stage < Stage.Training
            ? FileRefusals.TrainingNotTakenBack
            : Outcome.Accepted;
    }

    /// <summary>
    /// An organisation takes its part back to correct that unit. The path goes on; only the transmission waits for it to be handed over again.
    /// </summary>
    public Outcome TakeBack(Guid? organisationId, string unit, DateOnly today)
    {
        if (MayTakeBack(organisationId) is { IsAccepted: false } refused)
        {
            return refused;
        }

        file.PlaceOf(organisationId)!.TakeBack();
        HandedOverOn = null;
        return file.Did(new TrainingTakenBack(unit), today);
    }

    /// <summary>Whether the tutor's notes and intermediate evaluations may be written now: from the registration to the end of the evaluation.</summary>
    public Outcome MayTutor()
    {
        if (file.Halts.ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        return file.Orientation.Route != Route.Vae && file.Stage is Stage.Registration or Stage.Training or Stage.Evaluation
            ? Outcome.Accepted
            : FileRefusals.NotNow(Stage.Training, file.Stage);
    }

    internal FileTraining Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}

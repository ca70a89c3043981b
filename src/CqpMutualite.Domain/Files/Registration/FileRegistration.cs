using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>The training organisation chosen, the registration sent to the certifier, and what the certifier answers.</summary>
public sealed class FileRegistration
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileRegistration()
    {
    }

    /// <summary>Day the company submitted the registration; null again after a return.</summary>
    public DateOnly? SubmittedOn { get; internal set; }

    /// <summary>Why the certifier returned it last.</summary>
    public string? ReturnReason { get; internal set; }

    /// <summary>Day of registration: the clock to the first jury starts here.</summary>
    public DateOnly? RegisteredOn { get; internal set; }

    /// <summary>An organisation is chosen for each unit to train.</summary>
    public bool HasTrainingOrganisation => file.TrainingOrganisations.Any() && UnitsNotShared == 0;

    internal int UnitsNotShared =>
        file.UnitList.Count(path => !path.DirectlyAssessed && file.TrainingOrganisations.All(organisation => !organisation.Covers(path.Unit)));

    /// <summary>Some unit is to be trained, or the edition has every unit assessed by an organisation.</summary>
    public bool NeedsTrainingOrganisation { get; internal set; }

    /// <summary>Whether the training organisation may be chosen now: until the registration is submitted.</summary>
    public Outcome MayNameOrganisation()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        if (file.Stage > Stage.Registration)
        {
            return FileRefusals.NotNow(Stage.Registration, file.Stage);
        }

        if (file.Orientation.Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        return SubmittedOn is null ? Outcome.Accepted : FileRefusals.AlreadySubmitted;
    }

    /// <summary>Chooses one training organisation for the whole path; it must hold an approval in force. Others in place leave.</summary>
    public Outcome NameOrganisation(Organisation organisation, DateOnly today)
    {
        if (MayNameOrganisation() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var standing = organisation.StandingFor(file.Certification, ApprovalScope.Training, today);
        if (!standing.IsInForce)
        {
            return FileRefusals.OrganisationNotApproved(organisation.Name, file.CertificationTitle, standing);
        }

        var joined = Install([(organisation.Id, [])], today);
        return file.Did(new TrainingOrganisationsChosen([new NamedOrganisation(organisation.Id, organisation.Name)], joined), today);
    }

    /// <summary>
    /// Shares the path between organisations: each unit to train, and each one whose formative evaluation the edition expects, has one that is approved.
    /// The first in the order of the units leads. <paramref name="choices"/>: organisation by key of the unit.
    /// </summary>
    public Outcome Share(Referential edition, IReadOnlyDictionary<string, Organisation> choices, DateOnly today)
    {
        if (MayNameOrganisation() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var refusals = edition
            .Units.Where(unit => choices.ContainsKey(unit.Key))
            .Select(unit =>
                (Unit: unit, Organisation: choices[unit.Key], Standing: choices[unit.Key].StandingFor(file.Certification, ApprovalScope.Training, today))
            )
            .Where(choice => !choice.Standing.IsInForce)
            .Select(choice => FileRefusals.OrganisationNotApproved(choice.Organisation.Name, file.CertificationTitle, choice.Standing, choice.Unit.Key))
            .ToList();
        if (UnitsToShare(edition).Where(unit => !choices.ContainsKey(unit.Key)).Select(unit => unit.Label).ToList() is { Count: > 0 } missing)
        {
            refusals.Add(FileRefusals.UnitsWithoutOrganisation(missing) with { Field = null });
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        var shares = edition.Units.Where(unit => choices.ContainsKey(unit.Key)).GroupBy(unit => choices[unit.Key].Id, unit => unit.Key).ToList();
        var joined = Install(shares.Count == 1 ? [(shares[0].Key, [])] : [.. shares.Select(share => (share.Key, share.ToList()))], today);
        return file.Did(
            new TrainingOrganisationsChosen(
                [
                    .. choices
                        .Values.DistinctBy(organisation => organisation.Id)
                        .Select(organisation => new NamedOrganisation(organisation.Id, organisation.Name)),
                ],
                joined
            ),
            today
        );
    }

    /// <summary>The units that need an organisation: before the conclusion of the interview, every one.</summary>
    public IEnumerable<Unit> UnitsToShare(Referential edition) => file.UnitList.Count == 0 || edition.Rules.FormativeScope == FormativeScope.EveryUnit
        ? edition.Units
        : edition.Units.Where(unit => file.UnitList.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed));

    /// <summary>
    /// What forbids submitting the registration, each refusal with its place. <paramref name="candidate"/>: identity on this day;
    /// <paramref name="missingPapers"/>: papers that the certifier asks for and that are not joined.
    /// </summary>
    public IReadOnlyList<Refusal> Missing(Person candidate, IEnumerable<string> missingPapers, DateOnly today)
    {
        List<Refusal> refusals = [.. file.Opening.MissingIdentity(candidate, today)];
        if (NeedsTrainingOrganisation && !file.TrainingOrganisations.Any())
        {
            refusals.Add(FileRefusals.OrganisationMissing);
        }
        else if (NeedsTrainingOrganisation && UnitsNotShared is > 0 and var left)
        {
            refusals.Add(FileRefusals.SharingIncomplete(left));
        }

        if (file.Orientation.AwaitedSignature is { } who)
        {
            refusals.Add(FileRefusals.InterviewNotSigned(who));
        }

        refusals.AddRange(missingPapers.Select(FileRefusals.PaperMissing));
        return refusals;
    }

    /// <summary>
    /// The company submits the registration, with the individual path that the interview produced, once nothing is missing (<see
    /// cref="MissingForRegistration"/>).
    /// </summary>
    public Outcome Submit(Person candidate, IEnumerable<string> missingPapers, DateOnly today)
    {
        if (file.Expect(Stage.Registration) is { } refusal)
        {
            return refusal;
        }

        if (file.Orientation.Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        if (SubmittedOn is not null)
        {
            return FileRefusals.AlreadySubmitted;
        }

        if (Missing(candidate, missingPapers, today) is { Count: > 0 } missing)
        {
            return Outcome.From(missing);
        }

        SubmittedOn = today;
        ReturnReason = null;
        return file.Did(new RegistrationSubmitted(), today);
    }

    /// <summary>The certifier acknowledges: the candidate is registered and the clock to the first jury starts.</summary>
    public Outcome Acknowledge(Referential edition, DateOnly today)
    {
        if (ExpectSubmitted() is { } refusal)
        {
            return refusal;
        }

        RegisteredOn = today;
        file.FirstJuryBefore = edition.Rules.FirstJuryWithinYears is { } years ? today.AddYears(years) : null;
        file.Evaluation.CandidatePartPending = FileEvaluation.CandidateQuestions(edition).Any(question => question.Field.Required);
        file.Stage = NeedsTrainingOrganisation ? Stage.Training : Stage.Evaluation;
        return file.Did(new RegistrationAcknowledged(), today);
    }

    /// <summary>The certifier returns the registration, with what is to be corrected point by point; points without words are left out.</summary>
    public Outcome Return(IEnumerable<(ReturnPoint Point, string? Reason)> points, DateOnly today)
    {
        if (ExpectSubmitted() is { } refusal)
        {
            return refusal;
        }

        var given = points
            .Where(point => !string.IsNullOrWhiteSpace(point.Reason))
            .Select(point => new FileReturn(file.Id, Sending.Registration, 0, today, new PointToCorrect(point.Point, null, point.Reason!.Trim())))
            .ToList();
        if (given.Count == 0)
        {
            return FileRefusals.ReturnPointMissing;
        }

        file.ReturnList.AddRange(given);
        SubmittedOn = null;
        ReturnReason = string.Join('\n', given.Select(point => $"{FileReturn.NameOf(point.Point)}\u00A0: {point.Reason}"));
        return file.Did(new RegistrationReturned([.. given.Select(point => point.Point)]), today);
    }

    // those who stay keep their first day; those who are not chosen again leave; answers those who come
    internal List<Guid> Install(IReadOnlyList<(Guid Organisation, IReadOnlyList<string> Units)> places, DateOnly today)
    {
        List<Guid> joined = [];
        foreach (var left in file.TrainingOrganisations.Where(place => places.All(chosen => chosen.Organisation != place.OrganisationId)).ToList())
        {
            left.End(today);
        }

        foreach (var (rank, (organisation, covered)) in places.Index())
        {
            if (file.PlaceOf(organisation) is { } known)
            {
                known.Cover(covered, rank == 0);
            }
            else
            {
                file.OrganisationList.Add(new FileOrganisation(file.Id, organisation, covered, rank == 0, today));
                joined.Add(organisation);
            }
        }

        return joined;
    }

    private Refusal? ExpectSubmitted() => file.Expect(Stage.Registration) ?? (SubmittedOn is null ? FileRefusals.NotSubmitted : null);

    internal FileRegistration Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}

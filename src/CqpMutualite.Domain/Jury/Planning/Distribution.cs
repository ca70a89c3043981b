using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>Somebody of the panel of a sitting.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As reasons name them.</param>
/// <param name="Organisations">Those to which they belong: they can tie them to a candidate.</param>
public sealed record Sitter(Guid PersonId, string Name, IReadOnlyCollection<Guid> Organisations)
{
    /// <summary>When they sit in a jury that is not part of the distribution.</summary>
    public IReadOnlyCollection<Slot> Elsewhere { get; init; } = [];
}

/// <summary>A sitting that can take files.</summary>
/// <param name="Id">The session.</param>
/// <param name="Name">As reasons name it: « 14 janvier 2027 à 9:00 ».</param>
/// <param name="ForCommission">The joint commission, which hears isolated units; otherwise a jury.</param>
/// <param name="Editions">Codes of the editions whose files it hears.</param>
/// <param name="Hours">From the first passage to the end of the last deliberation.</param>
/// <param name="Capacity">As many files, those already there included.</param>
/// <param name="Members">Members and observers.</param>
public sealed record OpenSitting(
    Guid Id,
    string Name,
    bool ForCommission,
    IReadOnlyCollection<string> Editions,
    Slot Hours,
    int Capacity,
    IReadOnlyCollection<Sitter> Members
)
{
    public IReadOnlyCollection<Slot> Breaks { get; init; } = [];

    public int MinutesBetween { get; init; }

    /// <summary>Files already there: they keep their hours.</summary>
    public IReadOnlyCollection<KeptPassage> Kept { get; init; } = [];
}

/// <summary>A passage already there. <paramref name="Heard"/>: with the candidate; <paramref name="Whole"/>: deliberation included.</summary>
public sealed record KeptPassage(Guid CandidateId, Slot Heard, Slot Whole);

/// <summary>A file to place.</summary>
/// <param name="Name">The candidate, as reasons name them.</param>
/// <param name="Edition">Code of its edition.</param>
/// <param name="ForCommission">Isolated units.</param>
/// <param name="HeardMinutes">Presentation and interview.</param>
/// <param name="DeliberationMinutes">The jury alone.</param>
/// <param name="Before">Last day for a first jury; null: none.</param>
/// <param name="ReadySince">Between two files of the same last day, the one that has waited longer comes first.</param>
/// <param name="Ties">What can tie a member to the candidate.</param>
public sealed record FileToPlace(
    string Name,
    string Edition,
    bool ForCommission,
    int HeardMinutes,
    int DeliberationMinutes,
    DateOnly? Before,
    DateOnly ReadySince,
    FileTies Ties
)
{
    public Guid FileId => Ties.FileId;

    /// <summary>Days on which the candidate cannot come.</summary>
    public IReadOnlyCollection<DateOnly> Unavailable { get; init; } = [];

    /// <summary>When the candidate is before a jury that is not part of the distribution.</summary>
    public IReadOnlyCollection<Slot> Elsewhere { get; init; } = [];

    /// <summary>A jury after the last day is refused, not only told.</summary>
    public bool NeverLate { get; init; }
}

/// <summary>Where and when a file goes. <paramref name="Late"/>: after its last day for a first jury.</summary>
public sealed record Placement(FileToPlace File, OpenSitting Sitting, Slot Slot, bool Late)
{
    /// <summary>The part with the candidate.</summary>
    public Slot Heard => Slot.Of(Slot.Start, File.HeardMinutes);
}

/// <summary>A file that no sitting takes, and why.</summary>
public sealed record LeftOut(FileToPlace File, Refusal Why);

/// <summary>
/// Many files over many sittings: the oldest last day first, each in the first sitting that takes it, at its earliest free time. No overlap for a
/// member or for a candidate, no conflict of interest, within hours, never above capacity. What it promises and no more: a file is left out only if
/// no sitting can take it as things stand in the end, and if no single passage placed here could move to another sitting to make room for it.
/// </summary>
public sealed record Distribution(IReadOnlyList<Placement> Placements, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>Distributes. The same input gives the same output.</summary>
    public static Distribution Of(IReadOnlyCollection<OpenSitting> sittings, IReadOnlyCollection<FileToPlace> files)
    {
        var plan = new Plan(sittings);
        List<FileToPlace> left = [];
        foreach (var file in files.OrderBy(file => file.Before ?? DateOnly.MaxValue).ThenBy(file => file.ReadySince).ThenBy(file => file.FileId))
        {
            if (!plan.Place(file))
            {
                left.Add(file);
            }
        }

        // a passage that moves frees time elsewhere: those still left out are looked at again, until nothing changes
        while (left.FindIndex(file => plan.Place(file) || plan.PlaceByMovingAnother(file)) is >= 0 and var placed)
        {
            left.RemoveAt(placed);
        }

        return new Distribution(plan.Placements, left.ConvertAll(file => new LeftOut(file, plan.WhyNot(file))));
    }

    private sealed class Plan(IEnumerable<OpenSitting> sittings)
    {
        private readonly List<Room> rooms =
        [
            .. sittings.OrderBy(sitting => sitting.Hours.Start).ThenBy(sitting => sitting.Id).Select(sitting => new Room(sitting)),
        ];

        private List<(Room Room, Placement Moved)>? movable;

        public IReadOnlyList<Placement> Placements => [.. rooms.SelectMany(room => room.Placed.OrderBy(placement => placement.Slot.Start))];

        public bool Place(FileToPlace file)
        {
            foreach (var room in rooms)
            {
                if (Fit(room, file).Placement is { } placement)
                {
                    room.Add(placement);
                    movable = null;
                    return true;
                }
            }

            return false;
        }

        public bool PlaceByMovingAnother(FileToPlace file)
        {
            movable ??= Movable();
            foreach (var (room, moved) in movable.Where(entry => NeverIn(entry.Room, file) is null))
            {
                room.Remove(moved);
                if (Fit(room, file).Placement is { } taken)
                {
                    room.Add(taken);
                    if (Elsewhere(room, moved) is var (other, replaced))
                    {
                        other.Add(replaced);
                        movable = null;
                        return true;
                    }

                    room.Remove(taken);
                }

                room.Add(moved);
            }

            return false;
        }

        // a passage that no other sitting takes now will not be taken once one more file is placed: what may move depends on nobody left out
        private List<(Room Room, Placement Moved)> Movable()
        {
            List<(Room, Placement)> found = [];
            foreach (var room in rooms)
            {
                foreach (var moved in room.Placed.ToList())
                {
                    room.Remove(moved);
                    if (Elsewhere(room, moved) is not null)
                    {
                        found.Add((room, moved));
                    }

                    room.Add(moved);
                }
            }

            return found;
        }

        // never after the last day when it was before
        private (Room Room, Placement Placement)? Elsewhere(Room room, Placement moved)
        {
            foreach (var other in rooms.Where(other => other != room))
            {
                if (Fit(other, moved.File).Placement is { } replaced && (moved.Late || !replaced.Late))
                {
                    return (other, replaced);
                }
            }

            return null;
        }

        /// <summary>The reason of each sitting, those with the same reason together.</summary>
        public Refusal WhyNot(FileToPlace file)
        {
            var why = rooms.ConvertAll(room => (Room: room, Why: Fit(room, file).Why!));
            var hearing = why.Where(entry => entry.Why.Obstacle != PlanningObstacle.NotHeard).ToList();
            return hearing.Count == 0
                ? DistributionRefusals.NotHeard(file)
                : DistributionRefusals.Reasons(
                    hearing.GroupBy(entry => entry.Why.Refusal.Message).Select(group => (group.Key, group.Select(entry => entry.Room.Sitting.Name)))
                );
        }

        private (Placement? Placement, PlanningRefusal? Why) Fit(Room room, FileToPlace file)
        {
            if (NeverIn(room, file) is { } never)
            {
                return (null, never);
            }

            if (room.Sitting.Kept.Count + room.Placed.Count >= room.Sitting.Capacity)
            {
                return (null, new PlanningRefusal(PlanningObstacle.Full, DistributionRefusals.Full(room.Sitting.Capacity)));
            }

            var agenda = AgendaOf(room);
            var need = new Need(file.Name, file.HeardMinutes, file.DeliberationMinutes, null, null, [.. HoursOf(room, file)]);
            return agenda.Earliest(room.Sitting.Hours.Start, need) is { } start
                ? (new Placement(file, room.Sitting, Slot.Of(start, need.Minutes), file.Before < room.Day), null)
                : (null, agenda.WhyNot(room.Sitting.Hours.Start, need));
        }

        private Agenda AgendaOf(Room room)
        {
            var version = room.SharingMembers(rooms).Sum(entry => entry.Other.Version) + room.Version;
            if (room.Agenda is not null && room.AgendaVersion == version)
            {
                return room.Agenda;
            }

            var agenda = new Agenda(room.Sitting.Hours, room.Sitting.Breaks, EngagementsOf(room), room.Sitting.MinutesBetween);
            foreach (var slot in room.Slots)
            {
                agenda.Take(slot);
            }

            (room.Agenda, room.AgendaVersion) = (agenda, version);
            return agenda;
        }

        // what no move of another passage changes
        private static PlanningRefusal? NeverIn(Room room, FileToPlace file)
        {
            if (!room.Never.TryGetValue(file.FileId, out var known))
            {
                room.Never[file.FileId] = known = FindNeverIn(room, file);
            }

            return known;
        }

        private static PlanningRefusal? FindNeverIn(Room room, FileToPlace file)
        {
            if (room.Sitting.ForCommission != file.ForCommission || !room.Sitting.Editions.Contains(file.Edition))
            {
                return new PlanningRefusal(PlanningObstacle.NotHeard, DistributionRefusals.NotHeard(file));
            }

            if (file.NeverLate && file.Before < room.Day)
            {
                return new PlanningRefusal(PlanningObstacle.TooLate, DistributionRefusals.TooLate(file.Before!.Value));
            }

            if (file.Unavailable.Contains(room.Day))
            {
                return new PlanningRefusal(PlanningObstacle.CandidateAway, DistributionRefusals.CandidateAway);
            }

            var conflicts = ConflictOfInterest.Between(room.Panel, [file.Ties]);
            return conflicts.Count == 0
                ? null
                : new PlanningRefusal(
                    PlanningObstacle.Conflict,
                    DistributionRefusals.Conflict([
                        .. conflicts.Select(conflict => room.Sitting.Members.First(member => member.PersonId == conflict.PersonId).Name).Distinct(),
                    ])
                );
        }

        // a member may sit twice on one day: what keeps them elsewhere is the passages there, not the hours of the sitting
        private List<Engagement> EngagementsOf(Room room)
        {
            List<Engagement> engagements = [.. room.Sitting.Members.SelectMany(member => member.Elsewhere.Select(slot => new Engagement(member.Name, slot)))];
            foreach (var (other, shared) in room.SharingMembers(rooms))
            {
                engagements.AddRange(other.Slots.Select(slot => new Engagement(shared, slot)));
            }

            return engagements;
        }

        private IEnumerable<Slot> HoursOf(Room room, FileToPlace file) =>
            file.Elsewhere.Concat(room.SameDay(rooms).SelectMany(other => other.HeardOf(file.Ties.CandidateId)));
    }

    private sealed class Room(OpenSitting sitting)
    {
        private readonly List<Placement> placed = [];
        private List<(Room, string)>? sharing;
        private List<Room>? sameDay;

        public OpenSitting Sitting => sitting;

        public DateOnly Day { get; } = DateOnly.FromDateTime(sitting.Hours.Start);

        public IReadOnlyList<Placement> Placed => placed;

        /// <summary>Grows at each change: what was computed before it is computed again.</summary>
        public int Version { get; private set; }

        /// <summary>What keeps a file out whatever the passages, once asked; by file.</summary>
        public Dictionary<Guid, PlanningRefusal?> Never { get; } = [];

        public Agenda? Agenda { get; set; }

        public int AgendaVersion { get; set; }

        public IReadOnlyList<(Guid PersonId, IReadOnlyCollection<Guid> Organisations)> Panel { get; } =
        [.. sitting.Members.Select(member => (member.PersonId, member.Organisations))];

        public IEnumerable<Slot> Slots => sitting.Kept.Select(kept => kept.Whole).Concat(Placed.Select(placement => placement.Slot));

        public IEnumerable<Slot> HeardOf(Guid candidate) =>
            sitting
                .Kept.Where(kept => kept.CandidateId == candidate)
                .Select(kept => kept.Heard)
                .Concat(Placed.Where(placement => placement.File.Ties.CandidateId == candidate).Select(placement => placement.Heard));

        public void Add(Placement placement)
        {
            placed.Add(placement);
            Version++;
        }

        public void Remove(Placement placement)
        {
            placed.Remove(placement);
            Version++;
        }

        /// <summary>The other sittings of that day.</summary>
        public List<Room> SameDay(IEnumerable<Room> rooms) => sameDay ??= [.. rooms.Where(other => other != this && other.Day == Day)];

        /// <summary>Sittings at the same hours with somebody of this one, by name.</summary>
        public List<(Room Other, string Name)> SharingMembers(IEnumerable<Room> rooms) => sharing ??=
        [
            .. from other in rooms
               where other != this && other.Sitting.Hours.Overlaps(sitting.Hours)
               let member = sitting.Members.FirstOrDefault(member => other.Sitting.Members.Any(theirs => theirs.PersonId == member.PersonId))
               where member is not null
               select (other, member.Name),
        ];
    }
}

/// <summary>Reasons for which a file is left out of a distribution.</summary>
public static class DistributionRefusals
{
    public static Refusal NotHeard(FileToPlace file) =>
        new(
            "distribution.not-heard",
            file.ForCommission
                ? "Aucune des séances retenues n’est une commission qui examine cette certification."
                : "Aucun des jurys retenus n’entend cette certification."
        );

    public static Refusal TooLate(DateOnly before) => new("distribution.too-late", $"Premier jury attendu avant le {before:dd/MM/yyyy}, sans dérogation");

    public static Refusal CandidateAway => new("distribution.candidate-away", "Candidat indisponible ce jour");

    /// <summary>Tied to somebody of the panel.</summary>
    public static Refusal Conflict(IReadOnlyCollection<string> members) => new("distribution.conflict", $"Lien d’intérêts avec {string.Join(", ", members)}");

    /// <summary>As many files as it may hear.</summary>
    public static Refusal Full(int capacity) => new("distribution.full", $"Séance complète ({capacity} {(capacity > 1 ? "dossiers" : "dossier")})");

    /// <summary>Each reason, then the sittings that it concerns.</summary>
    public static Refusal Reasons(IEnumerable<(string Reason, IEnumerable<string> Sittings)> reasons) =>
        new("distribution.reasons", string.Join(' ', reasons.Select(entry => $"{entry.Reason.TrimEnd('.')} : {string.Join(", ", entry.Sittings)}.")));
}

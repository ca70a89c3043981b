using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Access;

/// <summary>
/// Who reads what, written a second time and otherwise than in the code: for each booklet, each capacity and each voice, in which states.
/// Every combination is compared; a booklet, a capacity or a voice that this table does not know is read by nobody.
/// </summary>
public class SheetRightsTests
{
    private static readonly string[] Booklets = ["guide-entretien", "livret-formation", "suivi-tuteur", "livret-evaluation", "inconnu"];

    private static readonly Role[] OnThePath = [Role.CompanyHr, Role.Evaluator, Role.TrainingOrganisation, Role.Candidate, Role.Oemm];

    private static readonly Role[] TheJury = [Role.JuryMember, Role.JuryObserver];

    private static readonly Role[] Everyone = [.. OnThePath, .. TheJury];

    /// <summary>« These capacities read this voice of this booklet when… ».</summary>
    private static readonly (string Booklet, Voice Voice, Role[] Roles, Func<SheetState, EvaluatorSeat?, bool> When)[] Table =
    [
        ("guide-entretien", Voice.Conductor, Everyone, Always),
        ("guide-entretien", Voice.Candidate, Everyone, Always),
        ("livret-formation", Voice.Trainer, OnThePath, Always),
        ("livret-formation", Voice.Trainer, TheJury, Transmitted),
        ("suivi-tuteur", Voice.Official, [Role.CompanyHr, Role.Evaluator, Role.Candidate], Always),
        ("suivi-tuteur", Voice.SelfAssessment, [Role.CompanyHr, Role.Evaluator, Role.Candidate], Always),
        ("suivi-tuteur", Voice.Official, [Role.Oemm, .. TheJury], Transmitted),
        ("livret-evaluation", Voice.Candidate, [Role.Candidate], Always),
        ("livret-evaluation", Voice.Candidate, [Role.CompanyHr, Role.Evaluator], (state, _) => state.CandidateSubmitted),
        ("livret-evaluation", Voice.Candidate, [Role.Oemm, .. TheJury], Transmitted),
        ("livret-evaluation", Voice.Official, [Role.CompanyHr, Role.Evaluator], Always),
        ("livret-evaluation", Voice.Official, [Role.Candidate], (state, _) => state.Signed),
        ("livret-evaluation", Voice.Official, [Role.Oemm, .. TheJury], Transmitted),
        ("livret-evaluation", Voice.Evaluator1, [Role.Evaluator], (state, seat) => seat == EvaluatorSeat.First || state.BlindPhaseOver),
        ("livret-evaluation", Voice.Evaluator2, [Role.Evaluator], (state, seat) => seat == EvaluatorSeat.Second || state.BlindPhaseOver),
    ];

    public static TheoryData<string, Role> Cases => [.. from booklet in Booklets from role in Enum.GetValues<Role>() select (booklet, role)];

    [Theory, MemberData(nameof(Cases))]
    [Rule("TUT-14"), Rule("FOR-05")]
    public void A_capacity_reads_the_voices_of_the_table_and_no_other(string booklet, Role role)
    {
        foreach (var state in States())
        {
            foreach (var seat in role == Role.Evaluator ? new EvaluatorSeat?[] { EvaluatorSeat.First, EvaluatorSeat.Second, null } : [null])
            {
                var expected = Enum.GetValues<Voice>()
                    .Where(voice => Table.Any(line => line.Booklet == booklet && line.Voice == voice && line.Roles.Contains(role) && line.When(state, seat)));
                var readable = SheetRights.ReadableVoices(role, seat, booklet, state).Distinct().Order();
                Assert.True(expected.SequenceEqual(readable), $"{booklet}, {role}, {seat}, {state}: {string.Join(", ", readable)}");
            }
        }
    }

    [Fact]
    public void The_administrator_reads_nothing() =>
        Assert.All(from booklet in Booklets from state in States() select SheetRights.ReadableVoices(Role.Administrator, null, booklet, state), Assert.Empty);

    private static bool Always(SheetState state, EvaluatorSeat? seat) => true;

    private static bool Transmitted(SheetState state, EvaluatorSeat? seat) => state.Transmitted;

    private static IEnumerable<SheetState> States() =>
        from bits in Enumerable.Range(0, 16)
        select new SheetState((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);

    [Fact]
    public void The_archive_keeps_what_is_printed_and_nothing_that_the_candidate_has_not_handed_over()
    {
        var open = new SheetState(CandidateSubmitted: false, BlindPhaseOver: true, Signed: true, Transmitted: false);
        Assert.DoesNotContain(Voice.Candidate, SheetRights.ArchivedVoices(BookletKeys.Evaluation, open));
        Assert.Contains(Voice.Candidate, SheetRights.ArchivedVoices(BookletKeys.Evaluation, open with { CandidateSubmitted = true }));
        Assert.Contains(Voice.Candidate, SheetRights.ArchivedVoices(BookletKeys.Guide, open));
        Assert.All(
            new[] { BookletKeys.Guide, BookletKeys.Training, BookletKeys.Tutoring, BookletKeys.Evaluation },
            booklet => Assert.Empty(SheetRights.ArchivedVoices(booklet, open).Intersect([Voice.Evaluator1, Voice.Evaluator2]))
        );
    }
}

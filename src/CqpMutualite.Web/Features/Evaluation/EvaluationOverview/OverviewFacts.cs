using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <summary>The evaluation of a file as its overview reads it: what was loaded, and what follows from it for the reader.</summary>
internal sealed class OverviewFacts
{
    public OverviewFacts(FileHead head, CurrentUser user, ReadableSheet read, IReadOnlyDictionary<Guid, string> names)
    {
        (Head, User, Read, Names) = (head, user, read, names);
        Booklet = EvaluationBooklet.Of(head.Edition);
        Seat = Visibility.SeatOf(head.File, user.Reader);
        Open = head.File.Evaluation.IsOpen().IsAccepted;
        Values = Booklet
            .Working(read.Sheet, read.Answers, Seat)
            .Where(answer => answer.Value.Value is not null)
            .ToDictionary(answer => answer.Key, answer => answer.Value.Value!);
        Unsettled = Booklet.Unsettled(read.Answers);
        ToHandOver = Open && Seat is { } seat && read.Sheet is { } sheet ? [.. sheet.ToHandOver(seat)] : [];
        SignedAt = read
            .Signatures.Where(signature => signature.Role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2)
            .ToDictionary(signature => signature.PersonId, signature => signature.At);
        Missing = read.Sheet?.SignedAt is not null ? [] : head.File.Evaluation.MissingForSignature(head.Edition, read.Printed, Unsettled);
    }

    public FileHead Head { get; }

    public CurrentUser User { get; }

    public ReadableSheet Read { get; }

    /// <summary>Names of the evaluators.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; }

    public EvaluationBooklet Booklet { get; }

    /// <summary>The reader's, when they evaluate.</summary>
    public EvaluatorSeat? Seat { get; }

    /// <summary>Whether it may be answered and signed now.</summary>
    public bool Open { get; }

    public IReadOnlyDictionary<string, string> Values { get; }

    public IReadOnlyList<Question> Unsettled { get; }

    /// <summary>Units that the reader answers alone and still holds.</summary>
    public IReadOnlyList<string> ToHandOver { get; }

    /// <summary>A unit may still be answered each alone: nobody has answered or signed it, nor said so.</summary>
    public bool MayPart => Open && Seat is not null && !SignedAt.Any() && Edition.Units.Any(unit =>
        Read.Sheet?.AssessmentOf(unit.Key) is not { Separately: true }
        && !Read.SignaturesOf(unit.Key).Any()
        && Booklet.Assessed(unit.Key).All(question => !Values.ContainsKey(question.Key)));

    /// <summary>Answers that the reader still owes on that unit.</summary>
    public int LeftOn(string unit) => Booklet.Progress(Values, unit) is var (given, expected) ? expected - given : 0;

    /// <summary>When each evaluator signed the whole.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> SignedAt { get; }

    /// <summary>What the signature of the whole waits for; the candidate's answers are not loaded: only what the others still owe is counted.</summary>
    public IReadOnlyList<Refusal> Missing { get; }

    public Referential Edition => Head.Edition;

    public string Reference => Head.File.Reference;

    public bool UserSigned => SignedAt.ContainsKey(User.PersonId);
}

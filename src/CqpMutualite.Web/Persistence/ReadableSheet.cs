using System.Linq.Expressions;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tutoring;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;


/// <summary>A sheet as one reader may read it; <see cref="Sheet"/> is null while nobody has begun.</summary>
public sealed record ReadableSheet(Sheet? Sheet, IReadOnlyList<Voice> Voices, IReadOnlyList<Answer> Answers)
{
    /// <summary>The sheets of units, by key, in a booklet filled unit by unit.</summary>
    public IReadOnlyDictionary<string, Sheet> Units { get; init; } = new Dictionary<string, Sheet>();

    /// <summary>Sheets that a later one of the same unit follows, oldest first: kept as they were.</summary>
    public IReadOnlyList<ReadableSheet> Earlier { get; init; } = [];

    /// <summary>Valid signatures on the booklet as a whole.</summary>
    public IEnumerable<Signature> Signatures => Sheet is { Unit: "" } ? Sheet.SignaturesOn("") : [];

    /// <summary>What the cover said when the whole was signed; empty while it may change.</summary>
    public IReadOnlyList<CoverFact> Cover => Signatures.Any() ? Sheet!.Cover : [];

    /// <summary>Valid signatures on a unit: on its sheet, or on its part of the sheet of the whole booklet.</summary>
    public IEnumerable<Signature> SignaturesOf(string unit) => Units.GetValueOrDefault(unit)?.SignaturesOn("") ?? Sheet?.SignaturesOn(unit) ?? [];

    /// <summary>Printed value of each field: the answer in the voice that the edition prints.</summary>
    public IReadOnlyDictionary<string, string> Printed { get; } = Answers
        .Where(answer => answer.Value is not null && answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Value!);

    /// <summary>What the candidate answered of themselves, by field.</summary>
    public IReadOnlyDictionary<string, string> SelfAssessed { get; } = Answers
        .Where(answer => answer.Value is not null && answer.Voice == Voice.SelfAssessment).ToDictionary(answer => answer.Field, answer => answer.Value!);

    /// <summary>Revision of each printed field, to write it back.</summary>
    public IReadOnlyDictionary<string, int> Revisions { get; } = Answers
        .Where(answer => answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Revision);

    /// <summary>The answer to a field in a voice, when it may be read.</summary>
    public Answer? Find(string field, Voice voice) => Answers.FirstOrDefault(answer => answer.Field == field && answer.Voice == voice);
}

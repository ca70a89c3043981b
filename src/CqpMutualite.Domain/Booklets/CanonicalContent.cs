using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>What a signature covers, written one way only: same answers, same bytes, whatever the order or the database.</summary>
public static class CanonicalContent
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// That of a sheet, which says its unit when it has one. <paramref name="answers"/>: those of the sheet, or what is about to be shown to its signer.
    /// </summary>
    public static string Of(Referential edition, string reference, Sheet sheet, IEnumerable<Answer>? answers = null) =>
        Of(edition, reference, sheet.Booklet, sheet.Occurrence, answers ?? sheet.Answers, sheet.Unit);

    /// <summary>
    /// What a signature in that quality covers. On a unit: what the unit asks, without its row of the summary sheet. On the whole (<paramref name="unit"/>
    /// empty): every answer.
    /// What the candidate says of the results is not the evaluators' to sign: the candidate signs it with the acknowledgement.
    /// </summary>
    public static string Of(Referential edition, string reference, Sheet sheet, string unit, SignatoryRole role, IEnumerable<Answer>? answers = null)
    {
        var byEvaluator = role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2;
        var questions = edition.Booklet(sheet.Booklet)!.Questions(edition);
        var given = answers ?? sheet.Answers;
        if (unit.Length > 0)
        {
            var asked = questions.Where(question => Covers(question, unit)).Select(question => question.Key).ToHashSet();
            given = given.Where(answer => asked.Contains(answer.Field));
        }
        else if (byEvaluator)
        {
            var comments = questions.Where(question => question.Field.Meaning == Meaning.CandidateComment).Select(question => question.Key).ToHashSet();
            given = given.Where(answer => !comments.Contains(answer.Field));
        }

        return Of(edition, reference, sheet.Booklet, sheet.Occurrence, given, unit.Length > 0 ? unit : sheet.Unit);
    }

    /// <summary>Whether the signature of a unit covers that question.</summary>
    public static bool Covers(Question question, string unit) =>
        question.Unit == unit && !question.IsSummary && question.Field.Meaning != Meaning.CandidateComment;

    /// <summary>Edition, file reference, booklet, unit, occurrence, then (field, voice, value) in ordinal order, as JSON.</summary>
    public static string Of(Referential edition, string reference, string booklet, int occurrence, IEnumerable<Answer> answers, string unit = "")
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("edition", $"{edition.Code}.v{edition.Version}");
            json.WriteString("file", reference);
            json.WriteString("booklet", booklet);
            if (unit.Length > 0)
            {
                json.WriteString("unit", unit);
            }

            json.WriteNumber("occurrence", occurrence);
            json.WriteStartArray("answers");
            foreach (var answer in answers
                .Where(answer => answer.Value is not null && answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
                .OrderBy(answer => answer.Field, StringComparer.Ordinal).ThenBy(answer => answer.Voice))
            {
                json.WriteStartArray();
                json.WriteStringValue(answer.Field);
                json.WriteStringValue(answer.Voice.ToString());
                json.WriteStringValue(answer.Value);
                if (answer.Note is not null)
                {
                    json.WriteStringValue(answer.Note);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

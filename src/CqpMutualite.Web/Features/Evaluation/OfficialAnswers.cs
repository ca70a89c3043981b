using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>One posted answer: what was typed, the revision it was typed over (0: none yet), and the note beside it (null: the form has none).</summary>
public sealed record PostedAnswer(Question Question, string? Typed, int Token, string? Note = null);

/// <summary>An answer that somebody else changed meanwhile.</summary>
public sealed record LostRace(Question Question, string? Mine, Answer Theirs, string By);

/// <summary>What became of the posted answers: all written, or none.</summary>
/// <param name="Sheet">The sheet as it is now.</param>
/// <param name="Refusals">Why nothing was written, races apart.</param>
/// <param name="Lost">The races lost.</param>
/// <param name="Seat">The place of who writes; null for the company.</param>
public sealed record WrittenAnswers(Sheet Sheet, IReadOnlyList<Refusal> Refusals, IReadOnlyList<LostRace> Lost, EvaluatorSeat? Seat)
{
    /// <summary>Everything is saved.</summary>
    public bool IsSaved => Refusals.Count == 0 && Lost.Count == 0;

    /// <summary>Value of each answer as who writes sees it: their own on the units that are blind, the official one elsewhere.</summary>
    public IReadOnlyDictionary<string, string> Values(EvaluationBooklet booklet) => booklet.Working(Sheet, Sheet.Answers, Seat).Where(pair => pair.Value.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Value!);
}

/// <summary>
/// Writes answers of the evaluation booklet: the same way for one answer, a grid, the summary sheet and the consensus. The voice is the official
/// one, or that of the evaluator alone on a unit that they assess separately.
/// </summary>
public static class OfficialAnswers
{
    // each attempt starts from what the winner left, so that a second one is enough: for the first answer of a new sheet
    private const int Attempts = 4;

    /// <summary>The posted answers to those questions. One posted without its revision is treated as typed over nothing: it overwrites nobody.</summary>
    public static IReadOnlyList<PostedAnswer> Posted(IFormCollection form, IEnumerable<Question> questions) =>
        [.. questions.Where(question => form.ContainsKey(AnswerFields.Value(question.Key)))
            .Select(question => new PostedAnswer(question, form[AnswerFields.Value(question.Key)].ToString(), int.TryParse(form[AnswerFields.Token(question.Key)], out var token) ? token : 0, NoteOf(form, question)))];

    /// <summary>The note posted beside an answer; null when the form has none.</summary>
    public static string? NoteOf(IFormCollection form, Question question) => form.TryGetValue(AnswerFields.Note(question.Key), out var note) ? note.ToString() : null;

    /// <summary>What the history says of the writing of a question.</summary>
    public static string Act(EvaluationBooklet booklet, Question question) =>
        question.Field.Meaning is Meaning.ActivitiesExercised or Meaning.EvaluationDates or Meaning.EvaluationConditions ? "Fiche de synthèse renseignée" : $"Évaluation renseignée\u00A0: {booklet.Edition.Unit(question.Unit!).Label}";

    /// <summary>Writes them all, or none and says why.</summary>
    public static async Task<WrittenAnswers> WriteAsync(AppDbContext db, CertificationFile file, Referential edition, CurrentUser user, IReadOnlyList<PostedAnswer> posted, string act, DateTimeOffset now, CancellationToken cancellation)
    {
        var seat = Visibility.SeatOf(file, user.Reader);
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var sheet = await WritableSheet.ForAsync(db, file, EvaluationBooklet.Key, cancellation, EvaluationBooklet.VoicesOf(seat));
            List<Refusal> refusals = [.. file.EvaluationIsOpen().Refusals];
            List<(PostedAnswer Posted, Answer Theirs)> lost = [];
            foreach (var answer in refusals.Count > 0 ? [] : posted)
            {
                var voice = EvaluationBooklet.VoiceOf(sheet, answer.Question, seat);
                var outcome = sheet.Write(answer.Question, voice, answer.Typed, edition, user.PersonId, now, answer.Token, answer.Note);
                if (outcome.Refusals.Any(refusal => refusal.Code == SheetRefusals.WrittenInBetween("").Code) && sheet.Find(answer.Question.Key, voice) is { } theirs)
                {
                    lost.Add((answer, theirs));
                }
                else
                {
                    refusals.AddRange(outcome.Refusals);
                }
            }

            if (refusals.Count > 0 || lost.Count > 0)
            {
                return new WrittenAnswers(sheet, refusals, await NamedAsync(db, lost, cancellation), seat);
            }

            db.ChangeTracker.DetectChanges();
            var changed = db.ChangeTracker.Entries<Answer>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.Voice).ToList();
            if (changed.Count == 0)
            {
                return new WrittenAnswers(sheet, [], [], seat);
            }

            // nobody is told that an evaluator who answers alone has answered
            db.Note(file.Id, user.Actor(), act, now, confidential: changed.Contains(Voice.Evaluator1) || changed.Contains(Voice.Evaluator2));
            try
            {
                await db.SaveChangesAsync(cancellation);
                return new WrittenAnswers(sheet, [], [], seat);
            }
            catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || UniqueViolation.IsOne(race))
            {
                if (attempt == Attempts)
                {
                    return new WrittenAnswers(sheet, [SheetRefusals.WrittenInBetween(posted[0].Question.Key)], [], seat);
                }
            }
        }
    }

    /// <summary>
    /// The form given back after a refusal: nothing was saved, so that everything typed comes back over the versions it was typed over,
    /// and each reason stands beside its field.
    /// </summary>
    public static BookletForm Again(this WrittenAnswers written, BookletForm form, IReadOnlyList<PostedAnswer> posted, ModelStateDictionary state)
    {
        foreach (var race in written.Lost)
        {
            state.AddModelError(AnswerFields.Value(race.Question.Key), "Cette réponse a changé pendant votre saisie. Choisissez celle que vous gardez.");
        }

        state.Refuse(Outcome.From(written.Refusals));
        var tokens = new Dictionary<string, int>(form.Tokens);
        foreach (var answer in posted)
        {
            tokens[answer.Question.Key] = answer.Token;
        }

        return form with
        {
            Typed = posted.ToDictionary(answer => answer.Question.Key, answer => answer.Typed ?? ""),
            Tokens = tokens,
            Conflicts = written.Lost.ToDictionary(race => race.Question.Key, race => race.Conflict(form)),
        };
    }

    /// <summary>What is posted once a button « Garder… » of a race shown without script is pressed: « mine:d1.avis:3 » writes over the version that was shown, « theirs:… » leaves it.</summary>
    public static IReadOnlyList<PostedAnswer> Keeping(this IReadOnlyList<PostedAnswer> posted, string? keep) => keep?.Split(':') is not [var whose, var key, var version] || !int.TryParse(version, out var seen)
        ? posted
        : [.. posted.Where(answer => answer.Question.Key != key || whose == "mine").Select(answer => answer.Question.Key == key ? answer with { Token = seen } : answer)];

    /// <summary>The two values of a lost race, in words, for a page without script.</summary>
    private static Conflict Conflict(this LostRace race, BookletForm words) => new(
        words.WordsOf(race.Question.Field, race.Mine) ?? "Pas de réponse",
        words.WordsOf(race.Question.Field, race.Theirs.Value) ?? "Pas de réponse",
        race.By,
        FrenchText.Clock(race.Theirs.At))
    { Key = $"{race.Question.Key}:{race.Theirs.Revision}" };

    private static async Task<IReadOnlyList<LostRace>> NamedAsync(AppDbContext db, List<(PostedAnswer Posted, Answer Theirs)> lost, CancellationToken cancellation)
    {
        var authors = lost.Select(race => race.Theirs.AuthorId).Distinct().ToList();
        var names = authors.Count == 0 ? [] : await db.People.AsNoTracking().Where(person => authors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return [.. lost.Select(race => new LostRace(race.Posted.Question, race.Posted.Typed, race.Theirs, names[race.Theirs.AuthorId]))];
    }
}

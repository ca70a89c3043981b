using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Persistence;

/// <summary>What belongs to a file, and whether its changes are written in the journal of that file: each type says it, or says why not.</summary>
public static class JournaledTypes
{
    private static readonly Dictionary<Type, Func<object, Guid>> Own = new([
        Of<CertificationFile>(file => file.Id),
        Of<UnitPath>(unit => unit.FileId),
        Of<Module>(module => module.FileId),
        Of<FileReturn>(point => point.FileId),
        Of<PaperBooklet>(paper => paper.FileId),
        Of<Attachment>(attachment => attachment.FileId),
        Of<EvaluationMoment>(moment => moment.FileId),
        Of<TutoringEntry>(note => note.FileId),
        Of<TutoringTick>(tick => tick.FileId),
        Of<Assignment>(assignment => assignment.FileId),
        Of<FileOrganisation>(place => place.FileId),
        Of<FormerEmployer>(former => former.FileId),
        Of<Sheet>(sheet => sheet.FileId),
        Of<Decision>(decision => decision.FileId),
        Of<Certificate>(certificate => certificate.FileId),
    ]);

    /// <summary>Those whose changed values are lines of the journal.</summary>
    public static IReadOnlyCollection<Type> Written => Own.Keys;

    /// <summary>Those that name a file without being written in its journal, and why.</summary>
    public static IReadOnlyDictionary<Type, string> Aside { get; } = new Dictionary<Type, string>
    {
        [typeof(JournalEntry)] = "the journal itself",
        [typeof(Passage)] = "an hour of a session: its acts are said on the file, and its session keeps the values",
        [typeof(Convocation)] = "follows the acts of its session",
        [typeof(DeclaredLink)] = "its act is told to nobody but who declares it; the values would be",
        [typeof(JuryNote)] = "private, and forgotten when the results are out",
        [typeof(DraftEntry)] = "a draft: the decision that is signed is written",
        [typeof(PersonalLink)] = "opens the file and changes nothing of it; its acts are said",
        [typeof(OnBehalf)] = "who enters for whom: its acts are said",
        [typeof(OpenTask)] = "computed from the file at each of its acts",
        [typeof(Message)] = "follows an act",
        [typeof(StoredDocument)] = "a drawing of what was signed, under its own hash",
        [typeof(RecentFile)] = "who opened it last: nothing of the file changes",
        [typeof(Comment)] = "a word between people: nothing of the file changes, and the journal is evidence",
        [typeof(ThreadReading)] = "who has read the thread: nothing of the file changes",
        [typeof(DocumentToFreeze)] = "a drawing that waits",
    };

    /// <summary>The file in whose journal a change of that entity is written; null: in none, or in that of what holds it.</summary>
    internal static Guid? FileOf(object entity) => Own.TryGetValue(entity.GetType(), out var of) ? of(entity) : null;

    private static KeyValuePair<Type, Func<object, Guid>> Of<T>(Func<T, Guid> file) => new(typeof(T), entity => file((T)entity));
}

using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Tutoring.WriteNote;

/// <summary>The form of a note, in the words of its kind.</summary>
/// <param name="Head">The file.</param>
/// <param name="Kind">What is noted.</param>
/// <param name="Title">« Noter un bilan ».</param>
/// <param name="Lead">What it is for.</param>
/// <param name="Summary">Label of the text.</param>
/// <param name="Form">What is typed.</param>
public sealed record WriteNotePage(FileHead Head, TutoringKind Kind, string Title, string Lead, string Summary, WriteNoteForm Form)
{
    /// <summary>Goals are part of it.</summary>
    public bool AsksGoals => Kind is TutoringKind.Review or TutoringKind.Correction;

    /// <summary>Where the note is read afterwards.</summary>
    public string Back => Kind == TutoringKind.Review ? TutoringPaths.Follow(Head.File.Reference) : TutoringPaths.Guide(Head.File.Reference) + (Kind == TutoringKind.Meeting ? "#partenariat" : Kind == TutoringKind.Framing ? "#cadrage" : "#recadrage");

    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { ["Form.HeldOn"] = "Date", ["Form.With"] = "Avec", ["Form.Summary"] = Summary, ["Form.Goals"] = "Objectifs" };

    /// <summary>In the words of that kind.</summary>
    public static WriteNotePage Of(FileHead head, TutoringKind kind, WriteNoteForm form)
    {
        var (title, lead, summary) = kind switch
        {
            TutoringKind.Meeting => ("Noter un point d’étape", "Un échange avec l’organisme de formation : avec qui, et ce que vous avez convenu pour la suite.", "Ce qui a été convenu"),
            TutoringKind.Framing => ("Noter l’entretien de cadrage", "Avant l’évaluation finale, les deux évaluateurs s’accordent sur les situations à observer, les dates et le rôle de chacun.", "Ce qui a été convenu"),
            TutoringKind.Correction => ("Noter un recadrage", "Un entretien court, sur des faits : le candidat s’explique, la règle est rappelée, des objectifs sont fixés. Seuls les évaluateurs lisent cette note.", "Les faits et ce qui a été dit"),
            _ => ("Noter un bilan", "Un échange préparé sur les acquis, les difficultés et l’intégration. Le candidat et l’entreprise le lisent.", "Points forts"),
        };
        return new WriteNotePage(head, kind, title, lead, summary, form);
    }

    /// <summary>The person the note is most likely about.</summary>
    public static string? LikelyWith(FileHead head, CurrentUser user, TutoringKind kind, IReadOnlyDictionary<FileFact, string> names) => kind switch
    {
        TutoringKind.Meeting => names.GetValueOrDefault(FileFact.TrainingOrganisation),
        TutoringKind.Framing => names.GetValueOrDefault(head.File.Evaluators.FirstOrDefault(seat => seat.PersonId == user.PersonId)?.Seat == Domain.People.EvaluatorSeat.First ? FileFact.Evaluator2 : FileFact.Evaluator1)?.Split(',')[0],
        _ => head.CandidateName,
    };
}

using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;

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

    /// <summary>Where the page leads back to.</summary>
    public string Origin => Back(Head.File.Reference, Kind);

    /// <summary>Where a note is read afterwards.</summary>
    public static string Back(string reference, TutoringKind? kind) => kind switch
    {
        TutoringKind.Meeting => TutoringPaths.Guide(reference) + "#partenariat",
        TutoringKind.Framing => TutoringPaths.Guide(reference) + "#cadrage",
        TutoringKind.Correction => TutoringPaths.Guide(reference) + "#recadrage",
        _ => TutoringPaths.Follow(reference),
    };

    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["Form.HeldOn"] = "Date",
        ["Form.With"] = "Avec",
        ["Form.Summary"] = Summary,
        ["Form.Goals"] = "Objectifs",
    };

    /// <summary>In the words of that kind.</summary>
    public static WriteNotePage Of(FileHead head, TutoringKind kind, WriteNoteForm form)
    {
        var (title, lead, summary) = kind switch
        {
            TutoringKind.Meeting => (
                "Noter un point d’étape",
                "Un échange avec l’organisme de formation : avec qui, et ce que vous avez convenu pour la suite.",
                "Ce qui a été convenu"
            ),
            TutoringKind.Framing => (
                "Noter l’entretien de cadrage",
                "Avant l’évaluation finale, les deux évaluateurs s’accordent sur les situations à observer, les dates et le rôle de chacun.",
                "Ce qui a été convenu"
            ),
            TutoringKind.Correction => (
                "Noter un recadrage",
                "Un entretien court, sur des faits : le candidat s’explique, la règle est rappelée, des objectifs sont fixés. Seuls les évaluateurs lisent "
                    + "cette note.",
                "Les faits et ce qui a été dit"
            ),
            _ => (
                "Noter un bilan",
                "Un échange préparé sur les acquis, les difficultés et l’intégration. Le candidat et l’entreprise le lisent.",
                "Points forts"
            ),
        };
        return new WriteNotePage(head, kind, title, lead, summary, form);
    }

    /// <summary>The person the note is most likely about.</summary>
    public static async Task<string?> LikelyWithAsync(FileActing begun, string kind, CancellationToken cancellation)
    {
        var names = await FileSheets.NamesAsync(begun.Db, begun.Head, cancellation);
        return TutoringPaths.KindOf(kind) switch
        {
            TutoringKind.Meeting => names.GetValueOrDefault(FileFact.TrainingOrganisation),
            TutoringKind.Framing => names.GetValueOrDefault(OtherSeat(begun) == EvaluatorSeat.First ? FileFact.Evaluator1 : FileFact.Evaluator2)?.Split(',')[0],
            _ => begun.Head.CandidateName,
        };
    }

    private static EvaluatorSeat OtherSeat(FileActing begun)
    {
        var own = begun.File.Evaluators.FirstOrDefault(seat => seat.PersonId == begun.User.PersonId)?.Seat;
        return own == EvaluatorSeat.First ? EvaluatorSeat.Second : EvaluatorSeat.First;
    }
}

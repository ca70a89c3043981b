using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The results were presented to the candidate, who signs it; or the company, which says why the candidate's signature is missing.</summary>
public static class ResultsPresentation
{
    /// <summary>Keeps it with the signature of who acknowledges: what is signed is what is stored, and it is what was <paramref name="read"/>.</summary>
    public static async Task<Outcome?> PresentAsync(
        this SignatureDesk signatures, FileActing begun, SignatoryRole by, DateOnly? heldOn, string? reason, string read, CancellationToken cancellation)
    {
        var results = begun.File.Results;
        var presented = results.Present(heldOn, byCompany: by == SignatoryRole.Company, reason, begun.Today);
        if (!presented.IsAccepted)
        {
            return presented;
        }

        var day = FrenchText.PlainDate(heldOn!.Value);
        var statement = by == SignatoryRole.Company
            ? $"Résultats présentés au candidat le {day}. Sa signature manque : {results.UnacknowledgedBecause}"
            : Signature.StatementOfResults(day);
        var place = new SigningPlace(by, statement, [by]);
        var signed = await signatures.AcknowledgeAsync(begun, EvaluationBooklet.Key, place, read, cancellation);
        return signed.IsAccepted ? presented : signed;
    }
}

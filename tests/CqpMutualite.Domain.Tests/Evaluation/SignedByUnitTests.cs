using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Evaluation.AtEvaluation;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>An evaluation booklet signed unit by unit, then as a whole; acknowledged; opened again.</summary>
public class SignedByUnitTests
{
    private static readonly SignatoryRole[] Both = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    private readonly Referential edition = Edition(Specialiste);
    private readonly Sheet sheet;
    private readonly List<Question> questions;
    private readonly List<string> units;

    public SignedByUnitTests()
    {
        questions = [.. edition.Booklet("livret-evaluation")!.Questions(edition)];
        units = [.. edition.Units.Select(unit => unit.Key)];
        sheet = Sheet.Open(Guid.NewGuid(), "livret-evaluation");
        foreach (var (key, value) in Complete(edition))
        {
            var question = questions.Find(found => found.Key == key)!;
            Accepted(sheet.Write(question, Voices.Printed(question.Field.FilledBy!.Value), value, edition, Guid.NewGuid(), Now));
        }
    }

    [Fact]
    [Rule("EVA-14")]
    public void A_signed_unit_is_frozen_and_the_rest_goes_on()
    {
        Accepted(Sign(SignatoryRole.Evaluator1, "d1"));
        Assert.Equal("sheet.frozen", Write("d1.avis").Refusals[0].Code);
        Assert.Equal("sheet.frozen", sheet.AssessSeparately("d1", []).Refusals[0].Code);
        Accepted(Write("d2.avis"));
        Accepted(Write("synthese.d1.dates"));
        Accepted(Write("d1.commentaire-candidat"));
        Assert.Equal("sheet.already-signed", Sign(SignatoryRole.Evaluator1, "d1").Refusals[0].Code);
        Assert.Equal("sheet.content-changed", sheet.Sign(Signature(sheet, SignatoryRole.Evaluator2, "other", "d1"), Both, Now, units).Refusals[0].Code);
        Assert.Equal("sheet.not-a-signatory", sheet.Sign(Signature(sheet, SignatoryRole.Evaluator2, "other", "d9"), Both, Now, units).Refusals[0].Code);
    }

    [Fact]
    [Rule("DOC-04")]
    public void The_whole_comes_last_and_the_sheet_closes_when_both_have_signed_everything()
    {
        Assert.Equal("sheet.units-first", Sign(SignatoryRole.Evaluator1, "").Refusals[0].Code);
        Assert.Equal("sheet.nothing-to-acknowledge", sheet.Acknowledge(Signature(sheet, SignatoryRole.Candidate, "h")).Refusals[0].Code);
        SignAll();
        Assert.Equal(Now, sheet.SignedAt);

        // the candidate says what they think until they acknowledge the results
        Accepted(Write("d1.commentaire-candidat"));
        Assert.Equal("sheet.not-a-signatory", sheet.Acknowledge(Signature(sheet, SignatoryRole.Evaluator1, "h")).Refusals[0].Code);
        Accepted(sheet.Acknowledge(Signature(sheet, SignatoryRole.Candidate, "h")));
        Assert.Equal("sheet.frozen", Write("d1.commentaire-candidat").Refusals[0].Code);
        Assert.Equal("sheet.already-acknowledged", sheet.Acknowledge(Signature(sheet, SignatoryRole.Company, "h")).Refusals[0].Code);
    }

    [Fact]
    public void The_content_of_a_unit_is_that_of_the_unit_alone()
    {
        var (first, whole) = (Content("d1"), Content(""));
        Assert.Contains("\"unit\":\"d1\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("synthese.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("commentaire-candidat", first, StringComparison.Ordinal);
        Assert.DoesNotContain("d2.", first, StringComparison.Ordinal);

        Accepted(Write("d2.commentaire-evaluateurs"));
        Accepted(Write("synthese.d1.dates"));
        Assert.Equal(first, Content("d1"));
        Assert.NotEqual(whole, Content(""));

        // the evaluators do not sign what the candidate says of the results; the candidate does
        whole = Content("");
        var seen = Content("", SignatoryRole.Candidate);
        Accepted(Write("d1.commentaire-candidat"));
        Assert.Equal((first, whole), (Content("d1"), Content("")));
        Assert.NotEqual(seen, Content("", SignatoryRole.Candidate));
    }

    [Fact]
    public void Opening_a_unit_again_voids_its_signatures_and_those_of_the_whole_and_leaves_the_others()
    {
        SignAll();
        Accepted(sheet.Acknowledge(Signature(sheet, SignatoryRole.Candidate, "h")));
        Assert.Equal("sheet.reopening-reason", sheet.Reopen(" ", Now, "d2").Refusals[0].Code);
        Accepted(sheet.Reopen("Un critère coché par erreur.", Now, "d2"));

        Assert.Null(sheet.SignedAt);
        Assert.Null(sheet.Acknowledgement);
        Assert.All(sheet.Signatures, signature => Assert.Equal(signature.Unit is "d2" or "", !signature.IsValid));
        Assert.All(sheet.Signatures.Where(signature => !signature.IsValid), signature => Assert.Equal("Un critère coché par erreur.", signature.VoidedBecause));
        Accepted(Write("d2.avis"));
        Assert.Equal("sheet.frozen", Write("d1.avis").Refusals[0].Code);
        Assert.Equal("sheet.nothing-to-reopen", sheet.Reopen("Encore.", Now, "d2").Refusals[0].Code);
        Assert.Equal("sheet.nothing-to-reopen", sheet.Reopen("Encore.", Now).Refusals[0].Code);

        foreach (var role in Both)
        {
            Accepted(Sign(role, "d2"));
            Accepted(Sign(role, ""));
        }

        Assert.Equal(Now, sheet.SignedAt);
        Accepted(sheet.Reopen("La fiche est à corriger.", Now));
        Assert.All(units, unit => Assert.True(sheet.IsSignedByBoth(unit)));
        Accepted(Write("synthese.d1.dates"));
    }

    [Fact]
    public void Units_that_both_signed_stand_when_an_evaluator_leaves_and_the_rest_becomes_history()
    {
        var (leaver, by) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var unit in new[] { "d1", "d2", "d3" })
        {
            Accepted(
                sheet.Write(
                    questions.Find(question => question.Key == unit + ".commentaire-evaluateurs")!,
                    Voice.Official,
                    "De qui s’en va.",
                    edition,
                    leaver,
                    Now
                )
            );
        }

        foreach (var role in Both)
        {
            Accepted(Sign(role, "d1"));
        }

        Accepted(Sign(SignatoryRole.Evaluator1, "d2"));
        Assert.Equal(2, sheet.EvaluatorLeaves(questions, leaver, EvaluatorSeat.Second, by, Now));

        Assert.Equal("De qui s’en va.", sheet.Find("d1.commentaire-evaluateurs", Voice.Official)!.Value);
        Assert.True(sheet.IsSignedByBoth("d1"));
        Assert.Empty(sheet.SignaturesOn("d2"));
        Assert.Null(sheet.Find("d2.commentaire-evaluateurs", Voice.Official)!.Value);
        Assert.Null(sheet.Find("d3.commentaire-evaluateurs", Voice.Official)!.Value);
        Assert.Equal(["d2.commentaire-evaluateurs", "d3.commentaire-evaluateurs"], sheet.PastAnswers.Select(past => past.Field).Order());

        // who comes finds the unit signed, and signs the others and the whole
        foreach (var unit in units.Skip(1))
        {
            Accepted(Sign(SignatoryRole.Evaluator1, unit));
            Accepted(Sign(SignatoryRole.Evaluator2, unit));
        }

        Accepted(Sign(SignatoryRole.Evaluator1, ""));
        Accepted(Sign(SignatoryRole.Evaluator2, ""));
        Assert.NotNull(sheet.SignedAt);
    }

    private Domain.Common.Outcome Sign(SignatoryRole role, string unit) =>
        sheet.Sign(Signature(sheet, role, CanonicalContent.Hash(Content(unit)), unit), Both, Now, units);

    private void SignAll()
    {
        foreach (var role in Both)
        {
            units.ForEach(unit => Accepted(Sign(role, unit)));
            Accepted(Sign(role, ""));
        }
    }

    private string Content(string unit, SignatoryRole role = SignatoryRole.Evaluator1) => CanonicalContent.Of(edition, "CQP-2026-0001", sheet, unit, role);

    private Domain.Common.Outcome Write(string key)
    {
        var question = questions.Find(found => found.Key == key)!;
        var value =
            question.Field.Kind == FieldKind.Choice ? Unfavourable(edition, question)
            : question.Field.Kind == FieldKind.Date ? "2026-10-01"
            : $"Autre chose, {Guid.NewGuid()}.";
        return sheet.Write(question, Voices.Printed(question.Field.FilledBy!.Value), value, edition, Guid.NewGuid(), Now);
    }
}

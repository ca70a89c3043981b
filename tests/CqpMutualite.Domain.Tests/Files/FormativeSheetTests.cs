using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>The formative evaluation of a unit: signed, opened again, followed by another.</summary>
public class FormativeSheetTests
{
    private static readonly Guid Trainer = Guid.CreateVersion7();

    private readonly Referential edition = Edition(Conseiller);
    private readonly Sheet sheet = Sheet.Open(Guid.CreateVersion7(), "livret-formation", unit: "d1");

    private Booklet Booklet => edition.Booklet("livret-formation")!;

    private List<Question> Questions => [.. Booklet.Questions(edition).Where(question => FormativeEvaluation.Asks(question, "d1", null))];

    [Fact, Rule("FOR-15")]
    public void An_objective_not_reached_calls_for_another_sheet_on_a_later_day_and_the_first_is_kept()
    {
        Fill("non-atteint");
        Assert.Equal(["sheet.not-signed-yet"], FormativeEvaluation.MayHoldAnother(edition, Booklet, sheet).Codes());
        Sign(sheet);
        Accepted(FormativeEvaluation.MayHoldAnother(edition, Booklet, sheet));

        var (next, outcome) = sheet.OpenNext(Questions.Where(question => question.Field.Meaning == Meaning.None), Trainer, Now);
        Accepted(outcome);
        Assert.Equal((2, "d1", sheet.FileId), (next!.Occurrence, next.Unit, next.FileId));
        Assert.Equal("Une réponse.", next.Find("d1.formative-modalites", Voice.Trainer)!.Value);
        Assert.Null(next.Find("d1.formative-resultat", Voice.Trainer));
        Assert.NotNull(sheet.SignedAt);

        var date = Questions.Single(question => question.Field.Meaning == Meaning.FormativeDate);
        var previous = FormativeEvaluation.HeldOn(edition, Booklet, "d1", Values(sheet));
        Assert.Equal("sheet.not-after", FormativeEvaluation.RefusalOfDay(date, "2026-11-20", previous, Today)!.Code);
        Assert.Equal("sheet.in-future", FormativeEvaluation.RefusalOfDay(date, "2026-11-22", previous, Today)!.Code);
        Assert.Null(FormativeEvaluation.RefusalOfDay(date, "2026-11-21", previous, Today));
    }

    [Fact, Rule("FOR-15")]
    public void An_objective_reached_calls_for_no_other_sheet()
    {
        Fill("atteint");
        Sign(sheet);
        Assert.Equal(["training.objective-reached"], FormativeEvaluation.MayHoldAnother(edition, Booklet, sheet).Codes());
    }

    [Theory]
    [InlineData("12/04/2026", "2026-04-12")]
    [InlineData(" 2/4/2026 ", "2026-04-02")]
    [InlineData("12.04.2026", "2026-04-12")]
    [InlineData("2026-04-12", "2026-04-12")]
    [InlineData("29/02/2026", null)]
    [InlineData("04/2026", null)]
    public void A_day_is_typed_as_people_write_it(string typed, string? stored)
    {
        var date = Questions.Single(question => question.Field.Meaning == Meaning.FormativeDate);

        var outcome = sheet.Write(date, Voice.Trainer, typed, edition, Trainer, Now);

        Assert.Equal(stored is null ? ["sheet.not-a-date"] : [], outcome.Codes());
        Assert.Equal(stored, sheet.Find(date.Key, Voice.Trainer)?.Value);
    }

    [Fact]
    public void A_sheet_is_signed_complete_and_at_a_day_that_has_come()
    {
        Assert.All(FormativeEvaluation.MissingForSignature(edition, Booklet, "d1", Values(sheet), null, null, Today), refusal =>
            Assert.Equal("sheet.answer-missing", refusal.Code)
        );
        Fill("atteint");
        Assert.Empty(FormativeEvaluation.MissingForSignature(edition, Booklet, "d1", Values(sheet), null, null, Today));
        Assert.Equal(
            ["sheet.in-future"],
            FormativeEvaluation
                .MissingForSignature(edition, Booklet, "d1", Values(sheet), null, null, new DateOnly(2026, 11, 1))
                .Select(refusal => refusal.Code)
        );
    }

    [Fact]
    public void A_signed_sheet_is_opened_again_with_a_reason_and_its_signature_is_kept_void()
    {
        Fill("atteint");
        Assert.Equal(["sheet.nothing-to-reopen"], sheet.Reopen("Erreur", Now).Codes());
        Sign(sheet);
        Assert.Equal(["sheet.reopening-reason"], sheet.Reopen(" ", Now).Codes());
        Assert.Equal(["sheet.frozen"], Write("d1.formative-formateur", "Autre").Codes());

        Accepted(sheet.Reopen(" Résultat coché par erreur ", Now));
        var signature = Assert.Single(sheet.Signatures);
        Assert.Equal((false, "Résultat coché par erreur", Now), (signature.IsValid, sheet.ReopenedBecause, signature.VoidedAt));
        Assert.Null(sheet.SignedAt);
        Accepted(Write("d1.formative-formateur", "Autre"));
        Sign(sheet);
        Assert.Equal(2, sheet.Signatures.Count);
    }

    [Fact]
    public void What_is_signed_says_which_unit()
    {
        Fill("atteint");
        var other = Sheet.Open(sheet.FileId, "livret-formation", unit: "d2");
        Assert.Contains("\"unit\":\"d1\"", CanonicalContent.Of(edition, "TEST-01", sheet), StringComparison.Ordinal);
        Assert.NotEqual(CanonicalContent.Of(edition, "TEST-01", sheet, []), CanonicalContent.Of(edition, "TEST-01", other, []));
    }

    private static Dictionary<string, string> Values(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    private Domain.Common.Outcome Write(string key, string value) =>
        sheet.Write(Questions.Single(question => question.Key == key), Voice.Trainer, value, edition, Trainer, Now);

    private void Fill(string result)
    {
        foreach (var (key, value) in TrainerAnswers(edition, "d1"))
        {
            Accepted(Write(key, key.EndsWith("-resultat", StringComparison.Ordinal) ? result : value));
        }
    }

    private static void Sign(Sheet signed) =>
        Accepted(
            signed.Sign(
                Signature.Of(signed.Id, SignatoryRole.Trainer, Trainer, "Sofia Andrade", "formatrice", "", SignatureMethod.Password, _ => new SealedContent(
                    "h",
                    Now,
                    "s",
                    "k"
                )),
                [SignatoryRole.Trainer],
                Now
            )
        );
}

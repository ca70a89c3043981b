using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Evaluation.AtEvaluation;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>Writing, freezing and signing a sheet; what a signature covers.</summary>
public class SheetTests
{
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly SignatoryRole[] Both = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    private readonly Referential edition = Edition(Conseiller);
    private readonly Sheet sheet = Sheet.Open(Guid.NewGuid(), "livret-evaluation");

    private Question Opinion => Questions(edition, Meaning.Opinion)[0];

    [Fact]
    public void A_writer_who_saw_another_version_overwrites_nothing()
    {
        Accepted(Write(Opinion, "oui", token: 0));
        Assert.Equal("sheet.written-in-between", Write(Opinion, "non", token: 0).Refusals[0].Code);
        Accepted(Write(Opinion, "oui", token: 0));
        Accepted(Write(Opinion, "non", token: 1));
        Assert.Equal(2, sheet.Find(Opinion.Key, Voice.Official)!.Revision);
    }

    [Fact]
    [Rule("EVA-14")]
    public void The_first_signature_freezes_the_answers_and_the_last_one_closes_the_sheet()
    {
        Accepted(Write(Opinion, "oui"));
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), Both, Now));
        Assert.Null(sheet.SignedAt);
        Assert.Equal("sheet.frozen", Write(Opinion, "non").Refusals[0].Code);

        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator2, "h"), Both, Now));
        Assert.Equal(Now, sheet.SignedAt);
        Assert.Equal("sheet.frozen", Write(Opinion, "non").Refusals[0].Code);
    }

    [Fact]
    [Rule("DOC-04")]
    public void Each_evaluator_signs_once_and_the_same_content()
    {
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), Both, Now));
        Assert.Equal("sheet.already-signed", sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), Both, Now).Refusals[0].Code);
        Assert.Equal("sheet.content-changed", sheet.Sign(Signature(sheet, SignatoryRole.Evaluator2, "other"), Both, Now).Refusals[0].Code);
        Assert.Equal("sheet.not-a-signatory", sheet.Sign(Signature(sheet, SignatoryRole.Trainer, "h"), Both, Now).Refusals[0].Code);
        Assert.Null(sheet.SignedAt);
    }

    [Fact]
    public void The_signed_content_does_not_depend_on_the_order_of_the_answers_nor_on_empty_ones()
    {
        var comment = Questions(edition, Meaning.EvaluatorsComment)[0];
        var account = Questions(edition, Meaning.CandidateAccount)[0];
        Accepted(Write(Opinion, "oui"));
        Accepted(Write(comment, "Écoute « active » ; 2 % d’erreurs."));
        Accepted(sheet.Write(account, Voice.Candidate, "J’ai conseillé.", edition, Author, Now));
        var content = Content(sheet.Answers);

        Accepted(Write(Questions(edition, Meaning.Opinion)[1], "oui"));
        Accepted(Write(Questions(edition, Meaning.Opinion)[1], ""));

        Assert.Equal(content, Content(sheet.Answers.Reverse()));
        Assert.Equal(
            """{"edition":"conseiller-mutualiste-individuels.v2","file":"CQP-2026-0001","booklet":"livret-evaluation","occurrence":1,"answers":"""
                + $$"""[["{{account.Key}}","Candidate","J’ai conseillé."],["{{Opinion.Key}}","Official","maitrisee"],"""
                + $$"""["{{comment.Key}}","Official","Écoute « active » ; 2 % d’erreurs."]]}""",
            content);
        Assert.Equal(64, CanonicalContent.Hash(content).Length);
    }

    [Fact]
    public void What_an_evaluator_notes_alone_is_not_signed_and_any_other_change_is_seen()
    {
        Accepted(Write(Opinion, "oui"));
        var content = Content(sheet.Answers);
        var alone = Questions(edition, Meaning.Opinion)[1];
        Accepted(sheet.AssessSeparately(alone.Unit!, [alone]));
        Accepted(sheet.Write(alone, Voice.Evaluator1, Unfavourable(edition, alone), edition, Author, Now));
        Assert.Equal(content, Content(sheet.Answers));
        Accepted(Write(Opinion, "non"));
        Assert.NotEqual(content, Content(sheet.Answers));
    }

    [Fact]
    public void What_an_evaluator_who_leaves_wrote_becomes_history_and_what_the_other_wrote_stays()
    {
        var (leaver, other, by) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var opinions = Questions(edition, Meaning.Opinion);
        var asked = edition
            .Booklet("livret-evaluation")!
            .Questions(edition)
            .Where(question => question.Unit == opinions[1].Unit && question.Field.FilledBy == FilledBy.Evaluators)
            .ToList();
        Accepted(sheet.Write(opinions[0], Voice.Official, Good(opinions[0]), edition, leaver, Now));
        Accepted(sheet.Write(opinions[2], Voice.Official, Good(opinions[2]), edition, other, Now));

        // a unit that each assessed alone, and both handed over
        Accepted(sheet.AssessSeparately(opinions[1].Unit!, asked));
        foreach (var question in asked.Where(question => question.Field.Required))
        {
            Accepted(sheet.Write(question, Voice.Evaluator1, Any(question), edition, other, Now));
            Accepted(sheet.Write(question, Voice.Evaluator2, Any(question), edition, leaver, Now));
        }

        Accepted(sheet.HandOver(opinions[1].Unit!, Domain.People.EvaluatorSeat.First, asked, other, Now));
        Accepted(sheet.HandOver(opinions[1].Unit!, Domain.People.EvaluatorSeat.Second, asked, leaver, Now));
        Assert.NotNull(sheet.Find(opinions[1].Key, Voice.Official)!.Value);
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), Both, Now));

        var put = sheet.EvaluatorLeaves(edition.Booklet("livret-evaluation")!.Questions(edition), leaver, Domain.People.EvaluatorSeat.Second, by, Now);

        Assert.Equal(put, sheet.PastAnswers.Count);
        Assert.Equal(1 + (2 * asked.Count(question => question.Field.Required)), put);
        Assert.Null(sheet.Find(opinions[0].Key, Voice.Official)!.Value);
        Assert.Null(sheet.Find(opinions[1].Key, Voice.Official)!.Value);
        Assert.Null(sheet.Find(opinions[1].Key, Voice.Evaluator2)!.Value);
        Assert.NotNull(sheet.Find(opinions[2].Key, Voice.Official)!.Value);
        Assert.NotNull(sheet.Find(opinions[1].Key, Voice.Evaluator1)!.Value);
        Assert.True(sheet.AssessmentOf(opinions[1].Unit) is { IsBlind: true, FirstAt: not null, SecondAt: null });
        Assert.False(Assert.Single(sheet.Signatures).IsValid);
        Accepted(Write(opinions[0], "oui"));

        string Any(Question question) => question.Field.Kind == FieldKind.Choice ? Good(question) : "Texte.";

        string Good(Question question) => edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == true).Key;
    }

    [Fact]
    public void What_both_signed_stands_whoever_leaves()
    {
        Accepted(Write(Opinion, "oui"));
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), Both, Now));
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator2, "h"), Both, Now));
        Assert.Equal(0, sheet.EvaluatorLeaves([], Author, Domain.People.EvaluatorSeat.First, Guid.NewGuid(), Now));
        Assert.NotNull(sheet.Find(Opinion.Key, Voice.Official)!.Value);
        Assert.All(sheet.Signatures, signature => Assert.True(signature.IsValid));
    }

    private string Content(IEnumerable<Answer> answers) => CanonicalContent.Of(edition, "CQP-2026-0001", sheet.Booklet, sheet.Occurrence, answers);

    private Domain.Common.Outcome Write(Question question, string value, int? token = null) =>
        sheet.Write(
            question,
            Voice.Official,
            question.Field.Kind == FieldKind.Choice && value.Length > 0
                ? edition.Scale(question.Field.Scale!).Values.First(known => known.Favourable == (value == "oui")).Key
                : value,
            edition,
            Author,
            Now,
            token
        );
}

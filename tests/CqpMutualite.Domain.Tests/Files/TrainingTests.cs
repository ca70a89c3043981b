using CqpMutualite.Domain.Files;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>Modules, formative evaluations expected by each edition, closing.</summary>
public class TrainingTests
{
    [Fact, Rule("FOR-09")]
    public void A_module_names_one_unit_a_title_days_in_order_and_hours()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition);

        Assert.Equal(["file.unknown-unit", "file.module-title", "file.module-dates", "file.module-hours"], file.AddModule(edition, "d9", " ", Today, Today.AddDays(-1), 0, Today).Codes());
        Assert.Empty(file.Modules);
        Accepted(file.AddModule(edition, "d1", " Écouter un adhérent ", Today, Today, 7, Today));
        Accepted(file.AddModule(edition, "d1", "Reformuler", Today, Today, 7, Today));
        Assert.Equal(["Écouter un adhérent", "Reformuler"], file.Modules.Select(module => module.Title));
        Accepted(file.RemoveModule(file.Modules[0].Id, Today));
        Assert.Equal("Reformuler", Assert.Single(file.Modules).Title);
    }

    [Fact, Rule("FOR-06")]
    public void Specialiste_expects_an_evaluation_on_the_units_to_train_only()
    {
        var edition = Edition(Specialiste);
        var file = Registered(edition, "d1", "d3", "d5");

        Assert.Equal(["d2", "d4"], file.UnitsToAssessInTraining(edition).Select(unit => unit.Key));
        Accepted(file.AddModule(edition, "d2", "Réglementation", Today, Today, 14, Today));
        Assert.Equal(
            [("file.module-missing", "d4"), ("file.formative-missing", "d4"), ("file.training-general-missing", null)],
            file.CloseTraining(edition, Training(edition, "d2"), Today).Refusals.Select(refusal => (refusal.Code, refusal.Field)));
        Assert.Equal(Stage.Training, file.Stage);

        Accepted(file.AddModule(edition, "d4", "Qualité", Today, Today, 14, Today));
        Accepted(file.CloseTraining(edition, Training(edition, "d2", "d4", null), Today));
        Assert.Equal((Stage.Evaluation, NextAct.NameEvaluators, Today), (file.Stage, file.NextAct, file.TrainedOn));
        Assert.Equal(["file.not-now"], file.AddModule(edition, "d2", "Trop tard", Today, Today, 7, Today).Codes());
    }

    [Fact, Rule("FOR-07")]
    public void Conseiller_expects_an_evaluation_on_every_unit_trained_or_not()
    {
        var edition = Edition(Conseiller);
        var all = edition.Units.Select(unit => unit.Key).ToArray();
        var file = Registered(edition, all);

        Assert.Equal(Stage.Training, file.Stage);
        Assert.Equal(all, file.UnitsToAssessInTraining(edition).Select(unit => unit.Key));
        Assert.Equal(Enumerable.Repeat("file.formative-missing", all.Length).Append("file.training-general-missing"), file.CloseTraining(edition, Training(edition, "d0"), Today).Codes());
        Accepted(file.CloseTraining(edition, Training(edition), Today));
    }

    [Fact, Rule("FOR-14")]
    public void Conseiller_does_not_close_without_the_comment_of_the_trainer()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition, [.. edition.Units.Select(unit => unit.Key)]);
        var answers = Training(edition);
        Assert.True(answers.Remove("d3.formative-commentaire"));

        Assert.Equal([("file.formative-missing", "d3")], file.CloseTraining(edition, answers, Today).Refusals.Select(refusal => (refusal.Code, refusal.Field)));
    }

    [Fact]
    public void Blocs_expect_no_formative_evaluation_but_a_module_on_each_bloc_to_train()
    {
        var edition = Edition(Blocs);
        var file = Registered(edition, "b1", "b3");

        Assert.Empty(file.UnitsToAssessInTraining(edition));
        Assert.Equal(["file.module-missing"], file.CloseTraining(edition, Training(edition), Today).Codes());
        Accepted(file.AddModule(edition, "b2", "Outils", Today, Today, 7, Today));
        Accepted(file.CloseTraining(edition, Training(edition), Today));
    }

    [Fact, Rule("ORI-07")]
    public void A_path_with_nothing_to_train_goes_straight_to_the_evaluation()
    {
        var edition = Edition(Specialiste);

        Assert.Equal(Stage.Evaluation, Registered(edition, [.. edition.Units.Select(unit => unit.Key)]).Stage);
    }
}

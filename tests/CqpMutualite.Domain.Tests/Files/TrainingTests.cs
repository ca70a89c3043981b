using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Training;
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

        Assert.Equal(
            ["file.unknown-unit", "file.module-title", "file.module-dates", "file.module-hours"],
            file.Training.AddModule(edition, "d9", new ModuleTerms(" ", Today, Today.AddDays(-1), 0), Today).Codes()
        );
        Assert.Empty(file.Modules);
        Accepted(file.Training.AddModule(edition, "d1", Module(" Écouter un adhérent ", 7), Today));
        Accepted(file.Training.AddModule(edition, "d1", Module("Reformuler", 7), Today));
        Assert.Equal(["Écouter un adhérent", "Reformuler"], file.Modules.Select(module => module.Title));
        Accepted(file.Training.RemoveModule(file.Modules[0].Id, Today));
        Assert.Equal("Reformuler", Assert.Single(file.Modules).Title);
    }

    [Fact, Rule("FOR-06")]
    public void Specialiste_expects_an_evaluation_on_the_units_to_train_only()
    {
        var edition = Edition(Specialiste);
        var file = Registered(edition, "d1", "d3", "d5");

        Assert.Equal(["d2", "d4"], file.Training.UnitsToAssess(edition).Select(unit => unit.Key));
        Accepted(file.Training.AddModule(edition, "d2", Module("Réglementation", 12), Today));
        Assert.Equal(
            [("file.module-missing", "d4"), ("file.formative-missing", "d4"), ("file.training-general-missing", null)],
            file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d2")), Today).Refusals.Select(refusal => (refusal.Code, refusal.Field)));
        Assert.Equal(Stage.Training, file.Stage);

        Accepted(file.Training.AddModule(edition, "d4", Module("Qualité", 12), Today));
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d2", "d4", null)), Today));
        Assert.Equal((Stage.Evaluation, NextAct.NameEvaluators, Today), (file.Stage, file.NextAct, file.Training.TrainedOn));
        Assert.Equal(["file.not-now"], file.Training.AddModule(edition, "d2", Module("Trop tard", 7), Today).Codes());
    }

    [Fact, Rule("FOR-07")]
    public void Conseiller_expects_an_evaluation_on_every_unit_trained_or_not()
    {
        var edition = Edition(Conseiller);
        var all = edition.Units.Select(unit => unit.Key).ToArray();
        var file = Registered(edition, all);

        Assert.Equal(Stage.Training, file.Stage);
        Assert.Equal(all, file.Training.UnitsToAssess(edition).Select(unit => unit.Key));
        Assert.Equal(
            Enumerable.Repeat("file.formative-missing", all.Length).Append("file.training-general-missing"),
            file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d0")), Today).Codes()
        );
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today));
    }

    [Fact, Rule("FOR-14")]
    public void Conseiller_does_not_close_without_the_comment_of_the_trainer()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition, [.. edition.Units.Select(unit => unit.Key)]);
        var answers = TrainerAnswers(edition);
        Assert.True(answers.Remove("d3.formative-commentaire"));

        Assert.Equal(
            [("file.formative-missing", "d3")],
            file.Training.Close(edition, Record(edition, answers), Today).Refusals.Select(refusal => (refusal.Code, refusal.Field))
        );
    }

    [Fact]
    public void Blocs_expect_no_formative_evaluation_but_a_module_on_each_bloc_to_train()
    {
        var edition = Edition(Blocs);
        var file = Registered(edition, "b1", "b3");

        Assert.Empty(file.Training.UnitsToAssess(edition));
        Assert.Equal(["file.module-missing"], file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today).Codes());
        Accepted(file.Training.AddModule(edition, "b2", Module("Outils", 7), Today));
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today));
    }

    [Fact, Rule("FOR-09")]
    public void A_module_of_conseiller_is_attached_to_one_unit_only()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition);
        Accepted(file.Training.AddModule(edition, "d1", Module("Écouter un adhérent"), Today));

        Assert.Equal(["file.module-on-two-units"], file.Training.AddModule(edition, "d2", Module("écouter un adhérent "), Today).Codes());
        Assert.Equal(["file.module-twice"], file.Training.AddModule(edition, "d1", Module("Écouter un adhérent"), Today).Codes());
        var later = new ModuleTerms("Écouter un adhérent", Today.AddDays(-7), Today.AddDays(-7), 7);
        Assert.Equal(["file.module-on-two-units"], file.Training.AddModule(edition, "d2", later, Today).Codes());
        Accepted(file.Training.AddModule(edition, "d1", later, Today));

        var elsewhere = Edition(Specialiste);
        var other = Registered(elsewhere);
        Accepted(other.Training.AddModule(elsewhere, "d1", Module("Réglementation"), Today));
        Accepted(other.Training.AddModule(elsewhere, "d2", Module("Réglementation"), Today));
    }

    [Theory]
    [InlineData(0, 0, -3, "file.module-hours")]
    [InlineData(0, 0, 0, "file.module-hours")]
    [InlineData(0, 0, 13, "file.module-hours-a-day")]
    [InlineData(0, 0, 1001, "file.module-hours")]
    [InlineData(-5000, -5000, 7, "file.module-year")]
    [InlineData(0, 2000, 7, "file.module-year")]
    public void Hours_and_years_that_cannot_be_are_refused(int first, int last, int hours, string code)
    {
        var edition = Edition(Specialiste);
        Assert.Equal(
            [code],
            Registered(edition).Training.AddModule(edition, "d1", new ModuleTerms("Module", Today.AddDays(first), Today.AddDays(last), hours), Today).Codes()
        );
    }

    [Fact]
    public void Hours_go_by_halves_and_a_module_is_corrected_under_the_same_rules()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition);
        Assert.Equal(["file.module-hours"], file.Training.AddModule(edition, "d1", new ModuleTerms("Module", Today, Today, 7.25m), Today).Codes());
        Accepted(file.Training.AddModule(edition, "d1", new ModuleTerms("Un", Today, Today, 7.5m), Today));
        Accepted(file.Training.AddModule(edition, "d1", new ModuleTerms("Deux", Today, Today, 0.5m), Today));
        Assert.Equal(8m, file.Training.Hours);
        var (one, two) = (file.Modules[0].Id, file.Modules[1].Id);
        Assert.Equal(["file.module-twice"], file.Training.CorrectModule(edition, two, "d1", new ModuleTerms("un", Today, Today, 1), Today).Codes());
        Assert.Equal(["file.module-on-two-units"], file.Training.CorrectModule(edition, two, "d2", new ModuleTerms("Un", Today, Today, 1), Today).Codes());
        Assert.Equal(["file.module-hours-a-day"], file.Training.CorrectModule(edition, two, "d1", new ModuleTerms("Deux", Today, Today, 12.5m), Today).Codes());
        Assert.Equal(["file.module-gone"], file.Training.CorrectModule(edition, Guid.NewGuid(), "d1", new ModuleTerms("Deux", Today, Today, 1), Today).Codes());

        // a module is not its own double
        Accepted(file.Training.CorrectModule(edition, one, "d2", new ModuleTerms("Un", Today, Today, 6.5m) { Content = "Contenu." }, Today));
        Assert.Equal(("d2", 6.5m, "Contenu."), (file.Modules[0].Unit, file.Modules[0].Hours, file.Modules[0].Content));
    }

    [Fact, Rule("FOR-02")]
    public void Hours_outside_the_guide_warn_on_a_full_path_and_forbid_nothing()
    {
        var edition = Edition(Conseiller);
        var full = Registered(edition);
        Accepted(full.Training.AddModule(edition, "d1", new ModuleTerms("Long", Today.AddDays(-40), Today, 279), Today));
        Assert.Equal(new(280, 320), full.Training.HoursOutsideGuide(edition));
        Accepted(full.Training.AddModule(edition, "d1", Module("Court", 1), Today));
        Assert.Null(full.Training.HoursOutsideGuide(edition));
        Assert.Null(Registered(edition, "d1").Training.HoursOutsideGuide(edition));
        Assert.Null(Registered(Edition(Blocs)).Training.HoursOutsideGuide(Edition(Blocs)));
    }

    [Fact, Rule("SIL-08")]
    public void A_short_partial_path_is_pointed_out_only_where_the_certifier_asks_and_the_edition_gives_a_guide()
    {
        var edition = Edition(Conseiller);
        var part = Registered(edition, "d1");
        Assert.False(part.Training.ShorterThan(100, edition));
        Accepted(part.Training.AddModule(edition, "d2", new ModuleTerms("Court", Today.AddDays(-40), Today, 99), Today));
        Assert.True(part.Training.ShorterThan(100, edition));
        Assert.False(part.Training.ShorterThan(99, edition));
        Assert.False(part.Training.ShorterThan(null, edition));

        var full = Registered(edition);
        Accepted(full.Training.AddModule(edition, "d1", new ModuleTerms("Court", Today.AddDays(-40), Today, 9), Today));
        Assert.False(full.Training.ShorterThan(100, edition));
        var blocs = Registered(Edition(Blocs));
        Accepted(blocs.Training.AddModule(Edition(Blocs), Edition(Blocs).Units[0].Key, new ModuleTerms("Court", Today.AddDays(-40), Today, 9), Today));
        Assert.False(blocs.Training.ShorterThan(100, Edition(Blocs)));
    }

    [Fact, Rule("FOR-10")]
    public void Conseiller_does_not_close_without_signatures_nor_the_attestations_of_the_units_trained()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition, [.. edition.Units.Select(unit => unit.Key)]);
        Accepted(file.Training.AddModule(edition, "d2", Module("Proposer une offre"), Today));
        var record = new TrainingRecord(
            TrainerAnswers(edition),
            edition.Units.Select(unit => unit.Key).Where(unit => unit != "d4").ToHashSet(),
            new HashSet<string> { "d1" }
        );

        Assert.Equal(
            [("file.formative-unsigned", "d4"), ("file.attestation-missing", "d2")],
            file.Training.Close(edition, record, Today).Refusals.Select(refusal => (refusal.Code, refusal.Field))
        );

        var specialiste = Edition(Specialiste);
        var other = Registered(specialiste, "d1", "d3", "d4", "d5");
        Accepted(other.Training.AddModule(specialiste, "d2", Module("Réglementation"), Today));
        Accepted(other.Training.Close(specialiste, Record(specialiste, TrainerAnswers(specialiste)) with { AttestedUnits = new HashSet<string>() }, Today));
    }

    [Fact]
    public void A_module_to_come_keeps_the_training_open()
    {
        var edition = Edition(Blocs);
        var file = Registered(edition, "b1", "b3");
        Accepted(file.Training.AddModule(edition, "b2", new ModuleTerms("Outils", Today, Today.AddDays(1), 7), Today));
        Assert.Equal(["file.module-to-come"], file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today).Codes());
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today.AddDays(1)));
    }

    [Fact, Rule("FOR-18")]
    public void The_booklet_is_handed_over_at_a_date_and_taken_back_until_the_transmission()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition, [.. edition.Units.Select(unit => unit.Key)]);
        var organisation = file.TrainingOrganisations.Single().OrganisationId;
        Assert.Equal(["file.training-not-taken-back"], file.Training.TakeBack(organisation, "d2", Today).Codes());
        Assert.Equal(["file.organisation-not-on-file"], file.Training.TakeBack(Guid.CreateVersion7(), "d2", Today).Codes());
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today));
        Assert.Equal((Today, Stage.Evaluation), (file.Training.HandedOverOn, file.Stage));
        Assert.Equal(["file.not-now"], file.Training.MayRecord().Codes());

        Accepted(file.Training.TakeBack(organisation, "d2", Today));
        Accepted(file.Training.MayRecord());
        Assert.Equal(Stage.Evaluation, file.Stage);
        Assert.Contains(
            "file.training-taken-back",
            file.Transmission.Missing(edition, new Dictionary<string, string>(), signed: true).Select(refusal => refusal.Code)
        );

        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today.AddDays(3)));
        Assert.Equal((Today.AddDays(3), Today), (file.Training.HandedOverOn, file.Training.TrainedOn));
    }

    [Fact, Rule("ORI-07")]
    public void A_path_with_nothing_to_train_goes_straight_to_the_evaluation()
    {
        var edition = Edition(Specialiste);

        Assert.Equal(Stage.Evaluation, Registered(edition, [.. edition.Units.Select(unit => unit.Key)]).Stage);
    }
}

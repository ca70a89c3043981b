using CqpMutualite.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

/// <summary>
/// The parts of a file stand on its columns, each member under a name of its own: what a reader of the database and the journal know does not move with the
/// classes.
/// No index and no foreign key can stand over the member of a part; a computed member is of no use in a query.
/// </summary>
internal static class FilePartsConfiguration
{
    public static void HasParts(this EntityTypeBuilder<CertificationFile> file)
    {
        file.ComplexProperty(f => f.Opening, part =>
        {
            part.Property(p => p.Contract).HasColumnName("Contract");
            part.Property(p => p.HiredOn).HasColumnName("HiredOn");
            part.Property(p => p.WishedMention).HasColumnName("WishedMention").HasMaxLength(40);
            part.Ignore(p => p.LeavingWithEmployer);
        });
        file.ComplexProperty(f => f.Orientation, part =>
        {
            part.Property(p => p.Route).HasColumnName("Route");
            part.Property(p => p.Mention).HasColumnName("Mention").HasMaxLength(40);
            part.Property(p => p.InterviewedOn).HasColumnName("InterviewedOn");
            part.Property(p => p.AwaitedSignature).HasColumnName("AwaitedSignature");
        });
        file.ComplexProperty(f => f.Registration, part =>
        {
            part.Property(p => p.SubmittedOn).HasColumnName("SubmittedOn");
            part.Property(p => p.ReturnReason).HasColumnName("ReturnReason").HasMaxLength(4000);
            part.Property(p => p.RegisteredOn).HasColumnName("RegisteredOn");
            part.Property(p => p.NeedsTrainingOrganisation).HasColumnName("NeedsTrainingOrganisation");
            part.Ignore(p => p.HasTrainingOrganisation);
        });
        file.ComplexProperty(f => f.Training, part =>
        {
            part.Property(p => p.TrainedOn).HasColumnName("TrainedOn");
            part.Property(p => p.HandedOverOn).HasColumnName("TrainingHandedOverOn");
            part.Ignore(p => p.TakenBack);
            part.Ignore(p => p.Hours);
        });
        file.ComplexProperty(f => f.Evaluation, part =>
        {
            part.Property(p => p.CandidatePartPending).HasColumnName("CandidatePartPending");
            part.Property(p => p.Paper).HasColumnName("Paper");
            part.Property(p => p.PaperScanId).HasColumnName("PaperScanId");
            part.Property(p => p.OpenedOn).HasColumnName("EvaluationOpenedOn");
            part.Property(p => p.CompletedOn).HasColumnName("EvaluatedOn");
            part.Property(p => p.Positive).HasColumnName("EvaluationPositive");
            part.Property(p => p.ActivitiesExercised).HasColumnName("ActivitiesExercised");
            part.Ignore(p => p.Opener);
        });
        file.ComplexProperty(f => f.Results, part =>
        {
            part.Property(p => p.PresentedOn).HasColumnName("ResultsPresentedOn");
            part.Property(p => p.UnacknowledgedBecause).HasColumnName("ResultsUnacknowledgedBecause").HasMaxLength(1000);
        });
        file.ComplexProperty(f => f.Transmission, part =>
        {
            part.Property(p => p.On).HasColumnName("TransmittedOn");
            part.Property(p => p.Count).HasColumnName("Transmissions");
            part.Property(p => p.ToCorrect).HasColumnName("ToCorrect").HasListConversion();
            part.Property(p => p.AcceptedOn).HasColumnName("AcceptedOn");
        });
        file.ComplexProperty(f => f.Presentation, part =>
        {
            part.Property(p => p.Keys).HasColumnName("PresentedKeys").HasMaxLength(400);
            part.Property(p => p.Completes).HasColumnName("Completes");
            part.Property(p => p.Counted).HasColumnName("Counted").HasListConversion();
            part.Property(p => p.Derogation).HasColumnName("Derogation").HasMaxLength(4000);
            part.Property(p => p.OverdueDerogation).HasColumnName("OverdueDerogation").HasMaxLength(4000);
            part.Property(p => p.DecidedOn).HasColumnName("DecidedOn");
            part.Property(p => p.PublishedOn).HasColumnName("PublishedOn");
            part.Property(p => p.CertifiedOn).HasColumnName("CertifiedOn");
            part.Property(p => p.UnderCorrection).HasColumnName("UnderCorrection");
            part.Property(p => p.DecisionCancelledOn).HasColumnName("DecisionCancelledOn");
            part.Ignore(p => p.Units);
            part.Ignore(p => p.IsForCommission);
            part.Ignore(p => p.MayGoBeforeJury);
        });
        file.ComplexProperty(f => f.Schedule, part =>
        {
            part.Property(p => p.InterviewBy).HasColumnName("InterviewBy");
            part.Property(p => p.TrainingBy).HasColumnName("TrainingBy");
            part.Property(p => p.EvaluationBy).HasColumnName("EvaluationBy");
            part.Property(p => p.TransmissionBy).HasColumnName("TransmissionBy");
        });
        file.ComplexProperty(f => f.Halts, part =>
        {
            part.Property(p => p.ClosedOn).HasColumnName("ClosedOn");
            part.Property(p => p.ClosedFor).HasColumnName("ClosedFor");
            part.Property(p => p.ClosedBecause).HasColumnName("ClosedBecause").HasMaxLength(4000);
            part.Property(p => p.SuspendedOn).HasColumnName("SuspendedOn");
            part.Property(p => p.SuspendedFor).HasColumnName("SuspendedFor");
            part.Property(p => p.SuspendedBecause).HasColumnName("SuspendedBecause").HasMaxLength(4000);
        });
    }
}

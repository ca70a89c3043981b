using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>What is awaited on the files that a reader may see, as lists ask for it.</summary>
public static class TasksOfReader
{
    /// <summary>The turn of a capacity; null for those who only read.</summary>
    public static Turn? TurnOf(Role role) => role switch
    {
        Role.CompanyHr => Turn.Company,
        Role.Oemm => Turn.Certifier,
        Role.TrainingOrganisation => Turn.TrainingOrganisation,
        Role.Candidate => Turn.Candidate,
        Role.Evaluator => Turn.Evaluators,
        Role.JuryMember => Turn.Jury,
        _ => null,
    };

    /// <summary>What is awaited of that reader: one task a file, the first.</summary>
    public static IQueryable<OpenTask> TasksOf(this AppDbContext db, Reader reader)
    {
        var own = db.OwnTasks(reader);
        return db.OnFilesOf(reader, own).Where(task => !own.Any(other => other.FileId == task.FileId && other.Rank < task.Rank));
    }

    /// <summary>What is awaited of others, on the files of which nothing is awaited of that reader: one task a file, the one that the path waits for.</summary>
    public static IQueryable<OpenTask> TasksOfOthers(this AppDbContext db, Reader reader)
    {
        var own = db.OwnTasks(reader);
        return db.OnFilesOf(reader, db.Awaited().Where(task => task.Leads)).Where(task => !own.Any(other => other.FileId == task.FileId));
    }

    // neither the exceptional ways, nor what a suspended file waits for
    private static IQueryable<OpenTask> Awaited(this AppDbContext db) =>
        db.OpenTasks.AsNoTracking().Where(task => task.Weight != TaskWeight.Exceptional && task.Act != NextAct.Resume);

    private static IQueryable<OpenTask> OnFilesOf(this AppDbContext db, Reader reader, IQueryable<OpenTask> tasks)
    {
        var files = db.FilesVisibleTo(reader);
        return tasks.Where(task => files.Any(file => file.Id == task.FileId));
    }

    /// <summary>What is awaited of that reader, whether or not they may see the file: asked of files that they see, never alone.</summary>
    internal static IQueryable<OpenTask> OwnTasks(this AppDbContext db, Reader reader)
    {
        var turn = TurnOf(reader.Role);
        var (person, organisation) = (reader.PersonId, reader.OrganisationId);
        return db.Awaited().Where(task =>
            task.Turn == turn && (task.PersonId == null || task.PersonId == person) && (task.OrganisationId == null || task.OrganisationId == organisation)
        );
    }
}

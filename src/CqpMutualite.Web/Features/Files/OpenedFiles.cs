using System.Threading.Channels;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// Remembers which files each account opened last. Reading a page writes nothing: what was opened waits in memory for one worker, and a stop at the wrong
/// moment forgets one.
/// </summary>
public sealed class OpenedFiles(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OpenedFiles> logger) : BackgroundService
{
    private const int MostWaiting = 1000;

    private readonly Channel<Opened> opened = Channel.CreateBounded<Opened>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    public void Note(Guid person, string reference) => opened.Writer.TryWrite(new Opened(person, reference, clock.GetUtcNow()));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var one in opened.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await KeepAsync(one, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // what is lost is a shortcut
                logger.LogWarning("Un dossier ouvert n’est pas retenu : {Failure}", fault.GetType().Name);
            }
        }
    }

    private async Task KeepAsync(Opened one, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var own = db.RecentFiles.Where(recent => recent.PersonId == one.Person);
        if (
            await own
                .Where(recent => db.Files.Any(file => file.Id == recent.FileId && file.Reference == one.Reference))
                .ExecuteUpdateAsync(row => row.SetProperty(recent => recent.OpenedAt, one.At), cancellation) > 0
        )
        {
            return;
        }

        var file = await db.Files.Where(found => found.Reference == one.Reference).Select(found => found.Id).SingleAsync(cancellation);
        db.RecentFiles.Add(new RecentFile { PersonId = one.Person, FileId = file, OpenedAt = one.At });
        await db.SaveChangesAsync(cancellation);
        var kept = await own.OrderByDescending(recent => recent.OpenedAt).Select(recent => recent.FileId).Take(RecentFile.Kept).ToListAsync(cancellation);
        await own.Where(recent => !kept.Contains(recent.FileId)).ExecuteDeleteAsync(cancellation);
    }

    private sealed record Opened(Guid Person, string Reference, DateTimeOffset At);
}

/// <summary>Notes each page of a file that an account reads; who came for one file alone, by a link or for somebody else, has nothing to find again.</summary>
public sealed class OpenedFilesFilter(OpenedFiles opened) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (
            context.Result is ViewResult
            && context.ActionDescriptor.AttributeRouteInfo?.Template == FilesPaths.FileRoute.TrimStart('/')
            && CurrentUser.From(context.HttpContext.User) is { OnlyFileId: null } user
            && context.RouteData.Values["reference"] is string reference
        )
        {
            opened.Note(user.ActingId, reference);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

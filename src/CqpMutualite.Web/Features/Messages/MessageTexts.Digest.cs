using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <content>The digest of the day.</content>
public sealed partial class MessageTexts
{
    private const int AwaitedShown = 20;

    // null when what was held has no object any more and nothing is awaited
    private async Task<MailContent?> DigestAsync(Message digest, string greeting, Account account, CancellationToken cancellation)
    {
        var today = clock.Today();
        await db.GatherAsync(digest, clock.GetUtcNow(), cancellation);
        var held = await db.Messages.AsNoTracking().Where(message => message.DigestId == digest.Id).OrderBy(message => message.CreatedAt)
            .ToListAsync(cancellation);
        var awaited = await AwaitedAsync(digest.PersonId, today, cancellation);
        List<MailLine> told = [];
        foreach (var message in held)
        {
            told.AddRange(await LineAsync(message, account, awaited, cancellation));
        }

        if (awaited.Count + told.Count == 0)
        {
            return null;
        }

        var shown = awaited.Take(AwaitedShown).Select(task => LineOf(task, today)).ToList();
        if (awaited.Count > shown.Count)
        {
            var more = FrenchText.Plural(awaited.Count - shown.Count, "autre action vous attend", "autres actions vous attendent");
            shown.Add(new MailLine($"{FrenchText.Sentence(more)}.", address.Absolute("/")));
        }

        return new MailContent($"Votre récapitulatif du {FrenchText.LongDate(digest.DigestDay ?? today)}", greeting, [])
        {
            Sections =
            [
                .. new[] { new MailSection("Ce qui vous attend", shown), new MailSection("Ce qui vous est annoncé", told) }
                    .Where(section => section.Lines.Count > 0),
            ],
            After = ["Vous recevez un récapitulatif par jour au plus. Pour un message à chaque fois, réglez-le dans « Mon compte »."],
        };
    }

    // in each of their capacities; what one has to do twice on a file is said once
    private async Task<List<Awaited>> AwaitedAsync(Guid person, DateOnly today, CancellationToken cancellation)
    {
        List<Awaited> all = [];
        foreach (var capacity in await db.CapacitiesOf(person, today).ToListAsync(cancellation))
        {
            all.AddRange(await (
                from task in db.TasksOf(new Reader(person, capacity.Role, capacity.OrganisationId))
                join file in db.Files on task.FileId equals file.Id
                join candidate in db.People on file.CandidateId equals candidate.Id
                orderby task.Due ?? DateOnly.MaxValue, task.Since, file.Reference
                select new Awaited(file.Id, file.Reference, task.Act, task.Due, candidate.Name))
                .ToListAsync(cancellation));
        }

        return [.. all.DistinctBy(task => (task.FileId, task.Act)).OrderBy(task => task.Due ?? DateOnly.MaxValue)];
    }

    private MailLine LineOf(Awaited task, DateOnly today)
    {
        var due = task.Due is not { } day ? "" : day < today ? $", en retard depuis le {FrenchText.PlainDate(day)}" : $", avant le {FrenchText.PlainDate(day)}";
        return new MailLine(
            $"{TaskWords.Of(task.Act)}{due} : dossier {task.Reference} {FrenchText.Of(task.Name)}",
            address.Absolute(FilesPaths.ForAct(task.Act, task.Reference))
        );
    }

    // what is awaited is said above; a reminder adds what its sender wrote, and is dropped once the thing is done
    private async Task<IEnumerable<MailLine>> LineAsync(Message message, Account account, List<Awaited> awaited, CancellationToken cancellation)
    {
        var about = message.FileId is { } file ? await AboutAsync(file, message.PersonId, cancellation) : null;
        if (message.Kind is MessageKind.YourTurn or MessageKind.TaskReminder)
        {
            var act = Enum.TryParse<NextAct>(message.Detail, out var named) ? named : NextAct.None;
            if (!await db.OpenTasks.AnyAsync(task => task.FileId == message.FileId && task.Act == act, cancellation))
            {
                return [];
            }

            if (awaited.Exists(task => task.FileId == message.FileId && task.Act == act) && message.FromId is null)
            {
                return [];
            }
        }

        return await ContentAsync(message, "", account, about, cancellation) is { } content
            ? [new MailLine($"{(about is null ? "" : $"Dossier {about.Reference} : ")}{string.Join(' ', content.Paragraphs)}", content.Link?.Address)]
            : [];
    }

    private sealed record Awaited(Guid FileId, string Reference, NextAct Act, DateOnly? Due, string Name);
}

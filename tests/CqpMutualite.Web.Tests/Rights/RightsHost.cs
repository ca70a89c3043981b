using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Features.Imports;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>The application with the demonstration's files, and one of them before a jury whose members all have an account.</summary>
public sealed class RightsHost : AppHost, IAsyncLifetime
{
    /// <summary>A complete file of Mutuelle Horizon, before the jury; and the one of another company.</summary>
    public const string Complete = "DEMO-SPE-01", Elsewhere = "DEMO-ATL-01", Missing = "CQP-1999-0001";

    /// <summary>The session before which the first one stands.</summary>
    public Guid Session { get; private set; }

    /// <summary>Its president.</summary>
    public Guid President { get; private set; }

    /// <summary>A module of the first one.</summary>
    public Guid Module { get; private set; }

    /// <summary>An evaluator of the first one, who has an account.</summary>
    public Guid Evaluator { get; private set; }

    /// <summary>The mandate of a member of juries.</summary>
    public Guid Mandate { get; private set; }

    /// <summary>A capacity of the administrator, and whose it is.</summary>
    public Guid Capacity { get; private set; }

    /// <summary>A message of the register.</summary>
    public Guid Message { get; private set; }

    /// <summary>A piece joined to the first one.</summary>
    public Guid Attachment { get; private set; }

    /// <summary>A moment of its evaluation, in which the candidate took part.</summary>
    public Guid Moment { get; private set; }

    /// <summary>A message of its thread, which every group reads.</summary>
    public Guid Comment { get; private set; }

    /// <summary>A tutor's note of the first one.</summary>
    public Guid Note { get; private set; }

    /// <summary>A list of candidates sent by the company of the first one.</summary>
    public Guid Import { get; private set; }

    /// <summary>A unit to train of the first one: it has a formative evaluation.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Mutuelle Horizon, with one of its contacts and members.</summary>
    public OrganisationCase Company { get; private set; } = null!;

    /// <summary>Cap Compétences, the same with an approval.</summary>
    public OrganisationCase Trainer { get; private set; } = null!;

    /// <summary>A request for approval.</summary>
    public Guid Request { get; private set; }

    /// <summary>The convocation of its candidate.</summary>
    public Guid Convocation { get; private set; }

    /// <summary>The edition of the first one.</summary>
    public Referential Edition { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db
            .Files.Include(found => found.Modules)
            .Include(found => found.Assignments)
            .Include(found => found.Units)
            .Include(found => found.Organisations)
            .SingleAsync(found => found.Reference == Complete);
        Edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
        Module = file.Modules[0].Id;
        Evaluator = file.Evaluators.First().PersonId;
        var piece = Domain.Files.Attachment.Of(
            file.Id,
            AttachmentPurpose.TrainingAttestation,
            new AttachmentContent("attestation.pdf", "application/pdf", 1, new string('a', 64)),
            file.CandidateId,
            file.TrainingOrganisations.First().OrganisationId,
            Clock.GetUtcNow(),
            file.Units[0].Unit
        );
        Attachment = piece.Id;
        Moment = await db
            .Moments.Where(moment => moment.FileId == file.Id && moment.Kind == Domain.Referentials.MomentKind.Restitution)
            .Select(moment => moment.Id)
            .FirstAsync();
        Note = await db.TutoringEntries.Where(note => note.FileId == file.Id).Select(note => note.Id).FirstAsync();
        var written = Domain.Exchanges.Comment.Write(
            file,
            new CommentAuthor(file.CandidateId, ExchangeGroup.Candidate, "Candidature"),
            Enum.GetValues<ExchangeGroup>(),
            "Bonjour à tous.",
            Clock.GetUtcNow()
        ).Comment!;
        db.Add(written);
        Comment = written.Id;
        Unit = file.Training.UnitsToAssess(Edition).First().Key;
        var today = Clock.Today();
        var session = JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(today, "Paris"), [Edition]).Session!;
        foreach (var email in new[] { "jury.employeur", "jury.employeur2", "jury.salarie", "jury.salarie2" })
        {
            Assert.True(session.Seat(await MandateAsync(db, email + "@cqp.example"), Edition.Jury).IsAccepted);
        }

        Mandate = (await MandateAsync(db, "jury.salarie2@cqp.example")).Id;
        Capacity = await db.Memberships.Where(membership => membership.Role == Role.Administrator).Select(membership => membership.Id).FirstAsync();
        President = await PersonAsync(db, "jury.employeur@cqp.example");
        Assert.True(session.NamePresident(President).IsAccepted);
        db.Add(session);
        var message = Web.Persistence.Messages.Message.To(President, Web.Persistence.Messages.MessageKind.NewPassword, Clock.GetUtcNow());
        db.Post(message);
        await db.SaveChangesAsync();
        Message = message.Id;
        Assert.True(file.Presentation.Attach(session.Id, today).IsAccepted);
        var received = session.Receive(file, 20);
        Assert.True(received.IsAccepted);
        db.Announce(session, session.Convene(Edition.Jury, Clock.GetUtcNow()), Clock.GetUtcNow());
        Assert.True(
            session
                .Open(
                    new SittingOpening(President, President, [.. session.Members.Select(member => member.PersonId)]),
                    new OpeningRules(Edition.Jury),
                    today,
                    Clock.GetUtcNow()
                )
                .IsAccepted
        );
        db.Add(piece);
        var list = ImportBatch.Of(
            file.EmployerId,
            file.CandidateId,
            "liste.csv",
            [new TableRow(1, CandidateColumns.All), new TableRow(2, ["inconnue"])],
            Clock.GetUtcNow()
        );
        db.Add(list);
        Import = list.Id;
        db.Say(scope.ServiceProvider, file, received);
        await db.SaveChangesAsync();
        Session = session.Id;
        Convocation = await db.Convocations.Where(convocation => convocation.PersonId == file.CandidateId).Select(convocation => convocation.Id).SingleAsync();
        Request = await db.ApprovalRequests.Where(request => request.State == RequestState.Pending).Select(request => request.Id).FirstAsync();
        (Company, Trainer) = (await CaseAsync(DemoPeople.Horizon), await CaseAsync(DemoPeople.CapCompetences));

        async Task<OrganisationCase> CaseAsync(string name)
        {
            var found = await db
                .Organisations.AsNoTracking()
                .Include(organisation => organisation.Contacts)
                .Include(organisation => organisation.Approvals)
                .SingleAsync(organisation => organisation.Name == name);
            var member = await db
                .Memberships.Where(membership => membership.OrganisationId == found.Id && membership.Role != Role.Candidate)
                .Select(membership => membership.Id)
                .FirstAsync();
            return new OrganisationCase(found.Id, found.Contacts[0].Id, member, found.Approvals.FirstOrDefault()?.Id ?? Guid.NewGuid());
        }
    }

    /// <summary>Whether the door to organisations opens on that one.</summary>
    public async Task<bool> SeesOrganisationAsync(Reader reader, Guid organisation)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().OrganisationsVisibleTo(reader).AnyAsync(found => found.Id == organisation);
    }

    /// <summary>Whether that reader says that the holder of that capacity is away.</summary>
    public async Task<bool> MayLeaveAsync(Reader reader, Guid membership)
    {
        await using var scope = Services.CreateAsyncScope();
        var held = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Memberships.SingleAsync(found => found.Id == membership);
        return held.PersonId == reader.PersonId
            || (reader.Role == Role.CompanyHr && held.Role == Role.Evaluator && held.OrganisationId == reader.OrganisationId);
    }

    /// <summary>The capacity of an account.</summary>
    public async Task<(Reader Reader, Guid Membership)> CapacityAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = await PersonAsync(db, email);
        var capacity = await db.CapacitiesOf(person, Clock.Today()).FirstAsync();
        return (new Reader(person, capacity.Role, capacity.OrganisationId), capacity.MembershipId);
    }

    /// <summary>What the first door says now.</summary>
    public async Task<bool> SeesFileAsync(Reader reader, string reference)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().FilesVisibleTo(reader).AnyAsync(file => file.Reference == reference);
    }

    /// <summary>What the first door says of sessions now.</summary>
    public async Task<bool> SeesSessionAsync(Reader reader, Guid session)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().SessionsVisibleTo(reader).AnyAsync(found => found.Id == session);
    }

    /// <summary>What the door to convocations says of that of the candidate, and whether it is the reader's.</summary>
    public async Task<(bool Sees, bool Own)> SeesConvocationAsync(Reader reader)
    {
        await using var scope = Services.CreateAsyncScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ConvocationsVisibleTo(reader)
            .Where(convocation => convocation.Id == Convocation)
            .Select(convocation => convocation.PersonId)
            .ToListAsync();
        return (found.Count == 1, found.Contains(reader.PersonId));
    }

    /// <summary>Whether that reader belongs to the company that sent the list.</summary>
    public async Task<bool> SeesImportAsync(Reader reader)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .Imports.AnyAsync(found => found.Id == Import && found.OrganisationId == reader.OrganisationId);
    }

    /// <summary>The mandate of somebody who sits.</summary>
    public static async Task<Domain.People.Membership> MandateAsync(AppDbContext db, string email)
    {
        var person = await PersonAsync(db, email);
        return await db
            .Memberships.AsNoTracking()
            .SingleAsync(membership => membership.PersonId == person && (membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver));
    }

    private static Task<Guid> PersonAsync(AppDbContext db, string email) =>
        db.Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync();
}

/// <summary>An organisation, with what its routes name.</summary>
public sealed record OrganisationCase(Guid Id, Guid Contact, Guid Membership, Guid Approval);

using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Search;
using CqpMutualite.Web.Persistence.SignIns;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CqpMutualite.Web.Persistence;

/// <summary>The one store. Abstract: each provider has its sealed context and its own migrations.</summary>
public abstract class AppDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    private Journal? journal;
    private DbContextId? posted;
    private DbContextId? queued;

    // a pooled context comes back for another request: what the former one announced and did not save is forgotten
    private Journal Journal =>
        journal is { } current && current.Lease == ContextId ? current : journal = new Journal(this, this.GetService<Seals>(), this.GetService<Editions>());

    public DbSet<PublishedEdition> Editions => Set<PublishedEdition>();

    /// <summary>Persons, with or without an account.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>What was done to accounts and names.</summary>
    public DbSet<PersonEvent> PersonEvents => Set<PersonEvent>();

    /// <summary>Entries under way in somebody's place.</summary>
    public DbSet<OnBehalf> OnBehalf => Set<OnBehalf>();

    public DbSet<Membership> Memberships => Set<Membership>();

    /// <summary>Companies, training organisations, certifier's bodies.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Certification files; read them through <see cref="Visibility"/>.</summary>
    public DbSet<CertificationFile> Files => Set<CertificationFile>();

    /// <summary>Training organisations on files, with the units they cover.</summary>
    public DbSet<FileOrganisation> FileOrganisations => Set<FileOrganisation>();

    /// <summary>Companies that employed the candidates of files before.</summary>
    public DbSet<FormerEmployer> FormerEmployers => Set<FormerEmployer>();

    /// <summary>Records made one: two of a person, or an organisation taken over.</summary>
    public DbSet<Merge> Merges => Set<Merge>();

    public DbSet<ApprovalRequest> ApprovalRequests => Set<ApprovalRequest>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    /// <summary>Evaluation booklets filled and signed by hand.</summary>
    public DbSet<PaperBooklet> PaperBooklets => Set<PaperBooklet>();

    public DbSet<Sheet> Sheets => Set<Sheet>();

    /// <summary>Answers; read them through <see cref="Visibility"/>.</summary>
    public DbSet<Answer> Answers => Set<Answer>();

    /// <summary>Answers of evaluators who were replaced.</summary>
    public DbSet<PastAnswer> PastAnswers => Set<PastAnswer>();

    public DbSet<Signature> Signatures => Set<Signature>();

    public DbSet<JurySession> Sessions => Set<JurySession>();

    public DbSet<JuryMember> JuryMembers => Set<JuryMember>();

    /// <summary>Places of files in the order of sessions.</summary>
    public DbSet<Passage> Passages => Set<Passage>();

    /// <summary>The decisions that hold: one a file at most.</summary>
    public DbSet<Decision> Decisions => Set<Decision>();

    /// <summary>Certificates and attestations; read them through <see cref="Visibility"/>, but on the public page that checks one.</summary>
    public DbSet<Certificate> Certificates => Set<Certificate>();

    /// <summary>Every decision ever signed, those that were replaced too.</summary>
    public IQueryable<Decision> DecisionsEver => Decisions.IgnoreQueryFilters();

    public DbSet<DraftEntry> DraftEntries => Set<DraftEntry>();

    /// <summary>What those who follow files write to each other; read them through <see cref="Visibility"/>.</summary>
    public DbSet<Comment> Comments => Set<Comment>();

    /// <summary>How far each has read of it.</summary>
    public DbSet<ThreadReading> ThreadReadings => Set<ThreadReading>();

    /// <summary>Who is away, and who acts meanwhile.</summary>
    public DbSet<Absence> Absences => Set<Absence>();

    /// <summary>What each person was told of a session; read them through <see cref="Visibility"/>.</summary>
    public DbSet<Convocation> Convocations => Set<Convocation>();

    /// <summary>What members of juries answer for the days on which sessions are prepared.</summary>
    public DbSet<Availability> Availabilities => Set<Availability>();

    /// <summary>Private notes of those who read for a jury; read them through <see cref="Visibility"/>.</summary>
    public DbSet<JuryNote> JuryNotes => Set<JuryNote>();

    /// <summary>Links that members of juries declared; read them through <see cref="Visibility"/>.</summary>
    public DbSet<DeclaredLink> DeclaredLinks => Set<DeclaredLink>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    /// <summary>Pieces joined to files; read them through <see cref="Visibility"/>.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>Moments of evaluations, planned and held; read them through <see cref="Visibility"/>.</summary>
    public DbSet<EvaluationMoment> Moments => Set<EvaluationMoment>();

    /// <summary>Notes of evaluators on moments; read them through <see cref="Visibility"/>.</summary>
    public DbSet<MomentNote> MomentNotes => Set<MomentNote>();

    public DbSet<TutoringEntry> TutoringEntries => Set<TutoringEntry>();

    /// <summary>Lines of the tutors' checklist done.</summary>
    public DbSet<TutoringTick> TutoringTicks => Set<TutoringTick>();

    /// <summary>PDFs of signed sheets, frozen.</summary>
    public DbSet<StoredDocument> StoredDocuments => Set<StoredDocument>();

    /// <summary>Signed documents whose PDF is still to be frozen.</summary>
    public DbSet<DocumentToFreeze> DocumentsToFreeze => Set<DocumentToFreeze>();

    /// <summary>Lists of candidates sent by companies.</summary>
    public DbSet<ImportBatch> Imports => Set<ImportBatch>();

    /// <summary>What the certifier sets for every file; the last change of each setting holds.</summary>
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();

    /// <summary>Personal links of evaluators without account.</summary>
    public DbSet<PersonalLink> PersonalLinks => Set<PersonalLink>();

    public DbSet<FirstAccess> FirstAccesses => Set<FirstAccess>();

    /// <summary>Browsers signed in.</summary>
    public DbSet<OpenSession> OpenSessions => Set<OpenSession>();

    /// <summary>Browsers that accounts know.</summary>
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    /// <summary>Attempts at passwords and codes.</summary>
    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();

    /// <summary>Messages, sent and to be sent.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>What files await, and of whom.</summary>
    public DbSet<OpenTask> OpenTasks => Set<OpenTask>();

    /// <summary>Next numbers of references, by year.</summary>
    public DbSet<ReferenceCounter> ReferenceCounters => Set<ReferenceCounter>();

    /// <summary>What people, files, organisations and certificates are found by.</summary>
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();

    /// <summary>Choices of lists that people named.</summary>
    public DbSet<NamedView> NamedViews => Set<NamedView>();

    /// <summary>Files that people opened lately; read them through <see cref="Visibility"/>.</summary>
    public DbSet<RecentFile> RecentFiles => Set<RecentFile>();

    /// <summary>Keys of ASP.NET data protection, encrypted.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What this database knows of its keys and stores.</summary>
    public DbSet<Witness> Witnesses => Set<Witness>();

    /// <summary>
    /// Announces what the coming <see cref="SaveChangesAsync(bool, CancellationToken)"/> does to a file: what an aggregate answered that it did, in the words
    /// of the
    /// history. Nothing when it did nothing. <paramref name="because"/>: the reason that somebody typed, said after the act.
    /// </summary>
    public void Note(Guid fileId, Actor actor, Outcome outcome, Referential edition, DateTimeOffset at, string? because = null)
    {
        foreach (var act in outcome.Acts)
        {
            var words = HistoryWords.Of(act, edition) + (string.IsNullOrWhiteSpace(because) ? "" : $"\u00A0: {because.Trim()}");
            Journal.Announce(new Announced(fileId, actor, act, words, at));
        }
    }

    /// <summary>
    /// Announces what the coming <see cref="SaveChangesAsync(bool, CancellationToken)"/> does in a session, for what follows from it: convocations, private
    /// notes.
    /// The files tell it when it is noted on them. Nothing when it did nothing.
    /// </summary>
    public void Announce(JurySession session, Outcome outcome, DateTimeOffset at)
    {
        foreach (var act in outcome.Acts.OfType<JuryAct>())
        {
            Journal.Announce(new AnnouncedIn(session, act, at));
        }
    }

    /// <summary>
    /// Lets the coming <see cref="SaveChangesAsync(bool, CancellationToken)"/> follow a line of the journal that was read before, in two round trips instead of
    /// three:
    /// it only succeeds if neither the file (loaded untracked) nor its journal has changed since; otherwise it is a lost race, to be tried again without.
    /// </summary>
    public void Follow(CertificationFile file, ChainEnd end) => Journal.Follow(file, end);

    /// <summary>Writes a message that leaves once the coming <see cref="SaveChangesAsync(bool, CancellationToken)"/> is committed.</summary>
    public void Post(Message message)
    {
        Messages.Add(message);
        posted = ContextId;
    }

    // of this lease of a pooled context
    internal bool HasPosted => posted == ContextId;

    internal void Queue(DocumentToFreeze document)
    {
        DocumentsToFreeze.Add(document);
        queued = ContextId;
    }

    internal bool HasQueued => queued == ContextId;

    /// <summary>
    /// Does something on a file while nobody else changes it: what it reads is still true when it saves. It loads all it needs itself,
    /// since a cut connection starts it again.
    /// </summary>
    public Task<T> AloneOnAsync<T>(Guid fileId, Func<Task<T>> act, CancellationToken cancellation) =>
        Database
            .CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                ChangeTracker.Clear();
                await using var transaction = await Database.BeginTransactionAsync(cancellation);
                await LockAsync([fileId], cancellation);
                var result = await act();
                await transaction.CommitAsync(cancellation);
                return result;
            });

    // an update that changes nothing takes the lock of the row until the end of the transaction, on both providers and without their own SQL
    internal Task LockAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellation) =>
        Files.Where(file => files.Contains(file.Id)).ExecuteUpdateAsync(row => row.SetProperty(file => file.Revision, file => file.Revision), cancellation);

    // the same, where the file is still as it was read
    internal async Task<bool> LockUnchangedAsync(CertificationFile read, CancellationToken cancellation) =>
        await Files
            .Where(file => file.Id == read.Id && file.Revision == read.Revision)
            .ExecuteUpdateAsync(row => row.SetProperty(file => file.Revision, file => file.Revision), cancellation) > 0;

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CertificateSeals.Follow(this, this.GetService<Seals>());
        var words = await SearchWord.FollowAsync(this, Journal.IsAnnounced, cancellationToken);
        return await Journal.SaveAsync(
            async accept =>
            {
                var saved = await base.SaveChangesAsync(accept, cancellationToken);
                await SearchWord.InsertAsync(this, words, cancellationToken);
                return saved;
            },
            acceptAllChangesOnSuccess,
            cancellationToken);
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().All(entry => entry.Entity is DataProtectionKey)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Save asynchronously: the journal needs it.");

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);

        // compared sign by sign: what is folded has neither case nor accents, and an index of the database's own language answers no « begins with »
        var bySign = Database.IsNpgsql() ? "C" : "Latin1_General_BIN2";
        builder.Entity<SearchWord>().Property(word => word.Word).UseCollation(bySign);
        builder.Entity<Person>().Property(person => person.SortName).UseCollation(bySign);
        builder.Entity<Organisation>().Property(organisation => organisation.SortName).UseCollation(bySign);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // enumerations are stored as words: a reader of the database understands them, and inserting a value moves nothing
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);

        // both providers keep microseconds at least; a finer time would change when read back
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>().HavePrecision(6);
    }
}

/// <summary>PostgreSQL, the default.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : AppDbContext(options);

public sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : AppDbContext(options);

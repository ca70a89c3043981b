using System.Linq.Expressions;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Persistence.Search;

/// <summary>
/// The one search: every word typed must be found, in any order, folded as <see cref="SearchWords"/> says. Blank: everything. Without a letter or a figure:
/// nothing.
/// </summary>
public static class Finding
{
    // « le », « de », « 03 »: so many words begin so that whoever has one is not gathered, but looked at when the other words have found a few files
    private const int Short = 3;

    /// <summary>By reference, candidate or company.</summary>
    public static IQueryable<CertificationFile> Found(this IQueryable<CertificationFile> files, AppDbContext db, string? typed)
    {
        var longest = SearchWords.Asked(typed).MaxBy(beginnings => beginnings[0].Length)?[0];
        return files.Found<CertificationFile>(
            typed,
            beginnings =>
            {
                if (beginnings[0].Length <= Short && beginnings[0] != longest)
                {
                    var words = db.WordsOf(beginnings);
                    return file => words.Any(word => word.OwnerId == file.Id || word.OwnerId == file.CandidateId || word.OwnerId == file.EmployerId);
                }

                var found = FilesOf(db, beginnings);
                return file => found.Contains(file.Id);
            }
        );
    }

    /// <summary>By the company that employs the candidate.</summary>
    public static IQueryable<CertificationFile> OfCompany(this IQueryable<CertificationFile> files, AppDbContext db, string? typed) =>
        files.Found(typed, db.OwnersOf, found => file => found.Contains(file.EmployerId));

    /// <summary>By a training organisation in place.</summary>
    public static IQueryable<CertificationFile> OfTrainer(this IQueryable<CertificationFile> files, AppDbContext db, string? typed) =>
        files.Found(
            typed,
            beginnings =>
            {
                var owners = db.OwnersOf(beginnings);
                return db.FileOrganisations.Where(place => place.Until == null && owners.Contains(place.OrganisationId)).Select(place => place.FileId);
            },
            found => file => found.Contains(file.Id)
        );

    /// <summary>By name, town or number.</summary>
    public static IQueryable<Organisation> Found(this IQueryable<Organisation> organisations, AppDbContext db, string? typed) =>
        organisations.Found(typed, db.OwnersOf, found => organisation => found.Contains(organisation.Id));

    /// <summary>By name.</summary>
    public static IQueryable<Person> Found(this IQueryable<Person> people, AppDbContext db, string? typed) =>
        people.Found(typed, db.OwnersOf, found => person => found.Contains(person.Id));

    /// <summary>By name or address.</summary>
    public static IQueryable<Account> Found(this IQueryable<Account> accounts, AppDbContext db, string? typed) =>
        accounts.Found(typed, db.OwnersOf, found => account => found.Contains(account.Id) || found.Contains(account.PersonId));

    /// <summary>By number, holder or reference of the file.</summary>
    public static IQueryable<Certificate> Found(this IQueryable<Certificate> certificates, AppDbContext db, string? typed) =>
        certificates.Found(typed, db.OwnersOf, found => certificate => found.Contains(certificate.Id) || found.Contains(certificate.FileId));

    /// <summary>By recipient or reference of the file.</summary>
    public static IQueryable<Message> Found(this IQueryable<Message> messages, AppDbContext db, string? typed) =>
        messages.Found(typed, db.OwnersOf, found => message => found.Contains(message.PersonId) || found.Contains(message.FileId!.Value));

    private static IQueryable<T> Found<T>(
        this IQueryable<T> rows,
        string? typed,
        Func<IReadOnlyList<string>, IQueryable<Guid>> found,
        Func<IQueryable<Guid>, Expression<Func<T, bool>>> holds
    ) => rows.Found(typed, beginnings => holds(found(beginnings)));

    private static IQueryable<T> Found<T>(this IQueryable<T> rows, string? typed, Func<IReadOnlyList<string>, Expression<Func<T, bool>>> holds)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return rows;
        }

        var words = SearchWords.Asked(typed);
        return words.Count == 0 ? rows.Where(_ => false) : words.Aggregate(rows, (left, beginnings) => left.Where(holds(beginnings)));
    }

    // each branch walks its own index; with « or » the server would go through every file
    private static IQueryable<Guid> FilesOf(AppDbContext db, IReadOnlyList<string> beginnings)
    {
        var owners = db.OwnersOf(beginnings);
        return owners
            .Concat(db.Files.Where(file => owners.Contains(file.CandidateId)).Select(file => file.Id))
            .Concat(db.Files.Where(file => owners.Contains(file.EmployerId)).Select(file => file.Id));
    }

    private static IQueryable<Guid> OwnersOf(this AppDbContext db, IReadOnlyList<string> beginnings) => db.WordsOf(beginnings).Select(word => word.OwnerId);

    private static IQueryable<SearchWord> WordsOf(this AppDbContext db, IReadOnlyList<string> beginnings) =>
        db.SearchWords.Where(beginnings.Select(Begins).Aggregate(Either));

    // a range of the index, on both providers and for a prepared query too, which LIKE is not
    private static Expression<Func<SearchWord, bool>> Begins(string low)
    {
        var high = low + '\uFFFF';
        return word => string.Compare(word.Word, low) >= 0 && string.Compare(word.Word, high) < 0;
    }

    private static Expression<Func<SearchWord, bool>> Either(Expression<Func<SearchWord, bool>> one, Expression<Func<SearchWord, bool>> other) =>
        Expression.Lambda<Func<SearchWord, bool>>(
            Expression.OrElse(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)),
            one.Parameters
        );

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Persistence;

/// <content>Messages.</content>
public static partial class Visibility
{
    /// <summary>
    /// The messages whose fate a reader may know: all for the certifier; for a company, those about its files, and the invitations of those who act for it.
    /// Their text is kept nowhere.
    /// </summary>
    public static IQueryable<Message> MessagesVisibleTo(this AppDbContext db, Reader reader)
    {
        var organisation = reader.OrganisationId;
        var files = db.FilesVisibleTo(reader);
        return reader.Role switch
        {
            Role.Oemm => db.Messages,
            Role.CompanyHr when organisation is not null => db.Messages.Where(message =>
                files.Any(file => file.Id == message.FileId)
                || (
                    message.Kind == MessageKind.Invitation
                    && message.FileId == null
                    && db.Memberships.Any(member => member.PersonId == message.PersonId && member.OrganisationId == organisation)
                )
            ),
            _ => db.Messages.Where(_ => false),
        };
    }
}

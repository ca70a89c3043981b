using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

public sealed record EndCapacityPage(Guid Person, string Name, string Capacity, EndCapacityForm Form)
{
    internal static EndCapacityPage Of(OfficialCapacity found, EndCapacityForm form) => new(found.HolderId, found.HolderName, found.Role, form);
}

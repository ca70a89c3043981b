using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Who reads a decision: the certifier and the jury once signed, everyone on the file once published.</summary>
public static class DecisionRights
{
    /// <summary>Whether that user reads the decision of a file that they may see.</summary>
    public static bool MayRead(CurrentUser user, CertificationFile file) =>
        file.Presentation.PublishedOn is not null
        || (file.Presentation.DecidedOn is not null && user.Role is Role.Oemm or Role.JuryMember or Role.JuryObserver);
}

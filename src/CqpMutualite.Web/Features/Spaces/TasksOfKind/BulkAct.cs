using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Spaces.TasksOfKind;

/// <summary>An act that asks for nothing but its file, and so may be done for several at once.</summary>
/// <param name="Button">« Accuser réception ».</param>
/// <param name="Note">What it does, said above the list.</param>
/// <param name="Do">Does it on a file.</param>
/// <param name="Said">What is said of that many.</param>
public sealed record BulkAct(string Button, string Note, Func<FileActing, Outcome> Do, Func<int, string> Said)
{
    /// <summary>The one of that kind of act that this user may do; null when there is none.</summary>
    public static BulkAct? Of(NextAct act, CurrentUser user) => act switch
    {
        NextAct.AcknowledgeRegistration when user.May(Permission.AcknowledgeRegistration) => new(
            "Accuser réception",
            "Pour les inscriptions complètes à vos yeux. Chaque entreprise est prévenue, et le délai de première présentation commence aujourd’hui.",
            begun => begun.File.Registration.Acknowledge(begun.Edition, begun.Today),
            count => $"{FrenchText.Plural(count, "inscription reçue", "inscriptions reçues", feminine: true)}."
        ),
        NextAct.AcceptTransmission when user.May(Permission.AcceptTransmission) => new(
            "Accepter",
            "Pour les dossiers que vous avez examinés. Chacun pourra ensuite être inscrit à une session.",
            begun => begun.File.Transmission.Accept(begun.Today),
            count => $"{FrenchText.Plural(count, "dossier accepté", "dossiers acceptés")}."
        ),
        _ => null,
    };
}

namespace CqpMutualite.Web.Persistence.Acts;

/// <content>The acts on sessions, decisions and certificates.</content>
public static partial class ActContract
{
    private static Form[] OfJuries =>
    [
    ];
}

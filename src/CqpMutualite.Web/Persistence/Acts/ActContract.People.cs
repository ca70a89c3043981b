namespace CqpMutualite.Web.Persistence.Acts;

/// <content>The acts on the people of a file.</content>
public static partial class ActContract
{
    private static Form[] OfPeople =>
    [
    ];
}

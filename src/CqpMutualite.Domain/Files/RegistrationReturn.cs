namespace CqpMutualite.Domain.Files;

/// <summary>What a registration is examined on.</summary>
public enum ReturnPoint
{
    /// <summary>Identity and employment.</summary>
    Identity,

    /// <summary>Interview and individual path.</summary>
    Interview,

    /// <summary>Training organisation.</summary>
    Organisation,

    /// <summary>Papers joined.</summary>
    Papers,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One thing that the certifier asked to correct when returning a registration; kept after it is corrected.</summary>
public sealed class RegistrationReturn
{
    private RegistrationReturn()
    {
    }

    internal RegistrationReturn(Guid fileId, DateOnly on, ReturnPoint point, string reason)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        On = on;
        Point = point;
        Reason = reason;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Day of the return.</summary>
    public DateOnly On { get; private set; }

    /// <summary>On what.</summary>
    public ReturnPoint Point { get; private set; }

    /// <summary>In the certifier's words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>A point as people read it.</summary>
    public static string NameOf(ReturnPoint point) => point switch
    {
        ReturnPoint.Identity => "Identité et emploi",
        ReturnPoint.Interview => "Entretien et parcours",
        ReturnPoint.Organisation => "Organisme de formation",
        ReturnPoint.Papers => "Pièces jointes",
        _ => "Autre point",
    };
}

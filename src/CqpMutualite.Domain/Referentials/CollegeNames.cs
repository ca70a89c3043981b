namespace CqpMutualite.Domain.Referentials;

/// <summary>Colleges, as people read them.</summary>
public static class CollegeNames
{
    /// <summary>« collège employeurs ».</summary>
    public static string Of(College college) => college switch
    {
        College.Employers => "collège employeurs",
        College.Employees => "collège salariés",
        _ => "secrétariat, sans voix",
    };
}

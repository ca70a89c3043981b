using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>From the name of a posted field to the id of its control: the same everywhere, so that the links of the error summary find it.</summary>
public static class Ids
{
    /// <summary>« Form.BirthDate » gives « Form_BirthDate ».</summary>
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");
}

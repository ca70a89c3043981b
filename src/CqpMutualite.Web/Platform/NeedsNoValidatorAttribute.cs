namespace CqpMutualite.Web.Platform;

/// <summary>A posted form without a validator of its own says who checks it; a test asks for one or the other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoValidatorAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

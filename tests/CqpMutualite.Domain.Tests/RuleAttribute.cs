namespace CqpMutualite.Domain.Tests;

/// <summary>The rule of docs/regles-metier.md that a test holds.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute
{
    /// <summary>Identifier, for example « TRA-01 ».</summary>
    public string Id => id;
}

namespace CqpMutualite.Domain.Tests;

/// <summary>The rule of docs/regles-metier.md that a test holds.</summary>
/// <param name="id">« ORI-04 ».</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute
{
    /// <summary>« ORI-04 ».</summary>
    public string Id { get; } = id;
}

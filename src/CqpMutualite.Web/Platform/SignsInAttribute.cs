namespace CqpMutualite.Web.Platform;

/// <summary>A door: whoever posts there while signed in already, from a page opened before, goes on as who they are.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignsInAttribute : Attribute;

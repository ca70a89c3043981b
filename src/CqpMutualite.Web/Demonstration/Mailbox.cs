namespace CqpMutualite.Web.Demonstration;

/// <summary>E-mail addresses of invented persons: in <c>.example</c>, which never exists.</summary>
internal static class Mailbox
{
    /// <summary>« elodie.marchetti@horizon.example ».</summary>
    public static string Of(string firstName, string name, string domain) => $"{FrenchText.Plain(firstName)}.{FrenchText.Plain(name)}@{domain}";
}

namespace CqpMutualite.Web.Features.Decisions;

/// <summary>Links to decisions and to what follows from them.</summary>
public static class DecisionsPaths
{
    /// <summary>Route: the decision of a file.</summary>
    public const string DecisionRoute = "/dossiers/{reference}/decision";

    /// <summary>Route: the sheet of a decision that was replaced.</summary>
    public const string EarlierSheetRoute = "/dossiers/{reference}/decision/fiches/{number:int}.pdf";

    /// <summary>Route: take a decision up, to correct or cancel it.</summary>
    public const string TakeUpRoute = "/dossiers/{reference}/decision/reprise";

    /// <summary>Route: publish a decision signed after its session was published (POST).</summary>
    public const string PublishRoute = "/dossiers/{reference}/decision/publication";

    /// <summary>Route: open a new presentation.</summary>
    public const string PresentAgainRoute = "/dossiers/{reference}/nouvelle-presentation";

    /// <summary>Route: present to a jury a candidate who holds every unit (POST).</summary>
    public const string PresentWholeRoute = "/dossiers/{reference}/presentation-au-jury";

    /// <summary>Route: what the candidate of a file has acquired, across files.</summary>
    public const string LedgerRoute = "/dossiers/{reference}/unites-acquises";

    /// <summary>Route: count a unit acquired in another certification.</summary>
    public const string CountSharedRoute = "/dossiers/{reference}/unites-acquises/{unit}";

    /// <summary>The decision of a file.</summary>
    public static string Decision(string reference) => $"/dossiers/{reference}/decision";

    /// <summary>The sheet of a decision that was replaced.</summary>
    public static string EarlierSheet(string reference, int number) => $"/dossiers/{reference}/decision/fiches/{number}.pdf";

    public static string TakeUp(string reference) => $"/dossiers/{reference}/decision/reprise";

    /// <summary>Publish a decision signed after its session was published (POST).</summary>
    public static string Publish(string reference) => $"/dossiers/{reference}/decision/publication";

    public static string PresentAgain(string reference) => $"/dossiers/{reference}/nouvelle-presentation";

    /// <summary>Present to a jury a candidate who holds every unit (POST).</summary>
    public static string PresentWhole(string reference) => $"/dossiers/{reference}/presentation-au-jury";

    /// <summary>What the candidate has acquired.</summary>
    public static string Ledger(string reference) => $"/dossiers/{reference}/unites-acquises";

    /// <summary>Count a unit acquired in another certification.</summary>
    public static string CountShared(string reference, string unit) => $"/dossiers/{reference}/unites-acquises/{unit}";
}

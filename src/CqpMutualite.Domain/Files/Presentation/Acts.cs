namespace CqpMutualite.Domain.Files;

/// <summary>The certifier lets the file go before a jury all the same.</summary>
public sealed record DerogationGranted(DerogationKind Kind) : FileAct;

/// <summary>The candidate may read the decision. <paramref name="Corrected"/>: it was taken up after the others of its session were published.</summary>
public sealed record DecisionPublished(bool ByCommission, bool Corrected) : FileAct;

/// <summary>A unit acquired in another certification counts: it is not presented any more.</summary>
public sealed record SharedUnitCounted(string Unit) : FileAct;

/// <summary>The candidate presents again, in the file <paramref name="Next"/>.</summary>
public sealed record PresentedAgain(string Next) : FileAct;

/// <summary>The file was opened for what is missing after the decision on the file <paramref name="Previous"/>.</summary>
public sealed record PresentationOpened(string Previous) : FileAct;

/// <summary>The candidate, who holds every unit, goes before a jury, in the file <paramref name="Next"/>.</summary>
public sealed record PresentedWhole(string Next) : FileAct;

/// <summary>The file was opened before a jury: every unit is validated, the last one in the file <paramref name="Previous"/>.</summary>
public sealed record WholeOpened(string Previous) : FileAct;

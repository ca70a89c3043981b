namespace CqpMutualite.Domain.Files;

/// <summary>A file was opened for a candidate.</summary>
public sealed record FileOpened : FileAct;

/// <summary>A file was opened for a line of a list.</summary>
public sealed record FileImported : FileAct;

/// <summary>A file was opened after a reorientation. <paramref name="Reference"/>: of the former one.</summary>
public sealed record FileOpenedAfter(string Reference) : FileAct;

/// <summary>The candidate goes on in another file, for another certification. <paramref name="Reference"/>: of that one.</summary>
public sealed record Reoriented(string Reference) : FileAct;

/// <summary>Identity and employment were completed or corrected.</summary>
public sealed record IdentityCorrected(bool ByCertifier) : FileAct;

/// <summary>The candidate went to another company.</summary>
public sealed record EmployerChanged(NamedOrganisation Company, DateOnly From) : FileAct;

/// <summary>The company said which units are presented; none named: all of them, before a jury.</summary>
public sealed record UnitsPresented(IReadOnlyList<string> Units) : FileAct;

/// <summary>A file opened by mistake was deleted while it was empty: nothing else stays of it. <paramref name="Reference"/>: not given again.</summary>
public sealed record FileDeleted(string Reference) : FileAct;

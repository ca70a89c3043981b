namespace CqpMutualite.Domain.Files;

/// <summary>A file was opened for a candidate.</summary>
public sealed record FileOpened : FileAct;

/// <summary>A file was opened for a line of a list.</summary>
public sealed record FileImported : FileAct;

/// <summary>The candidate resembles somebody known and was said to be another person.</summary>
public sealed record CandidateDistinguished : FileAct;

/// <summary>A file was opened after a reorientation. <paramref name="Reference"/>: of the former one.</summary>
public sealed record FileOpenedAfter(string Reference) : FileAct;

/// <summary>The candidate goes on in another file, for another certification. <paramref name="Reference"/>: of that one.</summary>
public sealed record Reoriented(string Reference) : FileAct;

/// <summary>Identity and employment were completed or corrected.</summary>
public sealed record IdentityCorrected(bool ByCertifier) : FileAct;

/// <summary>The candidate went to another company.</summary>
public sealed record EmployerChanged(NamedOrganisation Company, DateOnly From) : FileAct;

/// <summary>The candidate had two records, which became one; <paramref name="Undone"/>: they are two again.</summary>
public sealed record CandidateMerged(bool Undone) : FileAct;

/// <summary>The company of the file was taken over, and the file follows; <paramref name="Undone"/>: it came back.</summary>
public sealed record EmployerTakenOver(NamedOrganisation Company, bool Undone) : FileAct;

/// <summary>A training organisation of the file was taken over, and its place follows; <paramref name="Undone"/>: it came back.</summary>
public sealed record TrainerTakenOver(NamedOrganisation Organisation, bool Undone) : FileAct;

/// <summary>The company said which units are presented; none named: all of them, before a jury.</summary>
public sealed record UnitsPresented(IReadOnlyList<string> Units) : FileAct;

/// <summary>A file opened by mistake was deleted while it was empty: nothing else stays of it. <paramref name="Reference"/>: not given again.</summary>
public sealed record FileDeleted(string Reference) : FileAct;

namespace CqpMutualite.Domain.Files;

public sealed record ModuleAdded(string Unit) : FileAct;

/// <summary>A module was corrected. <paramref name="Unit"/>: where it stood.</summary>
public sealed record ModuleCorrected(string Unit) : FileAct;

public sealed record ModuleRemoved(string Unit) : FileAct;

/// <summary>One of several organisations closed its part. <paramref name="Organisation"/>: its name.</summary>
public sealed record TrainingPartClosed(string Organisation) : FileAct;

/// <summary>The training is closed and its booklet handed over to the company. <paramref name="Again"/>: after it was taken back.</summary>
public sealed record TrainingClosed(bool Again) : FileAct;

/// <summary>An organisation took its booklet back to open a formative evaluation again.</summary>
public sealed record TrainingTakenBack(string Unit) : FileAct;

using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files.SuspendFile;

/// <summary>Why a file is suspended.</summary>
public sealed record SuspendFileForm : HaltForm<SuspensionReason>;

public sealed class SuspendFileFormValidator : HaltFormValidator<SuspendFileForm, SuspensionReason>;

using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files.SuspendFile;

/// <summary>Why a file is suspended.</summary>
public sealed record SuspendFileForm : HaltForm<SuspensionReason>;

/// <summary>Its checks.</summary>
public sealed class SuspendFileFormValidator : HaltFormValidator<SuspendFileForm, SuspensionReason>;

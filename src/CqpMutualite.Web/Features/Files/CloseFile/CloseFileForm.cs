using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>Why a file is closed before its end.</summary>
public sealed record CloseFileForm : HaltForm<ClosureReason>;

/// <summary>Its checks.</summary>
public sealed class CloseFileFormValidator : HaltFormValidator<CloseFileForm, ClosureReason>;

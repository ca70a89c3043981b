using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>Why a file is closed before its end.</summary>
public sealed record CloseFileForm : HaltForm<ClosureReason>;

public sealed class CloseFileFormValidator : HaltFormValidator<CloseFileForm, ClosureReason>;

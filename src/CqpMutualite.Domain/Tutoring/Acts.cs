using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Tutoring;

public sealed record TutorNoteWritten(TutoringKind Kind) : Act;

/// <summary>The tutor removed a note.</summary>
public sealed record TutorNoteRemoved : Act;

/// <summary>Lines of the tutor's checklist were ticked or cleared.</summary>
public sealed record TutorListTicked : Act;

using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Booklets;

public enum AnswerPlace
{
    /// <summary>The guide of the interview.</summary>
    Interview,

    /// <summary>The formative evaluation of a unit.</summary>
    Formative,

    /// <summary>What the trainer's booklet holds outside the units.</summary>
    TrainingCover,

    /// <summary>An intermediate evaluation, on a unit.</summary>
    Intermediate,

    /// <summary>The candidate's own look at a unit, in an intermediate evaluation.</summary>
    SelfAssessment,

    /// <summary>The candidate's part of the evaluation booklet.</summary>
    CandidatePart,

    /// <summary>What the candidate thinks of the results.</summary>
    CandidateComment,

    /// <summary>The evaluation of a unit.</summary>
    Evaluation,

    /// <summary>The summary sheet of the evaluation.</summary>
    Summary,

    /// <summary>The common answers of evaluators who differed.</summary>
    Consensus,

    /// <summary>What a booklet signed by hand says. No unit: outside the units.</summary>
    Paper,
}

/// <summary>Answers were written. <paramref name="Alone"/>: by an evaluator who answers alone, which nobody is told.</summary>
public sealed record AnswersWritten(AnswerPlace Place, string? Unit = null, bool Alone = false) : Act
{
    /// <inheritdoc />
    public override bool Confidential => Alone;
}

/// <summary>How the two evaluators answer a unit.</summary>
public enum AnsweringStep
{
    Separate,

    /// <summary>One of them proposes to answer together.</summary>
    TogetherProposed,

    /// <summary>They answer together, both agree.</summary>
    Together,

    StayedSeparate,

    /// <summary>One of them handed their answers over.</summary>
    HandedOver,

    TakenBack,
}

/// <summary>The evaluators changed how they answer a unit.</summary>
public sealed record AnsweringChanged(string Unit, AnsweringStep Step) : Act;

/// <summary>The formative evaluation of a unit was signed.</summary>
public sealed record FormativeSigned(string Unit) : Act;

/// <summary>The signed formative evaluation of a unit was opened again.</summary>
public sealed record FormativeReopened(string Unit) : Act;

/// <summary>Another sheet was opened for the formative evaluation of a unit.</summary>
public sealed record FormativeRepeated(string Unit) : Act;

/// <summary>An intermediate evaluation was opened.</summary>
public sealed record IntermediateOpened(DateOnly HeldOn) : Act;

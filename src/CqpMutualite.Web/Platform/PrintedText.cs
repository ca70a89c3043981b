using CqpMutualite.Domain.Common;
using FluentValidation;

namespace CqpMutualite.Web.Platform;

/// <summary>The check of what names people and organisations on the printed documents.</summary>
public static class PrintedText
{
    /// <summary>Refuses the signs that no document draws.</summary>
    public static IRuleBuilderOptions<T, string?> Prints<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => Print.Refusal(text) is null).WithMessage((_, text) => Print.Refusal(text));
}

using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Platform;

/// <summary>Addresses typed in a form: those that can be written to.</summary>
public static class MailedAddress
{
    /// <summary>Refuses what <see cref="EmailAddress"/> refuses; nothing typed is another rule's affair.</summary>
    public static IRuleBuilderOptions<T, string?> IsMailed<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(typed => EmailAddress.Refusal(typed) is null).WithMessage((_, typed) => EmailAddress.Refusal(typed));
}

/// <summary>The same, for a form without a validator.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailedAddressAttribute : ValidationAttribute
{
    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        EmailAddress.Refusal(value as string) is { } refusal ? new ValidationResult(refusal) : ValidationResult.Success;
}

using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;
using Canary = CqpMutualite.Web.Features.Canaries.Second;

namespace CqpMutualite.Architecture.Tests;

/// <summary>How controllers, pages, forms and names are made.</summary>
public partial class HouseTests
{
    [Fact]
    public void Every_controller_says_exactly_once_what_it_needs() =>
        Holds(
            Code.Controllers,
            controller => controller.GetCustomAttributes<RequiresAttribute>().Count() + controller.GetCustomAttributes<AllowAnonymousAttribute>().Count() == 1,
            typeof(Canary.UndecidedController),
            typeof(Canary.TwiceDecidedController));

    [Fact]
    public void A_use_case_is_one_get_and_one_post_at_most() =>
        Holds(
            Code.Controllers.Where(controller => !Code.Stands(controller, Code.Features + ".Development")),
            controller =>
                new[] { "GET", "POST" }.All(verb => Actions(controller).Count(action => action.Contains(verb)) <= 1)
                && Actions(controller).All(action => action.All(verb => verb is "GET" or "POST")),
            typeof(Canary.BusyController)
        );

    [Fact]
    public void A_page_or_a_form_holds_no_entity() =>
        Holds(
            Code.Written.Where(type => Code.SliceOf(type) is not null && !Code.Controllers.Contains(type) && !type.IsAbstract),
            type => !type.GetProperties().SelectMany(property => Within(property.PropertyType)).Any(Code.Entities.Contains),
            typeof(Canary.EntityPage));

    // the binder reads every property of a form, before the form is known to be valid
    [Fact]
    public void A_form_computes_nothing_in_its_properties() =>
        Holds(
            Code.Written.Where(type => Code.FeatureOf(type) is not null && type.Name.EndsWith("Form", StringComparison.Ordinal)),
            type => type.GetProperties().All(property => property.Name == "EqualityContract" || property.CanWrite || IsSimple(property.PropertyType)),
            typeof(Canary.EagerForm));

    [Fact]
    public void Every_posted_form_has_a_validator_or_says_that_it_needs_none() =>
        Holds(
            Code.Controllers.Where(controller => !Code.Stands(controller, Code.Features + ".Development")).SelectMany(Posted).Distinct(),
            form => form.IsDefined(typeof(NeedsNoValidatorAttribute)) != (Code.Written.Any(typeof(IValidator<>).MakeGenericType(form).IsAssignableFrom)
                || form.GetProperties().SelectMany(property => property.GetCustomAttributes<ValidationAttribute>())
                    .Any(annotation => annotation.GetType() != typeof(DataTypeAttribute))),
            typeof(Canary.UncheckedForm));

    [Fact]
    public void No_name_says_nothing() =>
        Holds(
            Code.Written.Where(type => !typeof(ITagHelper).IsAssignableFrom(type)),
            type => !Empty().IsMatch(type.Name),
            typeof(Canary.ThingManager));

    [Fact]
    public void No_interface_has_one_implementation() =>
        Holds(
            Code.Written.Where(type => type.IsInterface),
            contract => Code.Written.Append(typeof(Canary.Alone)).Count(type => !type.IsInterface && contract.IsAssignableFrom(type)) != 1,
            typeof(Canary.IAlone));

    private static void Holds(IEnumerable<Type> subjects, Func<Type, bool> rule, params Type[] canaries)
    {
        var all = subjects.ToList();
        Assert.NotEmpty(all);
        Code.None(all.Where(type => !rule(type)).Select(type => type.FullName!));
        Assert.All(canaries, canary => Assert.False(rule(canary), $"The rule does not catch {canary.Name}."));
    }

    private static IEnumerable<Type> Posted(Type controller) => controller
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(action => action.IsDefined(typeof(HttpPostAttribute)))
        .SelectMany(action => action.GetParameters())
        .Select(parameter => parameter.ParameterType)
        .Where(type => type.Name.EndsWith("Form", StringComparison.Ordinal));

    private static IEnumerable<IReadOnlyList<string>> Actions(Type controller) =>
        controller
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method =>
                (IReadOnlyList<string>)
                    [
                        .. method
                            .GetCustomAttributes<HttpMethodAttribute>()
                            .SelectMany(attribute => attribute.HttpMethods)
                            .Concat(method.GetCustomAttributes<Microsoft.AspNetCore.Mvc.AcceptVerbsAttribute>().SelectMany(attribute => attribute.HttpMethods)),
                    ]
            )
            .Where(verbs => verbs.Count > 0);

    private static IEnumerable<Type> Within(Type type) =>
        (type.IsGenericType ? type.GetGenericArguments().SelectMany(Within) : type.HasElementType ? Within(type.GetElementType()!) : []).Append(type);

    private static bool IsSimple(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string);

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Base|Common|Misc)$")]
    private static partial Regex Empty();
}

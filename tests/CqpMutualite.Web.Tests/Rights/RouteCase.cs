using System.Reflection;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>One route of the real application: what it needs, read from its controller.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern">« /dossiers/{reference} ».</param>
/// <param name="Permission">Null: open to visitors.</param>
/// <param name="Parameters">Names in the pattern.</param>
public sealed record RouteCase(string Method, string Pattern, Permission? Permission, IReadOnlyList<string> Parameters)
{
    // static files that appeared after the build, served in development only
    private const string UnbuiltFiles = "{**path:file}";

    /// <summary>Every route but the static files, in a stable order.</summary>
    public static IReadOnlyList<RouteCase> All(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != UnbuiltFiles)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => Of(endpoint, method)))
            .OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal),
    ];

    /// <summary>Whether that capacity (null: a visitor) has what the route needs.</summary>
    public bool Allows(Role? role) => Permission is not { } permission || (role is { } capacity && RolePermissions.Allows(capacity, permission));

    private static RouteCase Of(RouteEndpoint endpoint, string method)
    {
        var controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo;
        var permission = controller?.GetCustomAttribute<RequiresAttribute>()?.Permission;
        if (permission is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} says neither what it needs nor that it is open.");
        }

        return new RouteCase(
            method,
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            permission,
            [.. endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)]
        );
    }
}

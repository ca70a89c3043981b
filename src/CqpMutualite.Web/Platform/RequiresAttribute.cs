using CqpMutualite.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Platform;

/// <summary>The one permission that a controller needs. Each controller has this or <see cref="AllowAnonymousAttribute"/>, never both, never neither.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The permission.</summary>
    public Permission Permission => permission;

    /// <summary>Also while one enters in the place of somebody, when nothing but the pages of the file is open.</summary>
    public bool OpenOnBehalf { get; init; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The one handler: the active capacity must have the permission in <see cref="RolePermissions"/>.</summary>
public sealed class PermissionHandler : AuthorizationHandler<RequiresAttribute>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        if (CurrentUser.From(context.User) is { } user && user.May(requirement.Permission) && (user.By is null || requirement.OpenOnBehalf || IsOf(context, user.OnlyReference)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool IsOf(AuthorizationHandlerContext context, string? reference) =>
        context.Resource is HttpContext http && http.GetRouteValue("reference") is string asked && string.Equals(asked, reference, StringComparison.OrdinalIgnoreCase);
}

using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Platform;

/// <summary>The one permission that a controller needs. Each controller has this or <see cref="AllowAnonymousAttribute"/>, never both, never neither.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission => permission;

    /// <summary>
    /// Also for a session of one file (a personal link, an entry in the place of somebody), which otherwise reaches nothing but the pages of that file.
    /// </summary>
    public bool OpenToLinks { get; init; }

    /// <summary>Also for who stands in for somebody absent, beside the pages of their files.</summary>
    public bool OpenToStandIns { get; init; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>
/// The one handler: the active capacity must have the permission in <see cref="RolePermissions"/>; a session of one file opens the pages of files only, and so
/// does that of a stand-in, with the lists that lead there.
/// </summary>
public sealed class PermissionHandler : AuthorizationHandler<RequiresAttribute>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        if (
            CurrentUser.From(context.User) is { } user
            && user.May(requirement.Permission)
            && (Opens(user, requirement) || requirement.OpenToLinks || IsOfFile(context))
        )
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool Opens(CurrentUser user, RequiresAttribute requirement) =>
        user.OnlyFileId is null && (!user.StandsIn || requirement.OpenToStandIns);

    private static bool IsOfFile(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetRouteData().Values.ContainsKey("reference");
}

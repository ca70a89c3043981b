namespace CqpMutualite.Web.Persistence;

/// <summary>An approval that ends soon, and that no other of the same scope follows.</summary>
public sealed record EndingApproval(Guid OrganisationId, string Organisation, string Certification, bool Training, bool Vae, DateOnly Until)
{
    /// <summary>« Formation et VAE ».</summary>
    public string Scope => (Training, Vae) switch { (true, true) => "Formation et VAE", (true, false) => "Formation", _ => "VAE" };
}

public static class Approvals
{
    /// <summary>Those in force today that end by <paramref name="limit"/>, the nearest first.</summary>
    public static IQueryable<EndingApproval> ApprovalsEnding(this AppDbContext db, DateOnly today, DateOnly limit) =>
        from organisation in db.Organisations
        from approval in organisation.Approvals
        where
            approval.From <= today
            && approval.Until >= today
            && approval.Until <= limit
            && !organisation.Approvals.Any(next =>
                next.Certification == approval.Certification
                && next.Until > approval.Until
                && (next.Training || !approval.Training)
                && (next.Vae || !approval.Vae)
            )
        orderby approval.Until, organisation.Name, approval.Certification
        select new EndingApproval(organisation.Id, organisation.Name, approval.Certification, approval.Training, approval.Vae, approval.Until);
}

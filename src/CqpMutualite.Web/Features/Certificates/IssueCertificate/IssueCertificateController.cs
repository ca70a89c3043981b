using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Certificates.IssueCertificate;

/// <summary>The certifier delivers what the published decision of one file gives right to.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.IssueRoute)]
public sealed class IssueCertificateController(FileDesk desk, CertificateDesk certificates, Editions editions) : Controller
{
    [HttpPost]
    public Task<IActionResult> Issue(string reference, CancellationToken cancellation)
    {
        Certificate? issued = null;
        return desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                // the desk of certificates notes what it delivers
                var delivered = (await certificates.IssueAsync([begun.File], begun.User.Actor(), cancellation))[0];
                issued = delivered.Certificate;
                return delivered.Outcome.IsAccepted ? Outcome.Accepted : delivered.Outcome;
            },
            done: _ => new Done(CertificateWords.Delivered(issued!), CertificatesPaths.OfFile(reference)),
            again: async begun => View("FileCertificate", await FileCertificatePage.LoadAsync(begun.Db, editions, begun.User, reference, cancellation)),
            cancellation);
    }
}

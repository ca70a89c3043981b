using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Certificates;

/// <summary>What the decision gives right to was delivered, under that number.</summary>
public sealed record CertificateDelivered(CertificateKind Kind, string Number) : Act;

/// <summary>Another one, under the number <paramref name="Next"/>, stands for it.</summary>
public sealed record CertificateReplaced(CertificateKind Kind, string Number, string Next) : Act;

/// <summary>It was printed again, as the duplicate of that rank.</summary>
public sealed record DuplicateDelivered(CertificateKind Kind, string Number, int Rank) : Act;

public sealed record CertificateRevoked(CertificateKind Kind, string Number) : Act;

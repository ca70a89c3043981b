using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.ReopenFormative;

/// <summary>The page; <paramref name="TakesBack"/>: the booklet was handed over to the company.</summary>
public sealed record ReopenFormativePage(FileHead Head, Unit Unit, bool TakesBack, ReopenFormativeForm Form);

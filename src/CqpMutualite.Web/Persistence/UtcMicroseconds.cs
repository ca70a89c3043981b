using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CqpMutualite.Web.Persistence;

/// <summary>Times are stored in UTC and cut to the microsecond.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => new DateTimeOffset(time.UtcTicks - (time.UtcTicks % 10), TimeSpan.Zero),
    time => time);

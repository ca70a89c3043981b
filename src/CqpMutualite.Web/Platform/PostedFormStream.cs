namespace CqpMutualite.Web.Platform;

/// <summary>
/// The body of a form, in which a NUL (<c>%00</c>), for which the whole form would be refused, becomes <c>%01</c>: <see cref="TypedText"/> takes it out.
/// </summary>
public sealed class PostedFormStream(Stream body) : Stream
{
    // how much of « %00 » ends what was read
    private int met;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads forms through it; anything else as it is.</summary>
    public static Task InterposeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Request.Body = new PostedFormStream(context.Request.Body);
        }

        return next(context);
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        Rewrite(buffer.Span[..count]);
        return count;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Rewrite(Span<byte> bytes)
    {
        foreach (ref var one in bytes)
        {
            if (one == '0' && met == 2)
            {
                (one, met) = ((byte)'1', 0);
            }
            else
            {
                met = one == '%' ? 1 : one == '0' && met == 1 ? 2 : 0;
            }
        }
    }
}

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// A stream that remembers its first failure. A full disk fails a write deep inside PureHDF, whose clean-up then fails for a reason of
/// its own ("Chunks can only be written once ..."); the first failure is the one to tell.
/// </summary>
/// <param name="inner">The file.</param>
internal sealed class WatchedStream(FileStream inner) : Stream
{
    /// <summary>The first failure; null while all went well.</summary>
    public IOException? FirstFailure { get; private set; }

    /// <summary>How far the file was written or asked to be [bytes].</summary>
    public long Reached { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => inner.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => inner.CanWrite;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => Watch(() => inner.Position = value);
    }

    /// <inheritdoc/>
    public override void Flush() => Watch(inner.Flush);

    /// <summary>Writes what is buffered through to the disk.</summary>
    public void FlushToDisk() => Watch(() => inner.Flush(flushToDisk: true));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = 0;
        Watch(() => read = inner.Read(buffer, offset, count)); // reading empties the buffer of writes first
        return read;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var place = 0L;
        Watch(() => place = inner.Seek(offset, origin));
        return place;
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => Watch(() => inner.SetLength(value));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Watch(() =>
    {
        Reached = Math.Max(Reached, inner.Position + count);
        inner.Write(buffer, offset, count);
    });

    private void Watch(Action act)
    {
        try
        {
            act();
        }
        catch (IOException failure)
        {
            FirstFailure ??= failure;
            throw;
        }
    }
}

using System.Text;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Files that appear whole or not at all: written beside their place, flushed to disk, then renamed. A reader never meets
/// a half-written file, and a failure leaves neither a part nor a changed predecessor. Only plain files are replaced so: a link keeps
/// its place and its target is replaced; devices, pipes and files that are open already are written into.
/// </summary>
public static class WholeFile
{
    /// <summary>Ending of the file while it is being written.</summary>
    public const string Unfinished = ".tmp";

    private const int BufferBytes = 1 << 16;

    /// <summary>Writes a file through a stream that can be sought and read back.</summary>
    /// <param name="path">The file; its folder is created if need be.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="SnapshotException">Nothing was written: full disk, unwritable folder, or bad content.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (IsPlain(path)) Replace(path, write);
        else WriteInto(path, write);
    }

    /// <summary>Whether a path leads to a plain file or to nothing yet, and not to a device, a pipe or an open file (/dev/stdout).</summary>
    /// <param name="path">The path.</param>
    public static bool IsPlain(string path) => !FileKind.IsDeviceOrPipe(path) && !FileKind.IsOpenFile(path);

    /// <summary>Writes a text file in UTF-8 without byte order mark.</summary>
    /// <param name="path">The file; its folder is created if need be.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="SnapshotException">Nothing was written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(new UTF8Encoding(false).GetBytes(text)));

    /// <summary>Adds text to the end of a file: all of it or nothing.</summary>
    /// <param name="path">The file; made if it does not exist.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="SnapshotException">Nothing was added.</exception>
    public static void Append(string path, string text)
    {
        var bytes = new UTF8Encoding(false).GetBytes(text);
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
            var before = stream.Position;
            try
            {
                stream.Write(bytes);
            }
            catch (IOException)
            {
                if (IsPlain(path)) stream.SetLength(before);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, failure, bytes.Length);
        }
    }

    private static void Replace(string path, Action<Stream> write)
    {
        WatchedStream? watched = null;
        FileStream? stream = null;
        string? part = null;
        try
        {
            var target = FileKind.TargetOf(path);
            part = target + Unfinished;
            var folder = Path.GetDirectoryName(Path.GetFullPath(target));
            if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);
            stream = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes);
            watched = new WatchedStream(stream);
            write(watched);
            watched.FlushToDisk();
            stream.Dispose();
            File.Move(part, target, overwrite: true);
        }
        catch (Exception failure)
        {
            if (stream is not null) Abandon(stream, part!); // an unfinished file of that name is otherwise not ours
            if (failure is SnapshotException) throw;
            throw Failed(path, watched?.FirstFailure ?? failure, watched?.Reached ?? 0);
        }
    }

    // The content is made in memory first, as it may be sought and read back, which a pipe does not allow.
    private static void WriteInto(string path, Action<Stream> write)
    {
        using var content = new MemoryStream();
        try
        {
            write(content);
            var mode = FileKind.IsDeviceOrPipe(path) ? FileMode.Open : FileMode.Append;
            using var stream = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite, 0);
            stream.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
        catch (Exception failure) when (failure is not SnapshotException)
        {
            throw Failed(path, failure, 0);
        }
    }

    private static void Abandon(FileStream stream, string part)
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // Disposing writes what is still buffered, which fails again on a full disk; the first failure is the one reported.
        }

        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done; the name says that the file is unfinished.
        }
    }

    private static SnapshotException Failed(string path, Exception failure, long reached)
    {
        var isFull = DiskSpace.IsFull(failure);
        var cause = isFull ? IsPlain(path) ? DiskSpace.Reason(path, reached) : "no space left on the device"
            : failure is UnauthorizedAccessException ? "no permission to write there"
            : failure.Message;
        return new SnapshotException(path, "cannot be written: " + cause, failure) { IsDiskFull = isFull };
    }
}

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

    /// <summary>
    /// Whether a path leads to a plain file or to nothing yet, and not to a device, a pipe or an open file (/dev/stdout).
    /// </summary>
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
        return new SnapshotException(path, "cannot be written: " + cause, failure)
        {
            IsDiskFull = isFull,
            IsReadOnly = failure is UnauthorizedAccessException or IOException { HResult: ReadOnlySystem },
        };
    }

    private const int ReadOnlySystem = 30; // EROFS
}

/// <summary>Information on a disk that is full.</summary>
public static class DiskSpace
{
    private const int NoSpace = 28;     // ENOSPC
    private const int OverQuota = 122;  // EDQUOT

    /// <summary>Whether a failure is that of a full disk or a used-up quota.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsFull(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SnapshotException { IsDiskFull: true }) return true;
            if (failure is IOException
                && (failure.HResult is NoSpace or OverQuota || Tells(failure, "No space left")
                || Tells(failure, "quota exceeded"))) return true;
        }

        return false;
    }

    /// <summary>The reason in words: what is free where a file should stand, and what it needs at least.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reached">How much of it was asked to be written before the disk was full [bytes]; 0 where it is not known.</param>
    public static string Reason(string path, long reached) => (Free(path), reached) switch
    {
        ({ } free, _) when reached > free => $"no space left on the disk: {Size(free)} free, {Size(reached)} or more needed",
        ({ } free, _) => $"no space left on the disk: {Size(free)} free, and the file needs more",
        _ => "no space left on the disk",
    };

    /// <summary>A size for people.</summary>
    /// <param name="bytes">The size [bytes].</param>
    public static string Size(long bytes) => bytes switch
    {
        < 10_000 => FormattableString.Invariant($"{bytes} bytes"),
        < 10_000_000 => FormattableString.Invariant($"{bytes / 1e3:0} kB"),
        < 10_000_000_000 => FormattableString.Invariant($"{bytes / 1e6:0} MB"),
        _ => FormattableString.Invariant($"{bytes / 1e9:0} GB"),
    };

    private static bool Tells(Exception failure, string words) => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static long? Free(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Files that appear whole or not at all: written beside their place, flushed to disk, then renamed. A reader never meets
/// a half-written file, and a failure leaves neither a part nor a changed predecessor.
/// </summary>
public static class WholeFile
{
    /// <summary>Ending of the file while it is being written.</summary>
    public const string Unfinished = ".tmp";

    /// <summary>Writes a file through a stream that can be sought and read back.</summary>
    /// <param name="path">The file; its folder is created if need be.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="SnapshotException">Nothing was written: full disk, unwritable folder, or bad content.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var part = path + Unfinished;
        FileStream? stream = null;
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);
            stream = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            write(stream);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(part, path, overwrite: true);
        }
        catch (Exception failure)
        {
            var opened = stream is not null;
            Abandon(stream, part, opened);
            if (failure is SnapshotException) throw;
            throw new SnapshotException(path, "cannot be written: " + Cause(failure), failure);
        }
    }

    /// <summary>Writes a text file in UTF-8 without byte order mark.</summary>
    /// <param name="path">The file; its folder is created if need be.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="SnapshotException">Nothing was written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(new System.Text.UTF8Encoding(false).GetBytes(text)));

    private static void Abandon(FileStream? stream, string part, bool opened)
    {
        try
        {
            stream?.Dispose();
        }
        catch (IOException)
        {
            // Disposing writes what is still buffered, which fails again on a full disk; the first failure is the one told.
        }

        if (!opened) return; // an unfinished file of that name is then not ours
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done; the name says that the file is unfinished.
        }
    }

    private static string Cause(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "no permission to write there",
        _ when failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) => "no space left on the disk",
        _ => failure.Message,
    };
}

namespace LmpDem.Engine.Snapshots;

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
            if (failure is IOException && (failure.HResult is NoSpace or OverQuota || Tells(failure, "No space left") || Tells(failure, "quota exceeded"))) return true;
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

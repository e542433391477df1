namespace LmpDem.Engine.Snapshots;

/// <summary>A snapshot file that cannot be written or read; the message names the file and the reason.</summary>
public sealed class SnapshotException : IOException
{
    /// <summary>A failure of one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it, in one sentence without the path.</param>
    /// <param name="inner">The failure underneath, if any.</param>
    public SnapshotException(string path, string reason, Exception? inner = null)
        : base($"{path}: {reason}", inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }

    /// <summary>Whether the disk is full or the quota used up.</summary>
    public bool IsDiskFull { get; init; }
}

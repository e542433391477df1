namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Seals that were lost: another program has written the file (h5py in mode r+, h5repack) or a copy ended just before the seal. The
/// data may be whole all the same, which reading all of them under the checksums of their datasets tells.
/// </summary>
public static class SnapshotSeal
{
    // PureHDF ran for minutes on some damaged headers, which is too long to wait for a verdict.
    private static readonly TimeSpan LongestJudgement = TimeSpan.FromSeconds(60);

    /// <summary>Outcome for a file that was to be sealed.</summary>
    public enum Outcome
    {
        /// <summary>It has its seal.</summary>
        WasSealed,

        /// <summary>It had lost its seal, was found whole and is sealed again.</summary>
        SealedAgain,
    }

    /// <summary>Seals a file again whose data are whole; one that is sealed stays as it is.</summary>
    /// <param name="path">The file; what other programs have added to it stays.</param>
    /// <exception cref="SnapshotException">The file is missing, damaged or not a snapshot; nothing was changed.</exception>
    public static Outcome Renew(string path)
    {
        byte[] bytes;
        using (var file = Open(path))
        {
            if (!FileSeal.IsMissing(file))
                return FileSeal.Fault(file) is { } fault ? throw new SnapshotException(path, fault) : Outcome.WasSealed;
            bytes = new byte[file.Length];
            file.Position = 0;
            file.ReadExactly(bytes);
        }

        if (Fault(path) is { } wrong) throw new SnapshotException(path, "has no seal and cannot be sealed: " + wrong);
        WholeFile.Write(path, stream =>
        {
            stream.Write(bytes);
            FileSeal.Put(stream, again: true);
        });
        return Outcome.SealedAgain;
    }

    /// <summary>Whether a file is there and its seal proves it whole.</summary>
    /// <param name="path">The file.</param>
    public static bool IsWhole(string path)
    {
        try
        {
            using var file = Open(path);
            return FileSeal.Fault(file) is null;
        }
        catch (SnapshotException)
        {
            return false;
        }
    }

    /// <summary>Whether another program has written a file since this one did, and it was sealed again.</summary>
    /// <param name="path">A whole snapshot.</param>
    public static bool WasRenewed(string path)
    {
        using var file = Open(path);
        return FileSeal.IsRenewal(file);
    }

    /// <summary>Why a file without seal is refused, and what to do.</summary>
    internal static string Missing(string path, string fault) => Fault(path) is { } wrong
        ? $"{fault}; its data are not whole: {wrong}"
        : $"{fault} (h5py in mode r+, h5repack). Its data are whole: all of them were read and agree with their checksums. "
            + $"To use it as it now is, seal it again: lmpdem seal {path}";

    // What is wrong with the data of a file without seal; null where they are whole.
    private static string? Fault(string path)
    {
        var reading = Task.Run(() =>
        {
            if (VoxelImageReader.HoldsVoxels(path, withoutSeal: true)) VoxelImageReader.Read(path, withoutSeal: true);
            else SnapshotReader.Read(path, withoutSeal: true);
        });
        try
        {
            return reading.Wait(LongestJudgement) ? null : "reading them takes longer than a whole file needs";
        }
        catch (AggregateException failure)
        {
            return failure.InnerException is SnapshotException known ? known.Reason : failure.InnerException!.Message;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var cause = failure is FileNotFoundException or DirectoryNotFoundException ? "it does not exist" : failure.Message;
            throw new SnapshotException(path, "cannot be read: " + cause, failure);
        }
    }
}

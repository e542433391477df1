using System.Security.Cryptography;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The seal of a snapshot file: eight letters and the SHA-256 of everything before them, after the end that the HDF5
/// superblock names. HDF5 readers ignore bytes there. One pass over the file proves it whole before any of it is
/// interpreted. Without it PureHDF, which does not check the checksums of headers, returned wrong numbers for some flipped
/// bits and ran for minutes on others; Fletcher32 guards only what is inside datasets.
/// </summary>
internal static class FileSeal
{
    /// <summary>Length of the seal [bytes].</summary>
    public const int Length = 8 + SHA256.HashSizeInBytes;

    private const int EndOfFileOffset = 28;
    private const int SuperblockSize = 48;
    private static ReadOnlySpan<byte> Mark => "LMPSEAL1"u8;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Seals a file just written.</summary>
    public static void Put(Stream file)
    {
        file.Flush();
        file.Position = 0;
        var digest = SHA256.HashData(file);
        file.Position = file.Length;
        file.Write(Mark);
        file.Write(digest);
    }

    /// <summary>What is wrong with a file; null where it is whole.</summary>
    public static string? Fault(Stream file)
    {
        if (file.Length == 0) return "is empty";
        if (file.Length < SuperblockSize) return $"is cut short: only {file.Length} bytes";
        Span<byte> superblock = stackalloc byte[SuperblockSize];
        file.Position = 0;
        file.ReadExactly(superblock);
        if (!superblock[..8].SequenceEqual(Signature)) return "is not an HDF5 file";
        if (superblock[8] is not (2 or 3) || superblock[9] != 8)
            return "is an HDF5 file, but not a snapshot of this program (other superblock)";
        var end = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(superblock[EndOfFileOffset..]);
        if (end < SuperblockSize) return "is damaged: its header names an impossible length";
        if (file.Length < end) return $"is cut short: {file.Length} of {end + Length} bytes";
        if (file.Length == end) return "has no seal: cut short, or written by another program";
        if (file.Length < end + Length) return $"is cut short: {file.Length} of {end + Length} bytes";
        if (file.Length > end + Length) return $"is damaged: {file.Length} bytes where {end + Length} are expected";
        return Matches(file, end) ? null : "is damaged: its checksum does not match its content";
    }

    private static bool Matches(Stream file, long end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = end; left > 0;)
        {
            var n = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (n == 0) return false;
            hash.AppendData(buffer, 0, n);
            left -= n;
        }

        Span<byte> seal = stackalloc byte[Length];
        file.ReadExactly(seal);
        return seal[..8].SequenceEqual(Mark) && seal[8..].SequenceEqual(hash.GetHashAndReset());
    }
}

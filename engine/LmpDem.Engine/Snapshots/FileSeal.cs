using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The seal of a snapshot file: eight letters and the SHA-256 of everything before them, after the end that the HDF5
/// superblock names. HDF5 readers ignore bytes there. One pass over the file proves it whole before any of it is
/// interpreted. Without it PureHDF, which does not check the checksums of headers, returned wrong numbers for some flipped
/// bits and ran for minutes on others; Fletcher32 guards only what is inside datasets. Other programs that write the file drop the
/// seal; <see cref="SnapshotSeal"/> sets it again, with a mark of its own.
/// </summary>
internal static class FileSeal
{
    /// <summary>Length of the seal [bytes].</summary>
    public const int Length = 8 + SHA256.HashSizeInBytes;

    private const int SuperblockSize = 48;
    private static ReadOnlySpan<byte> Mark => "LMPSEAL1"u8;
    private static ReadOnlySpan<byte> MarkOfRenewal => "LMPSEAL2"u8;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Seals a file just written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="again">Whether it was sealed before and another program has written it since.</param>
    public static void Put(Stream file, bool again = false)
    {
        file.Flush();
        file.Position = 0;
        var digest = SHA256.HashData(file);
        file.Position = file.Length;
        file.Write(again ? MarkOfRenewal : Mark);
        file.Write(digest);
    }

    /// <summary>Error in a file; null if it is intact.</summary>
    public static string? Fault(Stream file)
    {
        if (file.Length == 0) return "is empty";
        if (file.Length < SuperblockSize) return $"is cut short: only {file.Length} bytes";
        var superblock = Superblock(file);
        if (!superblock[..8].SequenceEqual(Signature)) return "is not an HDF5 file";
        if (End(superblock) is not { } end) return "is an HDF5 file, but not a snapshot of this program (other superblock)";
        if (end < SuperblockSize) return "is damaged: its header names an impossible length";
        if (file.Length == end) return "has no seal: cut short just before it, or written by another program";
        if (file.Length < end + Length) return $"is cut short: {file.Length} of {end + Length} bytes";
        if (file.Length > end + Length) return $"is damaged: {file.Length} bytes where {end + Length} are expected";
        return Matches(file, end) ? null : "is damaged: its checksum does not match its content";
    }

    /// <summary>Whether a file is an HDF5 file that ends where a seal would stand.</summary>
    public static bool IsMissing(Stream file)
    {
        if (file.Length < SuperblockSize) return false;
        var superblock = Superblock(file);
        return superblock[..8].SequenceEqual(Signature) && End(superblock) == file.Length;
    }

    /// <summary>Whether the seal of a whole file was set again after another program had written it.</summary>
    public static bool IsRenewal(Stream file)
    {
        Span<byte> mark = stackalloc byte[8];
        file.Position = file.Length - Length;
        file.ReadExactly(mark);
        return mark.SequenceEqual(MarkOfRenewal);
    }

    private static Span<byte> Superblock(Stream file)
    {
        var superblock = new byte[SuperblockSize];
        file.Position = 0;
        file.ReadExactly(superblock);
        return superblock;
    }

    // Where the HDF5 file ends by its superblock: versions 2 and 3 are ours and h5py's, 0 is that of h5repack.
    private static long? End(Span<byte> superblock) => (superblock[8], superblock[9], superblock[13]) switch
    {
        (2 or 3, 8, _) => System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(superblock[28..]),
        (0, _, 8) => System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(superblock[40..]),
        _ => null,
    };

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
        return (seal[..8].SequenceEqual(Mark) || seal[..8].SequenceEqual(MarkOfRenewal)) && seal[8..].SequenceEqual(hash.GetHashAndReset());
    }
}

/// <summary>
/// The checksum of HDF5 metadata: the lookup3 hash of Bob Jenkins (2006, public domain, "hashlittle") with initial value 0.
/// </summary>
internal static class Lookup3
{
    /// <summary>Hash of a block of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        uint a, b, c;
        a = b = c = 0xdeadbeefu + (uint)key.Length;
        while (key.Length > 12)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(key);
            b += BinaryPrimitives.ReadUInt32LittleEndian(key[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(key[8..]);
            Mix(ref a, ref b, ref c);
            key = key[12..];
        }

        if (key.IsEmpty) return c;
        Span<byte> last = stackalloc byte[12];
        last.Clear();
        key.CopyTo(last);
        a += BinaryPrimitives.ReadUInt32LittleEndian(last);
        b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
        Finish(ref a, ref b, ref c);
        return c;
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        a -= c; a ^= BitOperations.RotateLeft(c, 4); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 6); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 8); b += a;
        a -= c; a ^= BitOperations.RotateLeft(c, 16); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 19); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 4); b += a;
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        c ^= b; c -= BitOperations.RotateLeft(b, 14);
        a ^= c; a -= BitOperations.RotateLeft(c, 11);
        b ^= a; b -= BitOperations.RotateLeft(a, 25);
        c ^= b; c -= BitOperations.RotateLeft(b, 16);
        a ^= c; a -= BitOperations.RotateLeft(c, 4);
        b ^= a; b -= BitOperations.RotateLeft(a, 14);
        c ^= b; c -= BitOperations.RotateLeft(b, 24);
    }
}

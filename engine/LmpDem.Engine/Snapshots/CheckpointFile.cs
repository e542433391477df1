using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// A checkpoint in one file: a heading, the parts of a state one after the other, and a seal over everything before it. It is written
/// aside, flushed and renamed, and read only after its seal is proved. Numbers are in the order of the machine's bytes (little endian).
/// </summary>
public sealed class CheckpointFile
{
    private const int SealLength = SHA256.HashSizeInBytes;
    private const int LongestName = 256;

    private readonly Dictionary<string, long> parts = [];

    private CheckpointFile(string path, FileStream file)
    {
        Path = path;
        Index(file);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The heading.</summary>
    public string Heading { get; private set; } = "";

    private static ReadOnlySpan<byte> Mark => "LMPDEMC1"u8;

    /// <summary>Writes a checkpoint; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="heading">What the state belongs to.</param>
    /// <param name="parts">Names and parts, in their order.</param>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public static void Write(string path, string heading, IEnumerable<(string Name, IKept Part)> parts) => WholeFile.Write(path, stream =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var book = new Writer(stream, hash);
        book.Put(Mark);
        book.Text("heading", heading);
        foreach (var (name, part) in parts)
        {
            book.Begin(name);
            part.Exchange(book);
        }

        stream.Write(hash.GetHashAndReset());
    });

    /// <summary>Opens a checkpoint and proves its seal.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SnapshotException">It is missing, cut short or damaged, or no checkpoint.</exception>
    public static CheckpointFile Open(string path) => Guarded(path, file =>
    {
        if (Fault(file) is { } fault) throw new SnapshotException(path, fault);
        return new CheckpointFile(path, file);
    });

    /// <summary>Gives a part the state that the checkpoint holds of it.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="part">The part.</param>
    /// <returns>Whether the checkpoint knows the part.</returns>
    /// <exception cref="SnapshotException">What it holds does not fit the part.</exception>
    public bool Restore(string name, IKept part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (!parts.TryGetValue(name, out var start)) return false;
        return Guarded(Path, file =>
        {
            file.Position = start;
            part.Exchange(new Reader(file, name));
            return true;
        });
    }

    private static T Guarded<T>(string path, Func<FileStream, T> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            return read(file);
        }
        catch (Exception failure) when (failure is IOException and not SnapshotException or UnauthorizedAccessException
            or InvalidDataException)
        {
            throw new SnapshotException(path, "cannot be read: " + failure.Message, failure);
        }
    }

    private static string? Fault(FileStream file)
    {
        var head = new byte[Mark.Length];
        if (file.Length < Mark.Length + SealLength || file.ReadAtLeast(head, head.Length, false) < head.Length) return "is cut short";
        if (!head.AsSpan().SequenceEqual(Mark)) return "is no checkpoint of this program";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        var buffer = new byte[1 << 20];
        for (var left = file.Length - SealLength - Mark.Length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) return "is cut short";
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var seal = new byte[SealLength];
        file.ReadExactly(seal);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(seal) ? null : "is damaged: its checksum does not match its content";
    }

    private void Index(FileStream file)
    {
        file.Position = Mark.Length;
        var reader = new Reader(file, "");
        Heading = reader.Text("heading", "");
        while (file.Position < file.Length - SealLength)
        {
            var (name, size, length) = reader.Head();
            if (size == 0) parts[name] = file.Position;
            else file.Position += length;
        }
    }

    private sealed class Writer(Stream stream, IncrementalHash hash) : StateBook
    {
        public override bool IsReading => false;

        // A part begins with an entry without elements.
        public void Begin(string name) => Write(name, 0, []);

        public void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }

        protected override void Write(string name, int elementSize, ReadOnlySpan<byte> bytes)
        {
            Span<byte> head = stackalloc byte[10 + LongestName];
            var text = Encoding.UTF8.GetBytes(name, head[10..]);
            BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)text);
            BinaryPrimitives.WriteInt32LittleEndian(head[2..], elementSize);
            BinaryPrimitives.WriteInt32LittleEndian(head[6..], bytes.Length);
            Put(head[..(10 + text)]);
            Put(bytes);
        }

        protected override void Read(string name, int elementSize, Span<byte> bytes) => throw new NotSupportedException();

        protected override int LengthOf(string name, int elementSize) => throw new NotSupportedException();
    }

    private sealed class Reader(FileStream file, string part) : StateBook
    {
        private (string Name, int ElementSize, int Length)? next;

        public override bool IsReading => true;

        public (string Name, int ElementSize, int Length) Head()
        {
            Span<byte> head = stackalloc byte[10];
            file.ReadExactly(head);
            Span<byte> name = stackalloc byte[LongestName];
            var length = BinaryPrimitives.ReadUInt16LittleEndian(head);
            if (length > LongestName) throw new InvalidDataException("an entry has no valid name");
            file.ReadExactly(name[..length]);
            return (Encoding.UTF8.GetString(name[..length]), BinaryPrimitives.ReadInt32LittleEndian(head[2..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[6..]));
        }

        protected override void Write(string name, int elementSize, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

        protected override void Read(string name, int elementSize, Span<byte> bytes)
        {
            var entry = Next(name, elementSize);
            if (entry.Length != bytes.Length)
                throw new InvalidDataException(
                    $"{part}: \"{name}\" has {entry.Length} bytes where {bytes.Length} are needed; it was written by another version or "
                    + $"for another scenario");
            file.ReadExactly(bytes);
            next = null;
        }

        protected override int LengthOf(string name, int elementSize) => Next(name, elementSize).Length / elementSize;

        private (string Name, int ElementSize, int Length) Next(string name, int elementSize)
        {
            next ??= Head();
            if (next.Value.Name != name || next.Value.ElementSize != elementSize)
                throw new InvalidDataException(
                    $"{part}: it holds \"{next.Value.Name}\" where \"{name}\" is expected; it was written by another version");
            return next.Value;
        }
    }
}

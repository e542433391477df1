using System.Buffers.Binary;
using System.Text;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Marks the attribute /VTKHDF@Type as ASCII. PureHDF writes every string as UTF-8, and ParaView 5.11 and 5.13 refuse a
/// file whose Type is not ASCII; the HDF5 file format (version 3, "Object Headers") keeps the character set in four bits of
/// the attribute's datatype, under a checksum over the header that must be renewed.
/// </summary>
internal static class AsciiTypeAttribute
{
    private const int RootAddressOffset = 36;
    private const byte LinkMessage = 0x06;
    private const byte AttributeMessage = 0x0C;
    private const byte StringClass = 3;
    private const int ChecksumSize = 4;

    /// <summary>Patches a file just written, in place.</summary>
    /// <param name="file">An HDF5 file with superblock version 2 or 3 and 8-byte addresses.</param>
    public static void Mark(Stream file)
    {
        Span<byte> superblock = stackalloc byte[48];
        ReadAt(file, 0, superblock);
        var root = BinaryPrimitives.ReadInt64LittleEndian(superblock[RootAddressOffset..]);
        var (rootHeader, rootMessages) = ReadHeader(file, root);
        var group = FindLink(rootHeader, rootMessages, "VTKHDF");
        var (header, messages) = ReadHeader(file, group);
        var charset = FindCharset(header, messages, "Type");
        header[charset] &= 0x0F; // upper four bits: 0 ASCII, 1 UTF-8
        var body = header.AsSpan(0, header.Length - ChecksumSize);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(body.Length), Lookup3.Of(body));
        file.Position = group;
        file.Write(header);
    }

    /// <summary>The bytes of an object header with its checksum, and where its messages start.</summary>
    private static (byte[] Header, int Messages) ReadHeader(Stream file, long address)
    {
        Span<byte> start = stackalloc byte[34];
        ReadAt(file, address, start);
        if (!start[..4].SequenceEqual("OHDR"u8)) throw new InvalidDataException("no object header where one is expected");
        var flags = start[5];
        var at = 6;
        if ((flags & 0x20) != 0) at += 16; // four times
        if ((flags & 0x10) != 0) at += 4;  // attribute phase change
        var sizeBytes = 1 << (flags & 3);
        var size = (int)ReadSize(start[at..], sizeBytes);
        at += sizeBytes;
        var header = new byte[at + size + ChecksumSize];
        ReadAt(file, address, header);
        return (header, at);
    }

    private static long FindLink(byte[] header, int messages, string name)
    {
        foreach (var (type, at) in Messages(header, messages))
        {
            if (type != LinkMessage) continue;
            var flags = header[at + 1];
            var p = at + 2;
            if ((flags & 0x08) != 0) p += 1; // link type; hard links leave it out or have 0
            if ((flags & 0x04) != 0) p += 8; // creation order
            if ((flags & 0x10) != 0) p += 1; // character set
            var lengthBytes = 1 << (flags & 3);
            var length = (int)ReadSize(header.AsSpan(p), lengthBytes);
            p += lengthBytes;
            if (Encoding.UTF8.GetString(header, p, length) == name)
                return BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(p + length));
        }

        throw new InvalidDataException($"no link {name} in the root group");
    }

    private static int FindCharset(byte[] header, int messages, string name)
    {
        foreach (var (type, at) in Messages(header, messages))
        {
            if (type != AttributeMessage || header[at] != 3) continue;
            var nameSize = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(at + 2));
            var p = at + 9;
            if (Encoding.UTF8.GetString(header, p, nameSize).TrimEnd('\0') != name) continue;
            p += nameSize;
            if ((header[p] & 0x0F) != StringClass) break;
            return p + 1;
        }

        throw new InvalidDataException($"no fixed-length string attribute {name}");
    }

    private static IEnumerable<(byte Type, int At)> Messages(byte[] header, int start)
    {
        var prefix = (header[5] & 0x04) != 0 ? 6 : 4; // with or without creation order
        var end = header.Length - ChecksumSize;
        for (var at = start; at + prefix <= end;)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(at + 1));
            yield return (header[at], at + prefix);
            at += prefix + size;
        }
    }

    private static void ReadAt(Stream file, long position, Span<byte> buffer)
    {
        file.Position = position;
        buffer[..].Clear();
        file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    private static ulong ReadSize(ReadOnlySpan<byte> bytes, int count)
    {
        var value = 0UL;
        for (var i = count - 1; i >= 0; i--) value = value << 8 | bytes[i];
        return value;
    }
}

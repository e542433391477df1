using System.Globalization;
using System.Text;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// Labels as a stack of images in one TIFF file (TIFF 6.0, baseline: grey, 8 bits, uncompressed, little endian), a page for every layer of
/// voxels from the foil upward. The description of the first page is that of ImageJ and Fiji, which take the size of a voxel from it.
/// </summary>
public static class TiffExport
{
    private const int EntryBytes = 12;
    private const int RationalBytes = 8;
    private const uint PerMicrometre = 1_000_000; // denominators of the resolution

    private enum FieldType : ushort
    {
        Text = 2,
        Short = 3,
        Long = 4,
        Rational = 5,
    }

    /// <summary>Writes the stack.</summary>
    /// <param name="image">The labels.</param>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentException">The stack is larger than the 4 GiB that TIFF can address.</exception>
    public static void Write(LabelImage image, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(image);
        var description = Encoding.ASCII.GetBytes(Describe(image) + "\0");
        var page = (long)image.Nx * image.Ny;
        if (image.Nz * (page + 512) + description.Length > uint.MaxValue)
            throw new ArgumentException("the stack is larger than the 4 GiB that a TIFF file can address");
        using var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write("II"u8);
        writer.Write((ushort)42);
        writer.Write(8u); // the first directory follows at once
        var at = 8L;
        for (var k = 0; k < image.Nz; k++)
        {
            var text = k == 0 ? description : [];
            at = WritePage(writer, image, k, text, at);
        }
    }

    // Directory, then what does not fit into its entries, then the pixels; an even number of bytes in all.
    private static long WritePage(BinaryWriter writer, LabelImage image, int k, byte[] text, long at)
    {
        var tags = text.Length > 0 ? 13 : 12;
        var behind = at + 2 + tags * EntryBytes + 4;
        var pixels = behind + 2 * RationalBytes + text.Length;
        var size = image.Nx * image.Ny;
        var end = pixels + size;
        end += end % 2;
        writer.Write((ushort)tags);
        Entry(writer, 254, FieldType.Long, 1, 0); // a page of full resolution
        Entry(writer, 256, FieldType.Long, 1, image.Nx);
        Entry(writer, 257, FieldType.Long, 1, image.Ny);
        Entry(writer, 258, FieldType.Short, 1, 8);
        Entry(writer, 259, FieldType.Short, 1, 1); // not compressed
        Entry(writer, 262, FieldType.Short, 1, 1); // 0 is black
        if (text.Length > 0) Entry(writer, 270, FieldType.Text, text.Length, behind + 2 * RationalBytes);
        Entry(writer, 273, FieldType.Long, 1, pixels);
        Entry(writer, 277, FieldType.Short, 1, 1);
        Entry(writer, 278, FieldType.Long, 1, image.Ny);
        Entry(writer, 279, FieldType.Long, 1, size);
        Entry(writer, 282, FieldType.Rational, 1, behind);
        Entry(writer, 283, FieldType.Rational, 1, behind + RationalBytes);
        writer.Write(k + 1 < image.Nz ? (uint)end : 0u);
        Resolution(writer, image.Edge.X);
        Resolution(writer, image.Edge.Y);
        writer.Write(text);
        writer.Write(image.Labels, k * size, size);
        if ((pixels + size) % 2 != 0) writer.Write((byte)0);
        return end;
    }

    private static void Entry(BinaryWriter writer, int tag, FieldType type, int count, long value)
    {
        writer.Write((ushort)tag);
        writer.Write((ushort)type);
        writer.Write((uint)count);
        writer.Write((uint)value); // little endian: a short stands in the first two bytes
    }

    // Pixels per micrometre.
    private static void Resolution(BinaryWriter writer, double edge)
    {
        writer.Write((uint)Math.Clamp(Math.Round(PerMicrometre / (1e6 * edge)), 1.0, uint.MaxValue));
        writer.Write(PerMicrometre);
    }

    private static string Describe(LabelImage image) => string.Create(CultureInfo.InvariantCulture,
        $"ImageJ=1.53\nimages={image.Nz}\nslices={image.Nz}\nunit=um\nspacing={1e6 * image.Edge.Z:R}\n")
        + string.Create(CultureInfo.InvariantCulture,
        $"voxel={1e6 * image.Edge.X:G9} x {1e6 * image.Edge.Y:G9} x {1e6 * image.Edge.Z:G9} um\nlabels={image.Meaning}\n");
}

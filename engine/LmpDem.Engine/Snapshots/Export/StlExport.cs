using System.Runtime.InteropServices;
using System.Text;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// Triangles as a binary STL file, outward by the right hand. STL knows no units: lengths are written in micrometres, as the first 80
/// bytes say, because many programs take a mesh of metres of this size for one of no size.
/// </summary>
public static class StlExport
{
    private const double PerMetre = 1e6;
    private const int HeadBytes = 80;
    private const int TriangleBytes = 50;

    /// <summary>Writes triangles.</summary>
    /// <param name="nodes">Nodes [m].</param>
    /// <param name="corners">Corners of the triangles, three node indices each.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(IReadOnlyList<Vec3> nodes, IReadOnlyList<long> corners, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(corners);
        WriteHead(stream, corners.Count / 3);
        Span<byte> buffer = stackalloc byte[TriangleBytes];
        for (var t = 0; t < corners.Count; t += 3)
            WriteTriangle(nodes[(int)corners[t]], nodes[(int)corners[t + 1]], nodes[(int)corners[t + 2]], buffer, stream);
    }

    /// <summary>Writes spheres as icospheres of equal volume, each whole, also where it reaches through a periodic side.</summary>
    /// <param name="centres">Centres [m].</param>
    /// <param name="radii">Radii [m].</param>
    /// <param name="refine">How often the 20 faces of the icosahedron are cut in four, 0 to 6.</param>
    /// <param name="stream">Where to.</param>
    public static void WriteSpheres(IReadOnlyList<Vec3> centres, IReadOnlyList<double> radii, int refine, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentNullException.ThrowIfNull(radii);
        var sphere = new Icosphere(refine);
        WriteHead(stream, (long)centres.Count * sphere.Triangles.Count);
        Span<byte> buffer = stackalloc byte[TriangleBytes];
        for (var i = 0; i < centres.Count; i++)
        {
            var scale = radii[i] * sphere.FactorOfEqualVolume;
            var centre = centres[i];
            foreach (var (a, b, c) in sphere.Triangles) WriteTriangle(At(a), At(b), At(c), buffer, stream);

            Vec3 At(int node) => centre + scale * sphere.Nodes[node];
        }
    }

    private static void WriteHead(Stream stream, long triangles)
    {
        if (triangles > uint.MaxValue) throw new ArgumentException($"STL holds at most {uint.MaxValue} triangles, not {triangles}");
        var head = new byte[HeadBytes + sizeof(uint)];
        Encoding.ASCII.GetBytes("LmpDem, lengths in micrometres").CopyTo(head, 0); // must not begin with "solid"
        BitConverter.TryWriteBytes(head.AsSpan(HeadBytes), (uint)triangles);
        stream.Write(head);
    }

    private static void WriteTriangle(Vec3 a, Vec3 b, Vec3 c, Span<byte> buffer, Stream stream)
    {
        var normal = Vec3.Cross(b - a, c - a);
        var length = normal.Length;
        ReadOnlySpan<Vec3> vectors = [length > 0.0 ? normal / length : Vec3.Zero, PerMetre * a, PerMetre * b, PerMetre * c];
        var numbers = MemoryMarshal.Cast<byte, float>(buffer[..(TriangleBytes - 2)]);
        for (var v = 0; v < vectors.Length; v++)
            (numbers[3 * v], numbers[3 * v + 1], numbers[3 * v + 2]) = ((float)vectors[v].X, (float)vectors[v].Y, (float)vectors[v].Z);
        stream.Write(buffer);
    }
}

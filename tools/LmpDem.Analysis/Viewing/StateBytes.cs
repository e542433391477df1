using System.IO.Compression;
using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>A state as compressed bytes and the list of the arrays in it. Numbers are little endian; lengths are in micrometres.</summary>
internal sealed class StateBytes
{
    private const double Micrometres = 1e6;

    private readonly List<byte> bytes = [];
    private readonly List<ArrayPlace> arrays = [];

    private StateBytes()
    {
    }

    /// <summary>The arrays.</summary>
    public IReadOnlyList<ArrayPlace> Arrays => arrays;

    /// <summary>The bytes, compressed as zlib does.</summary>
    public byte[] Compressed { get; private set; } = [];

    /// <summary>Encodes a state.</summary>
    /// <param name="view">The view that it belongs to.</param>
    /// <param name="state">The state.</param>
    /// <param name="ranges">Ranges of the quantities of the view.</param>
    public static StateBytes Of(ElectrodeView view, ViewState state, IReadOnlyList<ViewRange> ranges)
    {
        var made = new StateBytes();
        made.Reals("centre", state.Centre.SelectMany(Flat));
        made.Reals("radius", state.Radius.Select(r => Micrometres * r));
        made.Add<int>("next", "i32", state.Next);
        made.Add<int>("first", "i32", [.. state.Junctions.Select(j => j.First)]);
        made.Add<int>("second", "i32", [.. state.Junctions.Select(j => j.Second)]);
        made.Reals("shift", state.Junctions.SelectMany(j => Flat(j.Shift)));
        made.Reals("area", state.Junctions.Select(j => 1e12 * j.Area));
        made.Reals("metallic", state.Junctions.Select(j => 1e12 * j.MetallicArea));
        made.Reals("force", state.Junctions.Select(j => 1e6 * j.Force));
        foreach (var quantity in view.Quantities)
            if (state.BodyValues.TryGetValue(quantity.Key, out var values))
                made.Reals("body_" + quantity.Key, values.Select(v => quantity.Factor * v));
        if (state.Surface is { } surface) made.Surface(view, surface, ranges);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(CollectionsMarshal.AsSpan(made.bytes));
        made.Compressed = packed.ToArray();
        made.bytes.Clear();
        return made;
    }

    private void Surface(ElectrodeView view, ViewSurface surface, IReadOnlyList<ViewRange> ranges)
    {
        Add<int>("topology", "i32", surface.Topology);
        var (low, edge) = (new List<double>(), new List<double>());
        var count = surface.Vertices.Length;
        var (high, rest) = (new byte[3 * count], new byte[3 * count]); // upper and lower bytes apart: upper ones compress well
        var first = 0;
        foreach (var topology in surface.Topology)
        {
            var points = surface.Vertices.AsSpan(first, view.Topologies[topology].Vertices);
            var (corner, size) = Quantisation.BoxOf(points);
            low.AddRange(Flat(corner));
            edge.AddRange(Flat(size));
            for (var v = 0; v < points.Length; v++)
            {
                var (x, y, z) = Quantisation.Steps(points[v], corner, size);
                Split(x, first + v);
                Split(y, count + first + v);
                Split(z, 2 * count + first + v);
            }

            first += points.Length;
        }

        Reals("box_low", low);
        Reals("box_edge", edge);
        Add<byte>("position_high", "u8", high);
        Add<byte>("position_low", "u8", rest);
        for (var q = 0; q < view.Quantities.Count; q++)
        {
            var (quantity, range) = (view.Quantities[q], ranges[q]);
            var (place, known) = quantity.Place == ViewPlace.Vertex ? ("vertex_", surface.VertexValues) : ("facet_", surface.FacetValues);
            if (quantity.Place == ViewPlace.Body || !known.TryGetValue(quantity.Key, out var values)) continue;
            Add<byte>(
                place + quantity.Key, "u8", Array.ConvertAll(values, v => Quantisation.Value(quantity.Factor * v, range.Low, range.High)));
        }

        void Split(ushort step, int at) => (high[at], rest[at]) = ((byte)(step >> 8), (byte)step);
    }

    private void Reals(string name, IEnumerable<double> values) => Add<float>(name, "f32", [.. values.Select(v => (float)v)]);

    private void Add<T>(string name, string type, T[] values) where T : unmanaged
    {
        arrays.Add(new ArrayPlace(name, type, bytes.Count, values.Length));
        bytes.AddRange(MemoryMarshal.AsBytes<T>(values));
        while (bytes.Count % 4 != 0) bytes.Add(0); // arrays of four-byte numbers begin at multiples of four
    }

    private static double[] Flat(Vec3 p) => [Micrometres * p.X, Micrometres * p.Y, Micrometres * p.Z];
}

/// <summary>Where an array stands in a state's bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its numbers: u8, i32 or f32.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Count">How many numbers.</param>
internal sealed record ArrayPlace(string Name, string Type, int Offset, int Count);

using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>Snapshots to write and read: every element type, every group, awkward numbers and letters.</summary>
internal static class SnapshotSamples
{
    public static Provenance Provenance { get; } = new(
        "0.1.0", "0123abcd", "title: \"Schicht 84 µm\"\nseed: 7\n", "ffee", ulong.MaxValue, 2, "two cores", "2026-01-22T10:00:00Z",
        ["parent one", "parent two"]);

    public static Snapshot Spheres(int count = 50, int index = 3, double time = 0.125)
    {
        var random = new Random(20260122);
        var points = new Vec3[count];
        var radius = new double[count];
        var velocity = new double[3 * count];
        var stress = new float[6 * count];
        var id = new int[count];
        var key = new long[count];
        var lost = new byte[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new Vec3(random.NextDouble() * 1e-4, random.NextDouble() * 1e-4, random.NextDouble() * 84e-6);
            radius[i] = 1e-5 * (1 + random.NextDouble());
            for (var c = 0; c < 3; c++) velocity[3 * i + c] = random.NextDouble() - 0.5;
            for (var c = 0; c < 6; c++) stress[6 * i + c] = (float)(1e6 * random.NextDouble());
            id[i] = i;
            key[i] = long.MaxValue - i;
            lost[i] = (byte)(i * 37);
        }

        return new Snapshot
        {
            Kind = "spheres",
            Index = index,
            Time = time,
            Cells = CellKind.Vertex,
            Points = points,
            Connectivity = Snapshot.Vertices(count),
            PointFields =
            [
                new Field("radius", "m", 1, radius, "radius of the sphere"),
                new Field("velocity", "m/s", 3, velocity),
                new Field("stress", "Pa", 6, stress),
                new Field("id", "", 1, id, "number of the sphere, from 0"),
                new Field("key", "1", 1, key),
                new Field("lost", "1", 1, lost),
            ],
            CellFields = [new Field("weight", "kg", 1, radius)],
            Columns =
            [
                new Field("velocity", "m/s", 3, velocity, "restart"),
                new Field("awkward", "1", 1, Awkward),
                new Field("single", "1", 1, new[] { float.NaN, float.MinValue, float.Epsilon }),
                new Field("whole", "1", 1, new[] { int.MinValue, int.MaxValue }),
                new Field("long_whole", "1", 1, new[] { long.MinValue, long.MaxValue }),
                new Field("octet", "1", 1, new byte[] { 0, 255 }),
                new Field("nothing", "N", 3, Array.Empty<double>()),
            ],
            Scalars =
            [
                Field.Single("calendering_ratio", "1", 0.4, "1 - h/h0"),
                Field.Single("box_x", "m", 1e-4),
                Field.Single("box_y", "m", 1e-4),
                Field.Single("box_z", "m", 84e-6),
                new Field("periodic_x", "1", 1, new[] { 1 }),
                new Field("periodic_y", "1", 1, new[] { 1 }),
                new Field("periodic_z", "1", 1, new[] { 0 }),
                new Field("mean_stress", "Pa", 3, new[] { 1.0, 2.0, 3.0 }),
            ],
            Provenance = Provenance,
        };
    }

    public static Snapshot Contacts() => new()
    {
        Kind = "contacts",
        Index = 0,
        Time = 0,
        Cells = CellKind.Line,
        Points = [Vec3.Zero, new Vec3(1e-5, 0, 0), new Vec3(0, 1e-5, 0)],
        Connectivity = [0, 1, 1, 2],
        CellFields = [new Field("normal_force", "N", 1, new[] { 1e-6, 2e-6 }), new Field("born", "1", 1, new byte[] { 0, 1 })],
        Provenance = Provenance,
    };

    public static Snapshot Empty() => new()
    {
        Kind = "contacts",
        Index = 0,
        Time = 0,
        Cells = CellKind.Line,
        Points = [],
        Connectivity = [],
        PointFields = [new Field("displacement", "m", 3, Array.Empty<double>())],
        CellFields = [new Field("normal_force", "N", 1, Array.Empty<double>()), new Field("born", "1", 1, Array.Empty<byte>())],
        Columns = [new Field("born", "1", 1, Array.Empty<long>())],
        Provenance = Provenance with { ScenarioText = "", ParentHashes = [] },
    };

    private static double[] Awkward =>
    [
        0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MinValue, double.MaxValue,
        0.1 + 0.2, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234),
    ];
}

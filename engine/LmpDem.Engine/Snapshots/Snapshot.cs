using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The content of one file: points, cells of one kind, the arrays that ParaView shows, the lossless columns that a restart
/// needs, and the values that hold for the whole snapshot. SI units throughout.
/// </summary>
public sealed class Snapshot
{
    /// <summary>What the points are ("spheres", "contacts"); the stem of the file's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Place in the series, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Simulated time [s].</summary>
    public required double Time { get; init; }

    /// <summary>The kind of every cell.</summary>
    public required CellKind Cells { get; init; }

    /// <summary>Positions, one per point [m].</summary>
    public required Vec3[] Points { get; init; }

    /// <summary>Indices of points, cell after cell, as many per cell as its kind has corners.</summary>
    public required long[] Connectivity { get; init; }

    /// <summary>Arrays of one tuple per point, for ParaView (doubles are stored as floats there).</summary>
    public IReadOnlyList<Field> PointFields { get; init; } = [];

    /// <summary>Arrays of one tuple per cell, for ParaView (doubles are stored as floats there).</summary>
    public IReadOnlyList<Field> CellFields { get; init; } = [];

    /// <summary>Restart columns, stored without loss; any length.</summary>
    public IReadOnlyList<Field> Columns { get; init; } = [];

    /// <summary>Values of the whole snapshot (calendering_ratio, thickness, box_x, ...), one tuple each.</summary>
    public IReadOnlyList<Field> Scalars { get; init; } = [];

    /// <summary>Where the snapshot comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Number of points.</summary>
    public int PointCount => Points.Length;

    /// <summary>Corners of a cell of a kind.</summary>
    public static int CornersOf(CellKind kind) => kind switch
    {
        CellKind.Vertex => 1,
        CellKind.Line => 2,
        CellKind.Triangle => 3,
        CellKind.Hexahedron => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a cell kind of a snapshot"),
    };

    /// <summary>Number of cells.</summary>
    public int CellCount => Connectivity.Length / CornersOf(Cells);

    /// <summary>The connectivity of n vertices: 0, 1, ... n-1.</summary>
    public static long[] Vertices(int n)
    {
        var ids = new long[n];
        for (var i = 0; i < n; i++) ids[i] = i;
        return ids;
    }

    /// <summary>The value of a scalar; null where the snapshot has none of that name.</summary>
    /// <param name="name">Name of the scalar.</param>
    public double? Scalar(string name) => Field.FirstNumber(Scalars, name);
}

/// <summary>The one kind of cell a snapshot holds; the values are VTK's cell type numbers.</summary>
public enum CellKind
{
    /// <summary>A point of its own: a sphere.</summary>
    Vertex = 1,

    /// <summary>Two points: a contact between two bodies.</summary>
    Line = 3,

    /// <summary>Three points: a facet of a film.</summary>
    Triangle = 5,

    /// <summary>Eight points: a zone of a deformable body.</summary>
    Hexahedron = 12,
}

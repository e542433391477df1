namespace LmpDem.Engine.Snapshots;

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

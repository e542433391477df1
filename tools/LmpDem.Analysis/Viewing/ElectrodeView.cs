using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>An electrode to be looked at in three dimensions: its states, what colours them, the meshes of its bodies. SI units.</summary>
public sealed record ElectrodeView
{
    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>Edge of the box along x [m].</summary>
    public required double LengthX { get; init; }

    /// <summary>Edge of the box along y [m].</summary>
    public required double LengthY { get; init; }

    /// <summary>Thickness that the current collector is drawn with [m].</summary>
    public required double FoilThickness { get; init; }

    /// <summary>Criterion that tells which contacts conduct; null where no network was measured.</summary>
    public string? Criterion { get; init; }

    /// <summary>What colours the bodies, in the order in which it is offered.</summary>
    public required IReadOnlyList<ViewQuantity> Quantities { get; init; }

    /// <summary>Meshes that bodies share.</summary>
    public required IReadOnlyList<SurfaceTopology> Topologies { get; init; }

    /// <summary>The states, in the order of pressing; at least one.</summary>
    public required IReadOnlyList<ViewState> States { get; init; }
}

/// <summary>What a value belongs to.</summary>
public enum ViewPlace
{
    /// <summary>A body.</summary>
    Body,

    /// <summary>A facet of a body's film.</summary>
    Facet,

    /// <summary>A vertex of a body's surface.</summary>
    Vertex,
}

/// <summary>A quantity that colours bodies.</summary>
/// <param name="Key">Key of its values.</param>
/// <param name="Label">Words for menu and legend.</param>
/// <param name="Unit">Unit that is shown; empty for a pure number.</param>
/// <param name="Meaning">What it is, in a sentence.</param>
/// <param name="Place">What a value belongs to, of deformed bodies; spheres have a value per body.</param>
public sealed record ViewQuantity(string Key, string Label, string Unit, string Meaning, ViewPlace Place)
{
    /// <summary>Factor from SI to the unit that is shown.</summary>
    public double Factor { get; init; } = 1.0;

    /// <summary>Words for the value of a whole body where facets or vertices have values of their own; null: the label.</summary>
    public string? BodyLabel { get; init; }

    /// <summary>What the values 0, 1, ... mean of a quantity that has no scale; null for a number.</summary>
    public IReadOnlyList<ViewClass>? Classes { get; init; }
}

/// <summary>A value of a quantity that has no scale.</summary>
/// <param name="Name">Words for it.</param>
/// <param name="Colour">Its colour: red, green and blue, eight bits each.</param>
public sealed record ViewClass(string Name, int Colour);

/// <summary>The triangles of a surface that several bodies share.</summary>
/// <param name="Vertices">Number of vertices.</param>
/// <param name="Triangles">Three vertices per triangle, outward by the right hand.</param>
public sealed record SurfaceTopology(int Vertices, int[] Triangles)
{
    /// <summary>Number of facets.</summary>
    public int Facets => Triangles.Length / 3;
}

/// <summary>One state of the electrode.</summary>
public sealed record ViewState
{
    /// <summary>Name ("20 %").</summary>
    public required string Name { get; init; }

    /// <summary>Calendering ratio.</summary>
    public required double Ratio { get; init; }

    /// <summary>Height of the layer, where the press stands [m].</summary>
    public required double Height { get; init; }

    /// <summary>Centres inside the box, one per body [m].</summary>
    public required Vec3[] Centre { get; init; }

    /// <summary>Radius of the sphere, or of the sphere with the body's volume, one per body [m].</summary>
    public required double[] Radius { get; init; }

    /// <summary>Surfaces of deformed bodies; null for spheres.</summary>
    public ViewSurface? Surface { get; init; }

    /// <summary>Values by the key of their quantity, one per body; NaN where one is not known.</summary>
    public required IReadOnlyDictionary<string, double[]> BodyValues { get; init; }

    /// <summary>Next body on the shortest conducting path to the copper, one per body: -1 the copper, -2 where there is none.</summary>
    public required int[] Next { get; init; }

    /// <summary>Contacts between bodies and with the current collector.</summary>
    public required IReadOnlyList<ViewJunction> Junctions { get; init; }
}

/// <summary>A contact.</summary>
/// <param name="First">First body.</param>
/// <param name="Second">Second body; -1 the current collector.</param>
/// <param name="Shift">From the second body to the image of it that touches [m].</param>
/// <param name="Area">Contact area [m2].</param>
/// <param name="MetallicArea">Area that conducts; 0 where it insulates [m2].</param>
/// <param name="Force">Normal force [N].</param>
public readonly record struct ViewJunction(int First, int Second, Vec3 Shift, double Area, double MetallicArea, double Force);

/// <summary>Surfaces of all bodies of a state, body after body.</summary>
public sealed record ViewSurface
{
    /// <summary>Index among the topologies of the view, one per body.</summary>
    public required int[] Topology { get; init; }

    /// <summary>Vertices, body after body [m].</summary>
    public required Vec3[] Vertices { get; init; }

    /// <summary>Values by the key of their quantity, one per vertex.</summary>
    public required IReadOnlyDictionary<string, double[]> VertexValues { get; init; }

    /// <summary>Values by the key of their quantity, one per facet.</summary>
    public required IReadOnlyDictionary<string, double[]> FacetValues { get; init; }
}

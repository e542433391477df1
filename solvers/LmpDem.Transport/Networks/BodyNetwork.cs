using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Networks;

/// <summary>Bodies on a foil and the junctions between them at one instant, as plain arrays. SI units.</summary>
public sealed class BodyNetwork
{
    /// <summary>Number of bodies.</summary>
    public int Count => Volume.Count;

    /// <summary>Stress-free volume, one per body [m3].</summary>
    public required IReadOnlyList<double> Volume { get; init; }

    /// <summary>Radius of the sphere of that volume, one per body [m].</summary>
    public required IReadOnlyList<double> Radius { get; init; }

    /// <summary>Centre, one per body; may lie outside of the box along its periodic axes [m].</summary>
    public required IReadOnlyList<Vec3> Centre { get; init; }

    /// <summary>Whether the body touches the press, which is where the separator will be, one per body.</summary>
    public required IReadOnlyList<bool> AtTop { get; init; }

    /// <summary>Junctions, ordered by (first, second), the foil (-1) leading; each pair once.</summary>
    public required IReadOnlyList<Junction> Junctions { get; init; }

    /// <summary>Region, periodic along x and y, as high as the layer; the foil is at z = 0.</summary>
    public required Box Box { get; init; }

    /// <summary>
    /// Gap below which surfaces counted as touching when contact areas were taken; NaN where a contact law gave them [m].
    /// </summary>
    public double GapTolerance { get; init; } = double.NaN;
}

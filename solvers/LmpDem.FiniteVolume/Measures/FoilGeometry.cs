using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>A deformable foil at one instant. SI units.</summary>
public sealed record FoilGeometry
{
    /// <summary>Nodes; those on the seams of tiles stand twice [m].</summary>
    public required Vec3[] Nodes { get; init; }

    /// <summary>Corners of the zones, eight node indices each, in VTK's order.</summary>
    public required long[] ZoneCorners { get; init; }

    /// <summary>Von Mises stress, one per zone [Pa].</summary>
    public required double[] VonMises { get; init; }

    /// <summary>Equivalent plastic strain, one per zone.</summary>
    public required double[] PlasticStrain { get; init; }

    /// <summary>Deepest place of the surface below its first plane [m].</summary>
    public required double DeepestEmbossing { get; init; }
}

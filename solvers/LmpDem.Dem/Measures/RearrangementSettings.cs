namespace LmpDem.Dem.Measures;

/// <summary>What the rearrangement measures are taken with.</summary>
public sealed record RearrangementSettings
{
    /// <summary>Reach of the neighbourhood of D2min, as a multiple of the sum of the two radii.</summary>
    public double NeighbourRange { get; init; } = 1.5;

    /// <summary>Slabs of the profile over the height.</summary>
    public int ProfileSlabs { get; init; } = 20;

    /// <summary>Bins of the force distribution.</summary>
    public int ForceBins { get; init; } = 40;

    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}

using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network: pores between the bodies as voxels.</summary>
public sealed record PoreSpec
{
    /// <summary>Whether pores are measured; maps and plating need them.</summary>
    [Parameter("whether pores are measured; maps and plating need them")]
    public bool Enabled { get; init; } = true;

    /// <summary>Edge of a voxel [m].</summary>
    [Parameter("edge of a voxel; pores narrower than that are lost", Unit = "um", Min = 0.05, Max = 20)]
    public double Voxel { get; init; } = 1e-6;

    /// <summary>Whether diffusion in the plane of the foil is solved too.</summary>
    [Parameter("whether diffusion in the plane of the foil is solved beside that through the thickness")]
    public bool InPlane { get; init; } = true;
}

using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network: pores between the bodies as voxels.</summary>
public sealed record PoreSpec
{
    /// <summary>Whether pores are measured; maps and plating need them.</summary>
    [Parameter("whether pores are measured; maps and plating need them")]
    public bool Enabled { get; init; } = true;

    /// <summary>Edge of a voxel; unset: 1 um, or coarser on large electrodes [m].</summary>
    [Parameter("edge of a voxel; pores narrower than that are lost; left out: 1 um, or coarser where that makes more than 20 million", Unit = "um", Min = 0.05, Max = 20)]
    public double? Voxel { get; init; }

    /// <summary>Edge of a voxel for a layer [m].</summary>
    /// <param name="volume">Volume of the layer [m3].</param>
    public double VoxelFor(double volume) => Voxel ?? Coarser(1e-6, volume, 2e7);

    /// <summary>An edge, or a larger one with which a layer has no more voxels than wanted [m].</summary>
    /// <param name="edge">The edge [m].</param>
    /// <param name="volume">Volume of the layer [m3].</param>
    /// <param name="most">Most voxels wanted.</param>
    internal static double Coarser(double edge, double volume, double most) => Math.Max(edge, Math.Cbrt(volume / most));

    /// <summary>Whether diffusion in the plane of the foil is solved too.</summary>
    [Parameter("whether diffusion in the plane of the foil is solved beside that through the thickness")]
    public bool InPlane { get; init; } = true;
}

using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>Voxels with a label each, one byte: what programs that analyse images of electrodes take.</summary>
public sealed record LabelImage
{
    /// <summary>Voxels along x, >= 1.</summary>
    public required int Nx { get; init; }

    /// <summary>Voxels along y, >= 1.</summary>
    public required int Ny { get; init; }

    /// <summary>Voxels along z, >= 1.</summary>
    public required int Nz { get; init; }

    /// <summary>Edges of a voxel, > 0 [m].</summary>
    public required Vec3 Edge { get; init; }

    /// <summary>Centre of the first voxel [m].</summary>
    public required Vec3 Origin { get; init; }

    /// <summary>Labels, one per voxel: x fastest, then y, then z from the foil upward.</summary>
    public required byte[] Labels { get; init; }

    /// <summary>What the labels mean, in words ("0 pore, 1 lithium").</summary>
    public required string Meaning { get; init; }
}

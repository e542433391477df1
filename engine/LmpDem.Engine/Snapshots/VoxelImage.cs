using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The content of one file of voxels: a regular grid whose points are the centres of the voxels, the arrays that ParaView shows,
/// and the values that hold for the whole image. SI units throughout.
/// </summary>
/// <remarks>
/// It stands beside <see cref="Snapshot"/> instead of being one: whatever reads a snapshot walks its points and cells, and here
/// millions of both follow from nine numbers. Seal, datasets, catalogue and provenance are the same.
/// </remarks>
public sealed class VoxelImage
{
    /// <summary>What the voxels show ("pores"); the stem of the file's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Place in the series, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Simulated time [s].</summary>
    public required double Time { get; init; }

    /// <summary>Voxels along x, >= 1.</summary>
    public required int Nx { get; init; }

    /// <summary>Voxels along y, >= 1.</summary>
    public required int Ny { get; init; }

    /// <summary>Voxels along z, >= 1.</summary>
    public required int Nz { get; init; }

    /// <summary>Centre of the first voxel [m].</summary>
    public required Vec3 Origin { get; init; }

    /// <summary>Edges of a voxel, > 0: distances of the centres [m].</summary>
    public required Vec3 Spacing { get; init; }

    /// <summary>Arrays of one tuple per voxel, x fastest, then y, then z (doubles are stored as floats).</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>Values of the whole image (calendering_ratio, porosity, box_x, ...), one tuple each.</summary>
    public IReadOnlyList<Field> Scalars { get; init; } = [];

    /// <summary>Where the image comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Number of voxels.</summary>
    public long Count => (long)Nx * Ny * Nz;

    /// <summary>The value of a scalar; null where the image has none of that name.</summary>
    /// <param name="name">Name of the scalar.</param>
    public double? Scalar(string name) => Field.FirstNumber(Scalars, name);
}

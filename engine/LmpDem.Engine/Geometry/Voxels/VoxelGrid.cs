using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// A layer cut into equal voxels that are solid or pore. x runs fastest, then y, then z; images repeat along the periodic axes of
/// the box. Surfaces become stairs: volumes converge with the voxel's edge, areas of faces do not (a sphere keeps 6/4 of its area).
/// </summary>
public sealed class VoxelGrid
{
    /// <summary>A grid of pore only.</summary>
    /// <param name="box">Region and periodic axes [m].</param>
    /// <param name="nx">Voxels along x, >= 1.</param>
    /// <param name="ny">Voxels along y, >= 1.</param>
    /// <param name="nz">Voxels along z, >= 1.</param>
    /// <param name="bottom">Height at which the first layer begins: the foil [m].</param>
    public VoxelGrid(Box box, int nx, int ny, int nz, double bottom = 0.0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ny, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(nz, 1);
        if ((long)nx * ny * nz > Array.MaxLength) throw new ArgumentException($"{nx} x {ny} x {nz} voxels are more than an array holds");
        (Box, Nx, Ny, Nz, Bottom) = (box, nx, ny, nz, bottom);
        Edge = new Vec3(box.Length.X / nx, box.Length.Y / ny, box.Length.Z / nz);
        Solid = new byte[nx * ny * nz];
    }

    /// <summary>A grid of pore only whose voxels are as close to cubes of an edge as whole numbers allow.</summary>
    /// <param name="box">Region and periodic axes [m].</param>
    /// <param name="edge">Wanted edge of a voxel [m].</param>
    /// <param name="bottom">Height at which the first layer begins [m].</param>
    public static VoxelGrid ByEdge(Box box, double edge, double bottom = 0.0) =>
        new(box, Whole(box.Length.X / edge), Whole(box.Length.Y / edge), Whole(box.Length.Z / edge), bottom);

    /// <summary>Region and periodic axes [m].</summary>
    public Box Box { get; }

    /// <summary>Height at which the first layer begins [m].</summary>
    public double Bottom { get; }

    /// <summary>Voxels along x.</summary>
    public int Nx { get; }

    /// <summary>Voxels along y.</summary>
    public int Ny { get; }

    /// <summary>Voxels along z.</summary>
    public int Nz { get; }

    /// <summary>Number of voxels.</summary>
    public int Count => Solid.Length;

    /// <summary>Edges of a voxel [m].</summary>
    public Vec3 Edge { get; }

    /// <summary>Volume of a voxel [m3].</summary>
    public double VoxelVolume => Edge.X * Edge.Y * Edge.Z;

    /// <summary>1 in solid, 0 in pore, one per voxel.</summary>
    public byte[] Solid { get; }

    /// <summary>Place of a voxel in the arrays.</summary>
    public int Index(int i, int j, int k) => (k * Ny + j) * Nx + i;

    /// <summary>Centre of a voxel [m].</summary>
    public Vec3 Center(int i, int j, int k) => new((i + 0.5) * Edge.X, (j + 0.5) * Edge.Y, Bottom + (k + 0.5) * Edge.Z);

    /// <summary>The voxel that holds a point, images folded back; -1 outside.</summary>
    public int At(Vec3 point)
    {
        var i = Fold((long)Math.Floor(point.X / Edge.X), Nx, Box.PeriodicX);
        var j = Fold((long)Math.Floor(point.Y / Edge.Y), Ny, Box.PeriodicY);
        var k = Fold((long)Math.Floor((point.Z - Bottom) / Edge.Z), Nz, Box.PeriodicZ);
        return i < 0 || j < 0 || k < 0 ? -1 : Index(i, j, k);
    }

    /// <summary>Share of the voxels that are pore.</summary>
    public double Porosity()
    {
        var solid = 0L;
        foreach (var s in Solid) solid += s;
        return 1.0 - (double)solid / Count;
    }

    /// <summary>Solid share of the blocks of <paramref name="factor"/>^3 voxels, x fastest: a raster by sub-sampling.</summary>
    /// <param name="factor">Voxels a block along each axis; must divide the counts.</param>
    public float[] SolidShare(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (Nx % factor != 0 || Ny % factor != 0 || Nz % factor != 0) throw new ArgumentException($"{factor} does not divide {Nx} x {Ny} x {Nz}");
        var (bx, by) = (Nx / factor, Ny / factor);
        var share = new float[bx * by * (Nz / factor)];
        for (var k = 0; k < Nz; k++)
        {
            for (var j = 0; j < Ny; j++)
            {
                var block = (k / factor * by + j / factor) * bx;
                var row = Index(0, j, k);
                for (var i = 0; i < Nx; i++) share[block + i / factor] += Solid[row + i];
            }
        }

        for (var b = 0; b < share.Length; b++) share[b] /= (float)factor * factor * factor;
        return share;
    }

    /// <summary>The place inside 0 .. count-1 that an unfolded place has by its image; -1 where there is none.</summary>
    internal static int Fold(long place, int count, bool periodic)
    {
        if ((ulong)place < (ulong)count) return (int)place;
        if (!periodic) return -1;
        var inside = (int)(place % count);
        return inside < 0 ? inside + count : inside;
    }

    private static int Whole(double count) => Math.Max(1, (int)Math.Round(count));
}

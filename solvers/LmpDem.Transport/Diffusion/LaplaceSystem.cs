using System.Runtime.Intrinsics;
using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// The balance of the conducting voxels of a grid as A x = b. A face between two pore voxels conducts area / distance (the harmonic
/// mean of equal halves); a face at solid conducts nothing. Along an axis that is not periodic the concentration is held at 0 and 1
/// on the outer faces, half a voxel beyond the first and last centres; along a periodic axis it rises by 1 from image to image.
/// Lateral axes are periodic or closed as the box says.
/// </summary>
internal sealed unsafe class LaplaceSystem : IDisposable
{
    // All conductances are multiples of 2^-20 below 1: a diagonal of six to eight of them is exact in single precision, and a constant
    // is in the null space of closed cells to the last bit.
    private const double Grain = 1.0 / (1 << 20);

    private readonly PoreSpace pores;
    private readonly PoreReach wanted;

    /// <summary>Collects the conducting voxels.</summary>
    public LaplaceSystem(PoreSpace pores, Axis axis)
    {
        this.pores = pores;
        Axis = axis;
        wanted = PoreSpace.Spanning(axis);
        var (grid, box) = (pores.Grid, pores.Grid.Box);
        Shape = new GridShape(grid.Nx, grid.Ny, grid.Nz, box.PeriodicX, box.PeriodicY, box.PeriodicZ);
        var (gx, gy, gz) = (grid.Edge.Y * grid.Edge.Z / grid.Edge.X, grid.Edge.X * grid.Edge.Z / grid.Edge.Y, grid.Edge.X * grid.Edge.Y / grid.Edge.Z);
        var unit = Math.Max(gx, Math.Max(gy, gz));
        Conductance = (Round(gx / unit), Round(gy / unit), Round(gz / unit));
        Level = new MultigridLevel(Shape, ownFaces: false);
        Sum();
    }

    /// <summary>The driven axis.</summary>
    public Axis Axis { get; }

    /// <summary>Shape of all arrays.</summary>
    public GridShape Shape { get; }

    /// <summary>Conductance of an open face across x, y, z; the largest is 1.</summary>
    public (float X, float Y, float Z) Conductance { get; }

    /// <summary>The finest level with its diagonal.</summary>
    public MultigridLevel Level { get; }

    /// <summary>Whether the driven axis is periodic.</summary>
    public bool IsPeriodic => Axis switch { Axis.X => Shape.PeriodicX, Axis.Y => Shape.PeriodicY, _ => Shape.PeriodicZ };

    /// <summary>Voxels along the driven axis.</summary>
    public int Along => Axis switch { Axis.X => Shape.Nx, Axis.Y => Shape.Ny, _ => Shape.Nz };

    /// <summary>Conductance of an open face across the driven axis.</summary>
    public float Driven => Axis switch { Axis.X => Conductance.X, Axis.Y => Conductance.Y, _ => Conductance.Z };

    /// <summary>Number of conducting voxels.</summary>
    public long Conducting { get; private set; }

    /// <summary>Conductance of a voxel to the outer faces of the driven axis.</summary>
    public float Border(int i, int j, int k)
    {
        if (IsPeriodic) return 0.0f;
        var place = Place(i, j, k);
        return 2.0f * Driven * ((place == 0 ? 1 : 0) + (place == Along - 1 ? 1 : 0));
    }

    /// <summary>Right-hand side of a conducting voxel; 0 away from the borders of the driven axis.</summary>
    public double RightHandSide(int i, int j, int k)
    {
        var place = Place(i, j, k);
        if (!IsPeriodic) return place == Along - 1 ? 2.0 * Driven : 0.0;
        var sum = 0.0;
        if (place == Along - 1 && Conducts(Moved(i, j, k, 0))) sum += Driven;
        if (place == 0 && Conducts(Moved(i, j, k, Along - 1))) sum -= Driven;
        return sum;
    }

    /// <summary>Whether a voxel conducts.</summary>
    public bool Conducts((int I, int J, int K) voxel) => Level.Diagonal[Shape.Row(voxel.J, voxel.K) + 1 + voxel.I] > 0.0f;

    /// <summary>Place of a voxel along the driven axis.</summary>
    public int Place(int i, int j, int k) => Axis switch { Axis.X => i, Axis.Y => j, _ => k };

    /// <summary>The voxel of the same line along the driven axis at another place.</summary>
    public (int I, int J, int K) Moved(int i, int j, int k, int place) => Axis switch { Axis.X => (place, j, k), Axis.Y => (i, place, k), _ => (i, j, place) };

    /// <summary>Visits the conducting voxels of a plane that stand at an end of the driven axis.</summary>
    public void ForBorder(int k, Action<int, int> visit)
    {
        var single = Along == 1;
        if (Axis == Axis.Z && k != 0 && k != Shape.Nz - 1) return;
        for (var j = 0; j < Shape.Ny; j += Axis == Axis.Y && !single ? Shape.Ny - 1 : 1)
        {
            for (var i = 0; i < Shape.Nx; i += Axis == Axis.X && !single ? Shape.Nx - 1 : 1)
            {
                if (pores.Reach[pores.Grid.Index(i, j, k)].HasFlag(wanted)) visit(i, j);
            }
        }
    }

    /// <summary>Flux at a face of the driven axis over that of an open box: 0 is the first face, the count of voxels the last.</summary>
    public double Flux(Column<double> x, int face)
    {
        var sum = 0.0;
        var (ni, nj, nk) = (Axis == Axis.X ? 1 : Shape.Nx, Axis == Axis.Y ? 1 : Shape.Ny, Axis == Axis.Z ? 1 : Shape.Nz);
        for (var k = 0; k < nk; k++)
        {
            for (var j = 0; j < nj; j++)
            {
                for (var i = 0; i < ni; i++)
                {
                    var low = Moved(i, j, k, face > 0 ? face - 1 : Along - 1);
                    var high = Moved(i, j, k, face < Along ? face : 0);
                    var isOuter = face == 0 || face == Along;
                    if (isOuter && !IsPeriodic)
                    {
                        if (face == 0 && Conducts(high)) sum += 2.0 * At(high);
                        if (face != 0 && Conducts(low)) sum += 2.0 * (1.0 - At(low));
                    }
                    else if (Conducts(low) && Conducts(high))
                    {
                        sum += At(high) - At(low) + (isOuter ? 1.0 : 0.0);
                    }
                }
            }
        }

        return sum * Along / ((double)ni * nj * nk);

        double At((int I, int J, int K) v) => x[Shape.Row(v.J, v.K) + 1 + v.I];
    }

    /// <inheritdoc/>
    public void Dispose() => Level.Dispose();

    private static float Round(double g) => (float)(Math.Max(1.0, Math.Round(g / Grain)) * Grain);

    // The pull of ones is the sum of a voxel's open faces. The ones stay in the array that the first sweep overwrites.
    private void Sum()
    {
        var d = Level.Diagonal.Address;
        var ones = Level.Other.Address;
        for (var k = 0; k < Shape.Nz; k++)
        {
            for (var j = 0; j < Shape.Ny; j++)
            {
                var reach = pores.Reach.AsSpan(pores.Grid.Index(0, j, k), Shape.Nx);
                var row = Shape.Row(j, k);
                for (var i = 0; i < Shape.Nx; i++)
                {
                    if ((reach[i] & wanted) == 0) continue;
                    ones[row + 1 + i] = 1.0f;
                    Conducting++;
                }

                if (!Shape.PeriodicX) continue;
                ones[row] = ones[row + Shape.Nx];
                ones[row + Shape.Nx + 1] = ones[row + 1];
            }
        }

        var stencil = new EqualStencil(Shape, Conductance.X, Conductance.Y, Conductance.Z);
        for (var k = 0; k < Shape.Nz; k++)
        {
            for (var j = 0; j < Shape.Ny; j++)
            {
                var row = Shape.Row(j, k);
                stencil.Seek(j, k);
                for (var at = 0; at < Shape.Stride; at += GridShape.Lanes)
                {
                    var open = Vector512.Equals(Vector512.Load(ones + row + at), Vector512<float>.One);
                    Vector512.ConditionalSelect(open, stencil.Pull(ones, at), Vector512<float>.Zero).Store(d + row + at);
                }

                // Image cells are not cells; what their pull found belongs to the other end of the row.
                d[row] = d[row + 1 + Shape.Nx] = 0.0f;
            }
        }

        for (var k = 0; k < Shape.Nz; k++) ForBorder(k, (i, j) => Level.Diagonal[Shape.Row(j, k) + 1 + i] += Border(i, j, k));
    }
}

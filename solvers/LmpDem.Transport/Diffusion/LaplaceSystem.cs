using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// The balance of the conducting cells of a grid as A x = b. The conductance of a face is open area / distance of the centres. As
/// the area vectors of the open faces and walls of a cell sum to zero, a linear potential along a wall is reproduced exactly
/// wherever the wall passes, and the error is of second order in the edge. Along an axis that is not periodic the concentration is
/// held at 0 and 1 on the outer faces, half a cell beyond the first and last centres; along a periodic axis it rises by 1 from
/// image to image. Lateral axes are periodic or closed according to the box.
/// </summary>
internal sealed class LaplaceSystem : IDisposable
{
    // All conductances are multiples of 2^-20, at most 1: a diagonal of six to eight of them is exact in single precision, and a
    // constant is in the null space of closed cells to the last bit.
    private const double Grain = 1.0 / (1 << 20);

    private readonly PoreSpace pores;
    private readonly CutCells cells;
    private readonly PoreReach wanted;
    private readonly float driven;

    /// <summary>Collects the conducting cells.</summary>
    /// <param name="pores">The pores.</param>
    /// <param name="axis">The driven axis.</param>
    /// <param name="threads">Workers.</param>
    public LaplaceSystem(PoreSpace pores, Axis axis, int threads)
    {
        (this.pores, cells, Axis, wanted) = (pores, pores.Cells, axis, PoreSpace.Spanning(axis));
        var (box, h) = (cells.Box, cells.Edge);
        Shape = new GridShape(cells.Nx, cells.Ny, cells.Nz, box.PeriodicX, box.PeriodicY, box.PeriodicZ);
        var (gx, gy, gz) = (h.Y * h.Z / h.X, h.X * h.Z / h.Y, h.X * h.Y / h.Z);
        var unit = Math.Max(gx, Math.Max(gy, gz));
        (gx, gy, gz) = (Round(gx / unit), Round(gy / unit), Round(gz / unit));
        driven = (float)(axis switch { Axis.X => gx, Axis.Y => gy, _ => gz });
        Level = new MultigridLevel(Shape);
        Multigrid.ForPlanes(Shape.Nz, threads, k => Fill(gx, gy, gz, k));
        Conducting = Volume();
        Outer = new OuterFaces(axis, Shape);
        for (var k = 0; k < Shape.Nz; k++) ForBorder(k, (i, j) => Outer[i, j, k] = Border(i, j, k));
        Coarsening.Sum(Level, Outer, threads);
    }

    /// <summary>The driven axis.</summary>
    public Axis Axis { get; }

    /// <summary>Shape of all arrays.</summary>
    public GridShape Shape { get; }

    /// <summary>The finest level with its faces and diagonal; the largest conductance of a face is 1.</summary>
    public MultigridLevel Level { get; }

    /// <summary>Conductances to the outer faces of the driven axis, none where it is periodic.</summary>
    public OuterFaces Outer { get; }

    /// <summary>Whether the driven axis is periodic.</summary>
    public bool IsPeriodic => Axis switch { Axis.X => Shape.PeriodicX, Axis.Y => Shape.PeriodicY, _ => Shape.PeriodicZ };

    /// <summary>Cells along the driven axis.</summary>
    public int Along => Axis switch { Axis.X => Shape.Nx, Axis.Y => Shape.Ny, _ => Shape.Nz };

    /// <summary>Conductance of a wholly open face across the driven axis.</summary>
    public float Driven => driven;

    /// <summary>Pore volume of the conducting cells, in cells.</summary>
    public double Conducting { get; }

    /// <summary>Right-hand side of a conducting cell; 0 away from the borders of the driven axis.</summary>
    public double RightHandSide(int i, int j, int k)
    {
        var place = Place(i, j, k);
        var upper = place == Along - 1 ? OuterFace(i, j, k, Along) : 0.0;
        if (!IsPeriodic) return 2.0 * upper;
        return upper - (place == 0 ? OuterFace(i, j, k, 0) : 0.0);
    }

    /// <summary>Whether a cell conducts.</summary>
    public bool Conducts((int I, int J, int K) cell) => pores.Reach[cells.Index(cell.I, cell.J, cell.K)].HasFlag(wanted);

    /// <summary>Place of a cell along the driven axis.</summary>
    public int Place(int i, int j, int k) => Axis switch { Axis.X => i, Axis.Y => j, _ => k };

    /// <summary>The cell of the same line along the driven axis at another place.</summary>
    public (int I, int J, int K) Moved(int i, int j, int k, int place) =>
        Axis switch { Axis.X => (place, j, k), Axis.Y => (i, place, k), _ => (i, j, place) };

    /// <summary>Visits the conducting cells of a plane that stand at an end of the driven axis.</summary>
    public void ForBorder(int k, Action<int, int> visit)
    {
        var single = Along == 1;
        if (Axis == Axis.Z && k != 0 && k != Shape.Nz - 1) return;
        for (var j = 0; j < Shape.Ny; j += Axis == Axis.Y && !single ? Shape.Ny - 1 : 1)
        {
            for (var i = 0; i < Shape.Nx; i += Axis == Axis.X && !single ? Shape.Nx - 1 : 1)
            {
                if (Conducts((i, j, k))) visit(i, j);
            }
        }
    }

    /// <summary>Flux at a face of the driven axis over that of an open box: 0 is the first face, the count of cells the last.</summary>
    public double Flux(Column<double> x, int face)
    {
        var sum = 0.0;
        var (ni, nj, nk) = (Axis == Axis.X ? 1 : Shape.Nx, Axis == Axis.Y ? 1 : Shape.Ny, Axis == Axis.Z ? 1 : Shape.Nz);
        var isOuter = face == 0 || face == Along;
        for (var k = 0; k < nk; k++)
        {
            for (var j = 0; j < nj; j++)
            {
                for (var i = 0; i < ni; i++)
                {
                    var low = Moved(i, j, k, face > 0 ? face - 1 : Along - 1);
                    var high = Moved(i, j, k, face < Along ? face : 0);
                    if (isOuter && !IsPeriodic)
                    {
                        if (face == 0 && Conducts(high)) sum += 2.0 * OuterFace(i, j, k, 0) * At(high);
                        if (face != 0 && Conducts(low)) sum += 2.0 * OuterFace(i, j, k, Along) * (1.0 - At(low));
                    }
                    else if (Conducts(low) && Conducts(high))
                    {
                        sum += Between(low) * (At(high) - At(low) + (isOuter ? 1.0 : 0.0));
                    }
                }
            }
        }

        return sum / driven * Along / ((double)ni * nj * nk);

        double At((int I, int J, int K) v) => x[Shape.Row(v.J, v.K) + 1 + v.I];
    }

    /// <inheritdoc/>
    public void Dispose() => Level.Dispose();

    private static double Round(double g) => Math.Max(1.0, Math.Round(g / Grain)) * Grain;

    private static float Conductance(float open, double g) => open > 0.0f ? (float)Round(open * g) : 0.0f;

    // Conductance of the face behind a cell along the driven axis.
    private float Between((int I, int J, int K) low)
    {
        var at = Shape.Row(low.J, low.K) + 1 + low.I;
        return Axis switch { Axis.X => Level.FaceX[at], Axis.Y => Level.FaceY[at], _ => Level.FaceZ[at] };
    }

    private float OuterFace(int i, int j, int k, int place)
    {
        var (a, b, c) = Moved(i, j, k, place);
        var open = Axis switch
        {
            Axis.X => cells.OpenX[cells.FaceX(a, b, c)],
            Axis.Y => cells.OpenY[cells.FaceY(a, b, c)],
            _ => cells.OpenZ[cells.FaceZ(a, b, c)],
        };
        return Conductance(open, driven);
    }

    private float Border(int i, int j, int k)
    {
        if (IsPeriodic) return 0.0f;
        var place = Place(i, j, k);
        return 2.0f * ((place == 0 ? OuterFace(i, j, k, 0) : 0.0f) + (place == Along - 1 ? OuterFace(i, j, k, Along) : 0.0f));
    }

    private void Fill(double gx, double gy, double gz, int k)
    {
        for (var j = 0; j < Shape.Ny; j++)
        {
            var row = Shape.Row(j, k) + 1;
            for (var i = 0; i < Shape.Nx; i++)
            {
                if (!Conducts((i, j, k))) continue;
                if (i < Shape.Nx - 1 || Shape.PeriodicX) Level.FaceX[row + i] = Conductance(cells.OpenX[cells.FaceX(i + 1, j, k)], gx);
                if (j < Shape.Ny - 1 || Shape.PeriodicY) Level.FaceY[row + i] = Conductance(cells.OpenY[cells.FaceY(i, j + 1, k)], gy);
                if (k < Shape.Nz - 1 || Shape.PeriodicZ) Level.FaceZ[row + i] = Conductance(cells.OpenZ[cells.FaceZ(i, j, k + 1)], gz);
            }
        }
    }

    // One sum in the order of the cells, the same on any number of threads.
    private double Volume()
    {
        var sum = 0.0;
        for (var v = 0; v < cells.Count; v++)
        {
            if ((pores.Reach[v] & wanted) != 0) sum += cells.Pore[v];
        }

        return sum;
    }
}

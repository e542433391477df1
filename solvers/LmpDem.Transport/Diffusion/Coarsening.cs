namespace LmpDem.Transport.Diffusion;

/// <summary>Makes the coarse level of a level.</summary>
internal static unsafe class Coarsening
{
    /// <summary>Joins pairs of cells along every axis.</summary>
    /// <param name="fine">The level.</param>
    /// <param name="outer">Its conductances to the outer faces of the driven axis.</param>
    /// <param name="threads">Workers.</param>
    /// <returns>The coarse level, and its conductances to the outer faces.</returns>
    public static (MultigridLevel Level, OuterFaces Outer) Of(MultigridLevel fine, OuterFaces outer, int threads)
    {
        var coarse = new MultigridLevel(fine.Shape.Coarser);
        var rest = new OuterFaces(outer.Axis, coarse.Shape);
        Multigrid.ForPlanes(coarse.Shape.Nz, threads, plane =>
        {
            coarse.ClearFaces(plane);
            for (var k = 2 * plane; k < Math.Min(2 * plane + 2, fine.Shape.Nz); k++) Join(fine, coarse, outer, rest, k);
        });
        Sum(coarse, rest, threads);
        return (coarse, rest);
    }

    // Adds the faces of one fine plane to the coarse cells that they leave.
    private static void Join(MultigridLevel fine, MultigridLevel coarse, OuterFaces outer, OuterFaces rest, int k)
    {
        var (shape, half) = (fine.Shape, coarse.Shape);
        // Twice the distance halves the conductance of the faces; an axis of one cell does not become longer.
        var (sx, sy, sz) = (shape.Nx > 1 ? 0.5f : 1.0f, shape.Ny > 1 ? 0.5f : 1.0f, shape.Nz > 1 ? 0.5f : 1.0f);
        var sb = outer.Axis switch { Axis.X => sx, Axis.Y => sy, _ => sz };
        var d = fine.Diagonal.Address;
        var (faceX, faceY, faceZ) = (coarse.FaceX, coarse.FaceY, coarse.FaceZ);
        var leavesZ = k % 2 == 1 || k == shape.Nz - 1;
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k) + 1;
            var target = half.Row(j / 2, k / 2) + 1;
            var leavesY = j % 2 == 1 || j == shape.Ny - 1;
            for (var i = 0; i < shape.Nx; i++)
            {
                if (!(d[row + i] > 0.0f)) continue;
                var into = target + i / 2;
                if (i % 2 == 1 || i == shape.Nx - 1) faceX[into] += sx * fine.FaceX[row + i];
                if (leavesY) faceY[into] += sy * fine.FaceY[row + i];
                if (leavesZ) faceZ[into] += sz * fine.FaceZ[row + i];
            }

            AddOuter(outer, rest, sb, j, k);
        }
    }

    // Apart, as what a function captures lives outside the registers.
    private static void AddOuter(OuterFaces fine, OuterFaces coarse, float scale, int j, int k) =>
        fine.Visit(j, k, i => coarse[i / 2, j / 2, k / 2] += scale * fine[i, j, k]);

    private static void AddOuter(MultigridLevel level, OuterFaces outer, long row, int j, int k) =>
        outer.Visit(j, k, i => level.Diagonal[row + i] += outer[i, j, k]);

    /// <summary>Makes the diagonal what all faces of a cell conduct, and gives image cells the face across the border.</summary>
    /// <param name="level">The level with its faces.</param>
    /// <param name="outer">Conductances to the outer faces.</param>
    /// <param name="threads">Workers.</param>
    public static void Sum(MultigridLevel level, OuterFaces outer, int threads) =>
        Multigrid.ForPlanes(level.Shape.Nz, threads, k => SumPlane(level, outer, k));

    private static void SumPlane(MultigridLevel level, OuterFaces outer, int k)
    {
        var shape = level.Shape;
        var d = level.Diagonal.Address;
        var x = level.FaceX.Address;
        var y = level.FaceY.Address;
        var z = level.FaceZ.Address;
        for (var j = 0; j < shape.Ny; j++)
        {
            var (row, before, below) = (shape.Row(j, k) + 1, shape.Before(j, k) + 1, shape.Below(j, k) + 1);
            if (shape.PeriodicX) x[row - 1] = x[row + shape.Nx - 1];
            for (var i = 0; i < shape.Nx; i++)
            {
                d[row + i] = x[row + i - 1] + x[row + i] + y[before + i] + y[row + i] + z[below + i] + z[row + i];
            }

            AddOuter(level, outer, row, j, k);
        }
    }
}

/// <summary>Conductances of the cells at the two ends of the driven axis to the outer faces there; 0 elsewhere.</summary>
/// <param name="axis">The driven axis.</param>
/// <param name="shape">Shape of the level.</param>
internal sealed class OuterFaces(Axis axis, GridShape shape)
{
    private readonly float[] first = new float[Lateral(axis, shape)], last = new float[Lateral(axis, shape)];

    /// <summary>The driven axis.</summary>
    public Axis Axis => axis;

    private int End => (axis switch { Axis.X => shape.Nx, Axis.Y => shape.Ny, _ => shape.Nz }) - 1;

    /// <summary>Conductance of a cell at an end; a cell at both ends has the sum.</summary>
    public ref float this[int i, int j, int k]
    {
        get
        {
            var (place, at) = axis switch { Axis.X => (i, k * shape.Ny + j), Axis.Y => (j, k * shape.Nx + i), _ => (k, j * shape.Nx + i) };
            return ref place == 0 ? ref first[at] : ref last[at];
        }
    }

    /// <summary>Visits the cells of a row that stand at an end, in their order.</summary>
    public void Visit(int j, int k, Action<int> visit)
    {
        if (axis == Axis.X)
        {
            visit(0);
            if (End > 0) visit(End);
        }
        else if ((axis == Axis.Y ? j : k) is var place && (place == 0 || place == End))
        {
            for (var i = 0; i < shape.Nx; i++) visit(i);
        }
    }

    private static int Lateral(Axis axis, GridShape shape) =>
        axis switch { Axis.X => shape.Ny * shape.Nz, Axis.Y => shape.Nx * shape.Nz, _ => shape.Nx * shape.Ny };
}

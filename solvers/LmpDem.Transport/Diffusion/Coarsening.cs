using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>Makes the coarse level of a level.</summary>
internal static unsafe class Coarsening
{
    /// <summary>Joins pairs of cells along every axis.</summary>
    /// <param name="fine">The level.</param>
    /// <param name="axis">The driven axis.</param>
    /// <param name="border">Conductance of a cell to the outer faces of the driven axis.</param>
    /// <param name="threads">Workers.</param>
    /// <returns>The coarse level, and its conductances to the outer faces, x fastest.</returns>
    public static (MultigridLevel Level, float[] Border) Of(
        MultigridLevel fine, Axis axis, Func<int, int, int, float> border, int threads)
    {
        var coarse = new MultigridLevel(fine.Shape.Coarser);
        var rest = new float[coarse.Shape.Cells];
        Workers.Run(threads, (worker, _) =>
        {
            var (first, end) = Multigrid.Planes(coarse.Shape.Nz, worker, threads);
            for (var k = 2 * first; k < Math.Min(2 * end, fine.Shape.Nz); k++) Join(fine, coarse, axis, border, rest, k);
        });
        Sum(coarse, rest);
        return (coarse, rest);
    }

    // Adds the faces of one fine plane to the coarse cells that they leave.
    private static void Join(
        MultigridLevel fine, MultigridLevel coarse, Axis axis, Func<int, int, int, float> border, float[] rest, int k)
    {
        var (shape, half) = (fine.Shape, coarse.Shape);
        // Twice the distance halves the conductance of the faces; an axis of one cell does not become longer.
        var (sx, sy, sz) = (shape.Nx > 1 ? 0.5f : 1.0f, shape.Ny > 1 ? 0.5f : 1.0f, shape.Nz > 1 ? 0.5f : 1.0f);
        var sb = axis switch { Axis.X => sx, Axis.Y => sy, _ => sz };
        var d = fine.Diagonal.Address;
        var (faceX, faceY, faceZ) = (coarse.FaceX, coarse.FaceY, coarse.FaceZ);
        var leavesZ = k % 2 == 1 || k == shape.Nz - 1;
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k) + 1;
            var (target, place) = (half.Row(j / 2, k / 2) + 1, ((k / 2) * half.Ny + j / 2) * half.Nx);
            var leavesY = j % 2 == 1 || j == shape.Ny - 1;
            var isEnd = (axis == Axis.Y && (j == 0 || j == shape.Ny - 1)) || (axis == Axis.Z && (k == 0 || k == shape.Nz - 1));
            for (var i = 0; i < shape.Nx; i++)
            {
                if (!(d[row + i] > 0.0f)) continue;
                var into = target + i / 2;
                if (i % 2 == 1 || i == shape.Nx - 1) faceX[into] += sx * fine.FaceX[row + i];
                if (leavesY) faceY[into] += sy * fine.FaceY[row + i];
                if (leavesZ) faceZ[into] += sz * fine.FaceZ[row + i];
                if (isEnd || (axis == Axis.X && (i == 0 || i == shape.Nx - 1))) rest[place + i / 2] += sb * border(i, j, k);
            }
        }
    }

    /// <summary>Makes the diagonal what all faces of a cell conduct, and gives image cells the face across the border.</summary>
    /// <param name="level">The level with its faces.</param>
    /// <param name="border">Conductances to the outer faces, x fastest.</param>
    public static void Sum(MultigridLevel level, float[] border)
    {
        var shape = level.Shape;
        var d = level.Diagonal.Address;
        var x = level.FaceX.Address;
        var y = level.FaceY.Address;
        var z = level.FaceZ.Address;
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                var (row, before, below) = (shape.Row(j, k) + 1, shape.Before(j, k) + 1, shape.Below(j, k) + 1);
                if (shape.PeriodicX) x[row - 1] = x[row + shape.Nx - 1];
                for (var i = 0; i < shape.Nx; i++)
                {
                    d[row + i] = x[row + i - 1] + x[row + i] + y[before + i] + y[row + i] + z[below + i] + z[row + i]
                        + border[(k * shape.Ny + j) * shape.Nx + i];
                }
            }
        }
    }
}

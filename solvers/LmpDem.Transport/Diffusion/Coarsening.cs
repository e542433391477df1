namespace LmpDem.Transport.Diffusion;

/// <summary>Makes the coarse level of a level.</summary>
internal static unsafe class Coarsening
{
    /// <summary>Joins pairs of cells along every axis.</summary>
    /// <param name="fine">The level.</param>
    /// <param name="equal">Conductance of the finest level's open faces.</param>
    /// <param name="axis">The driven axis.</param>
    /// <param name="border">Conductance of a cell to the outer faces of the driven axis.</param>
    /// <returns>The coarse level, and its conductances to the outer faces, x fastest.</returns>
    public static (MultigridLevel Level, float[] Border) Of(MultigridLevel fine, (float X, float Y, float Z) equal, Axis axis, Func<int, int, int, float> border)
    {
        var (shape, half) = (fine.Shape, fine.Shape.Coarser);
        var coarse = new MultigridLevel(half, ownFaces: true);
        var rest = new float[half.Cells];
        // Twice the way halves what the faces conduct; an axis of one cell does not become longer.
        var (sx, sy, sz) = (shape.Nx > 1 ? 0.5f : 1.0f, shape.Ny > 1 ? 0.5f : 1.0f, shape.Nz > 1 ? 0.5f : 1.0f);
        var sb = axis switch { Axis.X => sx, Axis.Y => sy, _ => sz };
        var d = fine.Diagonal.Address;
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                var (row, behind, above) = (shape.Row(j, k) + 1, shape.Behind(j, k) + 1, shape.Above(j, k) + 1);
                var target = half.Row(j / 2, k / 2) + 1;
                var leavesY = j % 2 == 1 || j == shape.Ny - 1;
                var leavesZ = k % 2 == 1 || k == shape.Nz - 1;
                for (var i = 0; i < shape.Nx; i++)
                {
                    if (!(d[row + i] > 0.0f)) continue;
                    var into = target + i / 2;
                    var next = i < shape.Nx - 1 ? row + i + 1 : shape.PeriodicX ? row : shape.Outside;
                    if (i % 2 == 1 || i == shape.Nx - 1) coarse.FaceX![into] += sx * Face(fine.FaceX, equal.X, row + i, next);
                    if (leavesY) coarse.FaceY![into] += sy * Face(fine.FaceY, equal.Y, row + i, behind + i);
                    if (leavesZ) coarse.FaceZ![into] += sz * Face(fine.FaceZ, equal.Z, row + i, above + i);
                    rest[((k / 2) * half.Ny + j / 2) * half.Nx + i / 2] += sb * border(i, j, k);
                }
            }
        }

        Sum(coarse, rest);
        return (coarse, rest);

        float Face(Engine.Execution.Column<float>? own, float all, long from, long to) => own is null ? (d[to] > 0.0f ? all : 0.0f) : own[from];
    }

    // The diagonal is what all faces of a cell conduct; image cells get the face across the border.
    private static void Sum(MultigridLevel level, float[] border)
    {
        var shape = level.Shape;
        var d = level.Diagonal.Address;
        var x = level.FaceX!.Address;
        var y = level.FaceY!.Address;
        var z = level.FaceZ!.Address;
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                var (row, before, below) = (shape.Row(j, k) + 1, shape.Before(j, k) + 1, shape.Below(j, k) + 1);
                if (shape.PeriodicX) x[row - 1] = x[row + shape.Nx - 1];
                for (var i = 0; i < shape.Nx; i++)
                {
                    d[row + i] = x[row + i - 1] + x[row + i] + y[before + i] + y[row + i] + z[below + i] + z[row + i] + border[(k * shape.Ny + j) * shape.Nx + i];
                }
            }
        }
    }
}

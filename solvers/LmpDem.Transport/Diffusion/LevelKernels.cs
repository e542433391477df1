using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The passes of the multigrid over a plane k of a level. All write only what belongs to their plane.</summary>
internal static unsafe class LevelKernels
{
    private const int Lanes = GridShape.Lanes;

    /// <summary>First sweep from zero: x = weight b / d.</summary>
    public static void Begin(MultigridLevel level, float* x, float weight, int k)
    {
        var shape = level.Shape;
        var b = level.Source.Address;
        var d = level.Diagonal.Address;
        var w = Vector512.Create(weight);
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k);
            for (var at = 0; at < shape.Stride; at += Lanes)
            {
                var diagonal = Vector512.Load(d + row + at);
                var open = Vector512.GreaterThan(diagonal, Vector512<float>.Zero);
                if (open == Vector512<float>.Zero) continue;
                Vector512.ConditionalSelect(open, w * Vector512.Load(b + row + at) / diagonal, Vector512<float>.Zero)
                    .Store(x + row + at);
            }

            Fold(shape, x, row);
        }
    }

    /// <summary>A sweep: y = x + weight (b - A x) / d.</summary>
    public static void Sweep(MultigridLevel level, float* x, float* y, float weight, int k)
    {
        var shape = level.Shape;
        var b = level.Source.Address;
        var stencil = new FaceStencil(level);
        var d = level.Diagonal.Address;
        var w = Vector512.Create(weight);
        var keep = Vector512.Create(1.0f - weight);
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k);
            stencil.Seek(j, k);
            for (var at = 0; at < shape.Stride; at += Lanes)
            {
                var diagonal = Vector512.Load(d + row + at);
                var open = Vector512.GreaterThan(diagonal, Vector512<float>.Zero);
                // A vector of solid alone: it is 0 and stays 0. In a packing a third of all are skipped.
                if (open == Vector512<float>.Zero) continue;
                var next = keep * Vector512.Load(x + row + at) + w * (Vector512.Load(b + row + at) + stencil.Pull(x, at)) / diagonal;
                Vector512.ConditionalSelect(open, next, Vector512<float>.Zero).Store(y + row + at);
            }

            Fold(shape, y, row);
        }
    }

    /// <summary>
    /// Residual, summed over the cells that a coarse cell joins, into the coarse right-hand side. The plane is a coarse one.
    /// </summary>
    public static void Restrict(MultigridLevel level, float* x, MultigridLevel coarse, float* line, int kc)
    {
        var (shape, below) = (level.Shape, coarse.Shape);
        var b = level.Source.Address;
        var stencil = new FaceStencil(level);
        var d = level.Diagonal.Address;
        var target = coarse.Source.Address;
        for (var jc = 0; jc < below.Ny; jc++)
        {
            new Span<float>(line, shape.Stride + Lanes).Clear();
            for (var k = 2 * kc; k < Math.Min(2 * kc + 2, shape.Nz); k++)
            {
                for (var j = 2 * jc; j < Math.Min(2 * jc + 2, shape.Ny); j++)
                {
                    var row = shape.Row(j, k);
                    stencil.Seek(j, k);
                    for (var at = 0; at < shape.Stride; at += Lanes)
                    {
                        var diagonal = Vector512.Load(d + row + at);
                        var open = Vector512.GreaterThan(diagonal, Vector512<float>.Zero);
                        if (open == Vector512<float>.Zero) continue;
                        var residual = Vector512.Load(b + row + at) + stencil.Pull(x, at) - diagonal * Vector512.Load(x + row + at);
                        (Vector512.Load(line + at) + Vector512.ConditionalSelect(open, residual, Vector512<float>.Zero))
                            .Store(line + at);
                    }
                }
            }

            var into = target + below.Row(jc, kc) + 1;
            for (var i = 0; i < below.Nx; i++) into[i] = line[1 + 2 * i] + line[2 + 2 * i];
        }
    }

    /// <summary>Adds the coarse correction to every cell that it stands for.</summary>
    public static void Prolong(MultigridLevel level, float* x, MultigridLevel coarse, float* line, int k)
    {
        var (shape, above) = (level.Shape, coarse.Shape);
        var d = level.Diagonal.Address;
        for (var j = 0; j < shape.Ny; j++)
        {
            if (j % 2 == 0)
            {
                var from = coarse.Value.Address + above.Row(j / 2, k / 2) + 1;
                for (var i = 0; i < above.Nx; i++) line[1 + 2 * i] = line[2 + 2 * i] = from[i];
            }

            var row = shape.Row(j, k);
            for (var at = 0; at < shape.Stride; at += Lanes)
            {
                var open = Vector512.GreaterThan(Vector512.Load(d + row + at), Vector512<float>.Zero);
                if (open == Vector512<float>.Zero) continue;
                (Vector512.Load(x + row + at)
                    + Vector512.ConditionalSelect(open, Vector512.Load(line + at), Vector512<float>.Zero)).Store(x + row + at);
            }

            Fold(shape, x, row);
        }
    }

    // The image cells of a periodic row follow its ends; elsewhere they stay 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(GridShape shape, float* x, long row)
    {
        if (!shape.PeriodicX) return;
        x[row] = x[row + shape.Nx];
        x[row + shape.Nx + 1] = x[row + 1];
    }
}

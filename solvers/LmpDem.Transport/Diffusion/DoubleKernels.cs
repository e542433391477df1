using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The passes of the conjugate gradients over one plane in double precision. Sums run in the order of rows and lanes.</summary>
internal static unsafe class DoubleKernels
{
    private const int Half = GridShape.Lanes / 2;

    /// <summary>y = A x on one plane.</summary>
    /// <returns>x . A x of the plane.</returns>
    public static double Apply(MultigridLevel level, double* x, double* y, int k)
    {
        var shape = level.Shape;
        var d = level.Diagonal.Address;
        var faceX = level.FaceX.Address;
        var faceY = level.FaceY.Address;
        var faceZ = level.FaceZ.Address;
        var sum = Vector512<double>.Zero;
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k);
            var (before, behind, below, above) = (shape.Before(j, k), shape.Behind(j, k), shape.Below(j, k), shape.Above(j, k));
            for (var at = 0; at < shape.Stride; at += GridShape.Lanes)
            {
                var both = Vector512.Load(d + row + at);
                if (both == Vector512<float>.Zero) continue;
                var (low, high) = Vector512.Widen(both);
                var (pullLow, pullHigh) = Pull(faceX + row + at - 1, x + row + at - 1);
                Add(faceX + row + at, x + row + at + 1);
                Add(faceY + before + at, x + before + at);
                Add(faceY + row + at, x + behind + at);
                Add(faceZ + below + at, x + below + at);
                Add(faceZ + row + at, x + above + at);
                Part(low, pullLow, at);
                Part(high, pullHigh, at + Half);

                void Add(float* face, double* value)
                {
                    var (first, second) = Pull(face, value);
                    pullLow += first;
                    pullHigh += second;
                }
            }

            void Part(Vector512<double> diagonal, Vector512<double> pull, int at)
            {
                var value = Vector512.Load(x + row + at);
                var product = Vector512.ConditionalSelect(
                    Vector512.GreaterThan(diagonal, Vector512<double>.Zero), diagonal * value - pull, Vector512<double>.Zero);
                product.Store(y + row + at);
                sum += value * product;
            }
        }

        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Low, Vector512<double> High) Pull(float* face, double* x)
    {
        var (low, high) = Vector512.Widen(Vector512.Load(face));
        return (low * Vector512.Load(x), high * Vector512.Load(x + Half));
    }

    /// <summary>r . z of one plane, z in single precision.</summary>
    public static double Dot(GridShape shape, double* r, float* z, int k)
    {
        var sum = Vector512<double>.Zero;
        var (first, end) = Plane(shape, k);
        for (var at = first; at < end; at += GridShape.Lanes)
        {
            var (low, high) = Vector512.Widen(Vector512.Load(z + at));
            sum += Vector512.Load(r + at) * low + Vector512.Load(r + at + Half) * high;
        }

        return Vector512.Sum(sum);
    }

    /// <summary>r = -r on one plane, and r in single precision.</summary>
    /// <returns>r . r of the plane.</returns>
    public static double Negate(GridShape shape, double* r, float* single, int k)
    {
        var sum = Vector512<double>.Zero;
        var (first, end) = Plane(shape, k);
        for (var at = first; at < end; at += GridShape.Lanes)
        {
            var low = -Vector512.Load(r + at);
            var high = -Vector512.Load(r + at + Half);
            low.Store(r + at);
            high.Store(r + at + Half);
            Vector512.Narrow(low, high).Store(single + at);
            sum += low * low + high * high;
        }

        return Vector512.Sum(sum);
    }

    /// <summary>r . x of one plane.</summary>
    public static double Dot(GridShape shape, double* r, double* x, int k)
    {
        var sum = Vector512<double>.Zero;
        var (first, end) = Plane(shape, k);
        for (var at = first; at < end; at += Half) sum += Vector512.Load(r + at) * Vector512.Load(x + at);
        return Vector512.Sum(sum);
    }

    /// <summary>p = z + beta p on one plane; image cells follow as z's do.</summary>
    public static void Turn(GridShape shape, float* z, double* p, double beta, int k)
    {
        var b = Vector512.Create(beta);
        var (first, end) = Plane(shape, k);
        for (var at = first; at < end; at += GridShape.Lanes)
        {
            var (low, high) = Vector512.Widen(Vector512.Load(z + at));
            (low + b * Vector512.Load(p + at)).Store(p + at);
            (high + b * Vector512.Load(p + at + Half)).Store(p + at + Half);
        }
    }

    /// <summary>p = 0 on one plane.</summary>
    public static void Clear(GridShape shape, double* p, int k)
    {
        var (first, end) = Plane(shape, k);
        new Span<double>(p + first, (int)(end - first)).Clear();
    }

    /// <summary>x += alpha p, r -= alpha q on one plane, and r in single precision for the multigrid.</summary>
    /// <returns>r . r of the plane.</returns>
    public static double Step(GridShape shape, double* x, double* p, double* r, double* q, float* single, double alpha, int k)
    {
        var a = Vector512.Create(alpha);
        var sum = Vector512<double>.Zero;
        var (first, end) = Plane(shape, k);
        for (var at = first; at < end; at += GridShape.Lanes)
        {
            (Vector512.Load(x + at) + a * Vector512.Load(p + at)).Store(x + at);
            (Vector512.Load(x + at + Half) + a * Vector512.Load(p + at + Half)).Store(x + at + Half);
            var low = Vector512.Load(r + at) - a * Vector512.Load(q + at);
            var high = Vector512.Load(r + at + Half) - a * Vector512.Load(q + at + Half);
            low.Store(r + at);
            high.Store(r + at + Half);
            Vector512.Narrow(low, high).Store(single + at);
            sum += low * low + high * high;
        }

        return Vector512.Sum(sum);
    }

    private static (long First, long End) Plane(GridShape shape, int k) =>
        (shape.Row(0, k), shape.Row(0, k) + (long)shape.Ny * shape.Stride);
}

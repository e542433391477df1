using System.Runtime.CompilerServices;
using ILGPU;

namespace LmpDem.FiniteVolume.Gpu.Arithmetic;

/// <summary>Three components in the registers of a thread, with the operations and roundings of the processor's eight lanes.</summary>
/// <param name="x">Component along x.</param>
/// <param name="y">Component along y.</param>
/// <param name="z">Component along z.</param>
internal struct Triple(double x, double y, double z)
{
    /// <summary>Lanes of a group: threads that share every index of a mesh.</summary>
    public const int Lanes = 32;

    public double X = x;
    public double Y = y;
    public double Z = z;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Components that stand as far apart as there are lanes.</summary>
    [MethodImpl(Inline)]
    public static Triple Load(ArrayView<double> column, int at) =>
        new(column[at], column[at + Lanes], column[at + 2 * Lanes]);

    [MethodImpl(Inline)]
    public readonly void Store(ArrayView<double> column, int at)
    {
        column[at] = X;
        column[at + Lanes] = Y;
        column[at + 2 * Lanes] = Z;
    }

    [MethodImpl(Inline)]
    public static Triple operator +(Triple a, Triple b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    [MethodImpl(Inline)]
    public static Triple operator -(Triple a, Triple b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    [MethodImpl(Inline)]
    public static Triple operator *(double s, Triple a) => new(s * a.X, s * a.Y, s * a.Z);

    [MethodImpl(Inline)]
    public static double Dot(Triple a, Triple b) => Fma(a.Z, b.Z, Fma(a.Y, b.Y, a.X * b.X));

    /// <summary>The same, summed from the last component on.</summary>
    [MethodImpl(Inline)]
    public static double Three(Triple a, Triple b) => Fma(a.X, b.X, Fma(a.Y, b.Y, a.Z * b.Z));

    /// <summary>The same with a rounding after every operation.</summary>
    [MethodImpl(Inline)]
    public static double PlainDot(Triple a, Triple b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    [MethodImpl(Inline)]
    public static Triple Cross(Triple a, Triple b) => new(
        Fma(a.Y, b.Z, -(a.Z * b.Y)), Fma(a.Z, b.X, -(a.X * b.Z)), Fma(a.X, b.Y, -(a.Y * b.X)));

    /// <summary>s a + b.</summary>
    [MethodImpl(Inline)]
    public static Triple Fma(double s, Triple a, Triple b) => new(Fma(s, a.X, b.X), Fma(s, a.Y, b.Y), Fma(s, a.Z, b.Z));

    [MethodImpl(Inline)]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>|x| + |y| + |z|.</summary>
    public readonly double Magnitude
    {
        [MethodImpl(Inline)]
        get => Math.Abs(X) + Math.Abs(Y) + Math.Abs(Z);
    }

    /// <summary>The larger of two; the second where they compare neither way.</summary>
    [MethodImpl(Inline)]
    public static double Max(double a, double b) => a > b ? a : b;
}

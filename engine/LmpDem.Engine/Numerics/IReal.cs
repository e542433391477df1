using System.Runtime.CompilerServices;

namespace LmpDem.Engine.Numerics;

/// <summary>
/// What a formula needs of a number, whether it stands for one value (<see cref="Scalar"/>) or for eight lanes
/// (<see cref="Wide"/>). Both round every operation alike, so one law text gives the same bits in either form.
/// Comparisons give masks: all bits set where true.
/// </summary>
/// <typeparam name="T">The number itself.</typeparam>
public interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>The same value in every lane.</summary>
    static abstract T Constant(double value);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>Opposite.</summary>
    static abstract T operator -(T a);

    /// <summary>a b + c with one rounding.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>c - a b with one rounding.</summary>
    static abstract T SubtractProduct(T a, T b, T c);

    /// <summary>Square root.</summary>
    static abstract T Sqrt(T a);

    /// <summary>Magnitude.</summary>
    static abstract T Abs(T a);

    /// <summary>The larger of two; the second where they compare neither way.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller of two; the second where they compare neither way.</summary>
    static abstract T Min(T a, T b);

    /// <summary>Mask of a &lt; b.</summary>
    static abstract T LessThan(T a, T b);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>a where the mask is set, 0 elsewhere.</summary>
    static abstract T Where(T mask, T a);
}

/// <summary>One double as an <see cref="IReal{T}"/>: the form in which tests and walls evaluate a law.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Scalar(double Value) : IReal<Scalar>
{
#pragma warning disable CA1051 // As Wide.Lanes.
    /// <summary>The number.</summary>
    public readonly double Value = Value;
#pragma warning restore CA1051

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Constant(double value) => new(value);

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator +(Scalar a, Scalar b) => new(a.Value + b.Value);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar a, Scalar b) => new(a.Value - b.Value);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator *(Scalar a, Scalar b) => new(a.Value * b.Value);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator /(Scalar a, Scalar b) => new(a.Value / b.Value);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar MultiplyAdd(Scalar a, Scalar b, Scalar c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar SubtractProduct(Scalar a, Scalar b, Scalar c) => new(Math.FusedMultiplyAdd(-a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Sqrt(Scalar a) => new(Math.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Abs(Scalar a) => new(Math.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Max(Scalar a, Scalar b) => a.Value > b.Value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Min(Scalar a, Scalar b) => a.Value < b.Value ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar LessThan(Scalar a, Scalar b) => new(BitConverter.Int64BitsToDouble(a.Value < b.Value ? -1L : 0L));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Select(Scalar mask, Scalar a, Scalar b) => BitConverter.DoubleToInt64Bits(mask.Value) != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Where(Scalar mask, Scalar a) => BitConverter.DoubleToInt64Bits(mask.Value) != 0 ? a : default;
}

/// <summary>Functions built from the operations of <see cref="IReal{T}"/> alone, so that one and eight lanes agree to the bit.</summary>
public static class RealFunctions
{
    /// <summary>
    /// exp(-y) for 0 &lt;= y &lt;= 40: the Taylor polynomial of exp(y/64) to order 7, squared six times and inverted. Relative
    /// error below 1e-12 for y &lt;= 5 (the remainder is (y/64)^8/8! and grows by 64 in the squarings).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinus<T>(T y)
        where T : struct, IReal<T>
    {
        var z = y * T.Constant(1.0 / 64.0);
        var one = T.Constant(1.0);
        var e = T.MultiplyAdd(z, T.Constant(1.0 / 7.0), one);
        e = T.MultiplyAdd(z * T.Constant(1.0 / 6.0), e, one);
        e = T.MultiplyAdd(z * T.Constant(1.0 / 5.0), e, one);
        e = T.MultiplyAdd(z * T.Constant(1.0 / 4.0), e, one);
        e = T.MultiplyAdd(z * T.Constant(1.0 / 3.0), e, one);
        e = T.MultiplyAdd(z * T.Constant(1.0 / 2.0), e, one);
        e = T.MultiplyAdd(z, e, one);
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return one / e;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Engine.Numerics;

/// <summary>Eight doubles, one a lane: the form kernels evaluate a law in. Runs on any machine, fast on AVX-512.</summary>
/// <param name="lanes">The eight values.</param>
public readonly struct Wide(Vector512<double> lanes) : IReal<Wide>
{
    /// <summary>Number of lanes.</summary>
    public const int Count = 8;

    /// <summary>The eight values. A field, as getters count in the compiler's budget of inlining, which long laws use up.</summary>
#pragma warning disable CA1051
    public readonly Vector512<double> Lanes = lanes;
#pragma warning restore CA1051

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Constant(double value) => new(Vector512.Create(value));

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator +(Wide a, Wide b) => new(a.Lanes + b.Lanes);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator -(Wide a, Wide b) => new(a.Lanes - b.Lanes);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator *(Wide a, Wide b) => new(a.Lanes * b.Lanes);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator /(Wide a, Wide b) => new(a.Lanes / b.Lanes);

    /// <summary>Opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator -(Wide a) => new(-a.Lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide MultiplyAdd(Wide a, Wide b, Wide c) => new(Vector512.FusedMultiplyAdd(a.Lanes, b.Lanes, c.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide SubtractProduct(Wide a, Wide b, Wide c) => new(LaneArithmetic.SubtractProduct(a.Lanes, b.Lanes, c.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Sqrt(Wide a) => new(Vector512.Sqrt(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Abs(Wide a) => new(Vector512.Abs(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Max(Wide a, Wide b) => new(LaneArithmetic.Max(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Min(Wide a, Wide b) => new(LaneArithmetic.Min(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide LessThan(Wide a, Wide b) => new(Vector512.LessThan(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Select(Wide mask, Wide a, Wide b) => new(Vector512.ConditionalSelect(mask.Lanes, a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Where(Wide mask, Wide a) => new(mask.Lanes & a.Lanes);
}

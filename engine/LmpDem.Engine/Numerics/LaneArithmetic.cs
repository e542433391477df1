using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.Engine.Numerics;

/// <summary>
/// Arithmetic of eight lanes for which <see cref="Vector512"/> has no single instruction: one of 512 bits, two of 256, or the plain
/// form, with the same bits. Sums, products and all else need no choice here, as the runtime makes it.
/// </summary>
public static class LaneArithmetic
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// The larger of two; the second where they compare neither way. Vector512.Max has other rules for NaN and signed zero, which cost four
    /// instructions more.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Max(V a, V b) => Avx512F.IsSupported ? Avx512F.Max(a, b)
        : Avx.IsSupported ? Vector512.Create(Avx.Max(a.GetLower(), b.GetLower()), Avx.Max(a.GetUpper(), b.GetUpper()))
        : Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    /// <summary>The smaller of two; the second where they compare neither way.</summary>
    [MethodImpl(Inline)]
    public static V Min(V a, V b) => Avx512F.IsSupported ? Avx512F.Min(a, b)
        : Avx.IsSupported ? Vector512.Create(Avx.Min(a.GetLower(), b.GetLower()), Avx.Min(a.GetUpper(), b.GetUpper()))
        : Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    /// <summary>c - a b with one rounding.</summary>
    [MethodImpl(Inline)]
    public static V SubtractProduct(V a, V b, V c) => Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a, b, c)
        : Fma.IsSupported ? Vector512.Create(
            Fma.MultiplyAddNegated(a.GetLower(), b.GetLower(), c.GetLower()),
            Fma.MultiplyAddNegated(a.GetUpper(), b.GetUpper(), c.GetUpper()))
        : Vector512.FusedMultiplyAdd(-a, b, c);

    /// <summary>a b - c with one rounding.</summary>
    [MethodImpl(Inline)]
    public static V ProductMinus(V a, V b, V c) => Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(a, b, c)
        : Fma.IsSupported ? Vector512.Create(
            Fma.MultiplySubtract(a.GetLower(), b.GetLower(), c.GetLower()), Fma.MultiplySubtract(a.GetUpper(), b.GetUpper(), c.GetUpper()))
        : Vector512.FusedMultiplyAdd(a, b, -c);

    /// <summary>The fourth component of two records of four, in all four places of its record.</summary>
    [MethodImpl(Inline)]
    public static V SpreadFourth(V records) => Avx512F.IsSupported ? Avx512F.Permute4x64(records, 0xFF)
        : Avx2.IsSupported ? Vector512.Create(Avx2.Permute4x64(records.GetLower(), 0xFF), Avx2.Permute4x64(records.GetUpper(), 0xFF))
        : Vector512.Create(Vector256.Create(records[3]), Vector256.Create(records[7]));
}

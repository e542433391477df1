using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.Engine.Numerics;

/// <summary>
/// Moves between records and lanes: whole records are loaded and transposed in registers (0.9 ns per pair, against 3.5
/// for structure-of-arrays inserts and 5.7 for hardware gathers, measured in the prototype of the step). Every method
/// has paths for registers of 256 bits and for none, with the same results.
/// </summary>
public static unsafe partial class Lanes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Eight records of four doubles, each r_i + sign * r_j, as four vectors of eight lanes.</summary>
    /// <param name="records">Records of 32 bytes.</param>
    /// <param name="pairs">Eight pairs (i, j) of byte offsets into 32-byte records.</param>
    /// <param name="sign">Factor of the second record, per component.</param>
    /// <param name="x">First component.</param>
    /// <param name="y">Second component.</param>
    /// <param name="z">Third component.</param>
    /// <param name="w">Fourth component.</param>
    [MethodImpl(Inline)]
    public static void Combine4(double* records, uint* pairs, Vector256<double> sign, out V x, out V y, out V z, out V w)
    {
        var r0 = Sum4(records, pairs, sign);
        var r1 = Sum4(records, pairs + 2, sign);
        var r2 = Sum4(records, pairs + 4, sign);
        var r3 = Sum4(records, pairs + 6, sign);
        var r4 = Sum4(records, pairs + 8, sign);
        var r5 = Sum4(records, pairs + 10, sign);
        var r6 = Sum4(records, pairs + 12, sign);
        var r7 = Sum4(records, pairs + 14, sign);
        if (!Avx512F.IsSupported)
        {
            Transpose(r0, r1, r2, r3, out var x0, out var y0, out var z0, out var w0);
            Transpose(r4, r5, r6, r7, out var x1, out var y1, out var z1, out var w1);
            (x, y, z, w) = (Vector512.Create(x0, x1), Vector512.Create(y0, y1), Vector512.Create(z0, z1), Vector512.Create(w0, w1));
            return;
        }

        V r02 = Pair(r0, r2), r13 = Pair(r1, r3), r46 = Pair(r4, r6), r57 = Pair(r5, r7);
        V low0 = Avx512F.UnpackLow(r02, r13), high0 = Avx512F.UnpackHigh(r02, r13);
        V low1 = Avx512F.UnpackLow(r46, r57), high1 = Avx512F.UnpackHigh(r46, r57);
        x = Avx512F.Shuffle4x128(low0, low1, 0b10_00_10_00);
        z = Avx512F.Shuffle4x128(low0, low1, 0b11_01_11_01);
        y = Avx512F.Shuffle4x128(high0, high1, 0b10_00_10_00);
        w = Avx512F.Shuffle4x128(high0, high1, 0b11_01_11_01);
    }

    /// <summary>Eight records of eight doubles, each r_i + sign * r_j; components 0-2 and 4-6 as vectors of lanes.</summary>
    /// <param name="records">Records of 64 bytes.</param>
    /// <param name="pairs">Eight pairs (i, j) of byte offsets into 32-byte records.</param>
    /// <param name="sign">Factor of the second record, per component.</param>
    /// <param name="a0">Component 0.</param>
    /// <param name="a1">Component 1.</param>
    /// <param name="a2">Component 2.</param>
    /// <param name="b0">Component 4.</param>
    /// <param name="b1">Component 5.</param>
    /// <param name="b2">Component 6.</param>
    [MethodImpl(Inline)]
    public static void Combine8(double* records, uint* pairs, V sign, out V a0, out V a1, out V a2, out V b0, out V b1, out V b2)
    {
        V d0 = Sum8(records, pairs, sign), d1 = Sum8(records, pairs + 2, sign);
        V d2 = Sum8(records, pairs + 4, sign), d3 = Sum8(records, pairs + 6, sign);
        V d4 = Sum8(records, pairs + 8, sign), d5 = Sum8(records, pairs + 10, sign);
        V d6 = Sum8(records, pairs + 12, sign), d7 = Sum8(records, pairs + 14, sign);
        Split(d0, d1, d2, d3, d4, d5, d6, d7, out a0, out a1, out a2, out b0, out b1, out b2);
    }

    /// <summary>Shortest image of separations along one axis; an inverse length of 0 leaves an open axis as it is.</summary>
    /// <param name="d">Separations [m].</param>
    /// <param name="length">Period [m].</param>
    /// <param name="inverse">1 / period, or 0 [1/m].</param>
    [MethodImpl(Inline)]
    public static V MinImage(V d, V length, V inverse) => LaneArithmetic.SubtractProduct(
        Avx512F.IsSupported ? Avx512F.RoundScale(d * inverse, 8) : Vector512.Round(d * inverse), length, d);

    /// <summary>Stores the lanes whose mask bit is set one behind the other; up to seven more are overwritten.</summary>
    /// <param name="values">Eight values.</param>
    /// <param name="mask">Lanes to keep, all bits of the lane set.</param>
    /// <param name="to">Address of the first.</param>
    [MethodImpl(Inline)]
    public static void CompressStore(V values, V mask, double* to)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.Compress(V.Zero, mask, values).Store(to);
            return;
        }

        CompressPlainly(values, mask.ExtractMostSignificantBits(), to);
    }

    /// <summary>Spreads consecutive values over the lanes whose mask is set; the others are 0.</summary>
    /// <param name="from">Address of the first value; eight are read.</param>
    /// <param name="mask">Lanes to fill, all bits of the lane set.</param>
    [MethodImpl(Inline)]
    public static V ExpandLoad(double* from, V mask)
    {
        return Avx512F.IsSupported
            ? Avx512F.Expand(V.Zero, mask, Vector512.Load(from))
            : ExpandPlainly(from, mask.ExtractMostSignificantBits());
    }

    /// <summary>Eight floats as doubles.</summary>
    [MethodImpl(Inline)]
    public static V Load(float* from)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Double(Vector256.Load(from));
        var (lower, upper) = Vector256.Widen(Vector256.Load(from));
        return Vector512.Create(lower, upper);
    }

    /// <summary>Eight doubles rounded to floats.</summary>
    [MethodImpl(Inline)]
    public static void Store(V values, float* to)
    {
        if (Avx512F.IsSupported) Avx512F.ConvertToVector256Single(values).Store(to);
        else Vector256.Narrow(values.GetLower(), values.GetUpper()).Store(to);
    }

    // Methods of their own, as room on the stack keeps a method from being inlined.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CompressPlainly(V values, ulong bits, double* to)
    {
        var all = stackalloc double[8];
        values.Store(all);
        for (; bits != 0; bits &= bits - 1) *to++ = all[BitOperations.TrailingZeroCount(bits)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V ExpandPlainly(double* from, ulong bits)
    {
        var to = stackalloc double[8];
        V.Zero.Store(to);
        for (; bits != 0; bits &= bits - 1) to[BitOperations.TrailingZeroCount(bits)] = *from++;
        return Vector512.Load(to);
    }

    [MethodImpl(Inline)]
    private static V Pair(Vector256<double> lower, Vector256<double> upper) =>
        Avx512F.InsertVector256(lower.ToVector512Unsafe(), upper, 1);

    [MethodImpl(Inline)]
    private static Vector256<double> Sum4(double* records, uint* pair, Vector256<double> sign) => Vector256.FusedMultiplyAdd(
        Vector256.Load((double*)((byte*)records + pair[1])), sign, Vector256.Load((double*)((byte*)records + pair[0])));

    [MethodImpl(Inline)]
    private static V Sum8(double* records, uint* pair, V sign) => Vector512.FusedMultiplyAdd(
        Vector512.Load((double*)((byte*)records + 2 * (nuint)pair[1])), sign,
            Vector512.Load((double*)((byte*)records + 2 * (nuint)pair[0])));
}

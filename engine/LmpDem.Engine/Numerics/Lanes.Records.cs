using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.Engine.Numerics;

// Records to lanes, and lanes to records.
public static unsafe partial class Lanes
{
    /// <summary>Components 0-2 and 4-6 of eight records as vectors of lanes.</summary>
    /// <param name="d0">Record of lane 0.</param>
    /// <param name="d1">Record of lane 1.</param>
    /// <param name="d2">Record of lane 2.</param>
    /// <param name="d3">Record of lane 3.</param>
    /// <param name="d4">Record of lane 4.</param>
    /// <param name="d5">Record of lane 5.</param>
    /// <param name="d6">Record of lane 6.</param>
    /// <param name="d7">Record of lane 7.</param>
    /// <param name="a0">Component 0.</param>
    /// <param name="a1">Component 1.</param>
    /// <param name="a2">Component 2.</param>
    /// <param name="b0">Component 4.</param>
    /// <param name="b1">Component 5.</param>
    /// <param name="b2">Component 6.</param>
    [MethodImpl(Inline)]
    public static void Split(
        V d0, V d1, V d2, V d3, V d4, V d5, V d6, V d7, out V a0, out V a1, out V a2, out V b0, out V b1, out V b2)
    {
        if (!Avx512F.IsSupported)
        {
            Transpose(d0.GetLower(), d1.GetLower(), d2.GetLower(), d3.GetLower(), out var x0, out var y0, out var z0, out _);
            Transpose(d4.GetLower(), d5.GetLower(), d6.GetLower(), d7.GetLower(), out var x1, out var y1, out var z1, out _);
            (a0, a1, a2) = (Vector512.Create(x0, x1), Vector512.Create(y0, y1), Vector512.Create(z0, z1));
            Transpose(d0.GetUpper(), d1.GetUpper(), d2.GetUpper(), d3.GetUpper(), out x0, out y0, out z0, out _);
            Transpose(d4.GetUpper(), d5.GetUpper(), d6.GetUpper(), d7.GetUpper(), out x1, out y1, out z1, out _);
            (b0, b1, b2) = (Vector512.Create(x0, x1), Vector512.Create(y0, y1), Vector512.Create(z0, z1));
            return;
        }

        V l01 = Avx512F.UnpackLow(d0, d1), l23 = Avx512F.UnpackLow(d2, d3);
        V l45 = Avx512F.UnpackLow(d4, d5), l67 = Avx512F.UnpackLow(d6, d7);
        V h01 = Avx512F.UnpackHigh(d0, d1), h23 = Avx512F.UnpackHigh(d2, d3);
        V h45 = Avx512F.UnpackHigh(d4, d5), h67 = Avx512F.UnpackHigh(d6, d7);
        V p = Avx512F.Shuffle4x128(l01, l23, 0b10_00_10_00), q = Avx512F.Shuffle4x128(l45, l67, 0b10_00_10_00);
        a0 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        b0 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
        p = Avx512F.Shuffle4x128(l01, l23, 0b11_01_11_01);
        q = Avx512F.Shuffle4x128(l45, l67, 0b11_01_11_01);
        a2 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        b2 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
        p = Avx512F.Shuffle4x128(h01, h23, 0b10_00_10_00);
        q = Avx512F.Shuffle4x128(h45, h67, 0b10_00_10_00);
        a1 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        b1 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
    }

    /// <summary>Six vectors of lanes as eight records (a0 a1 a2 0 b0 b1 b2 0).</summary>
    /// <param name="a0">Component 0.</param>
    /// <param name="a1">Component 1.</param>
    /// <param name="a2">Component 2.</param>
    /// <param name="b0">Component 4.</param>
    /// <param name="b1">Component 5.</param>
    /// <param name="b2">Component 6.</param>
    /// <param name="r0">Record of lane 0.</param>
    /// <param name="r1">Record of lane 1.</param>
    /// <param name="r2">Record of lane 2.</param>
    /// <param name="r3">Record of lane 3.</param>
    /// <param name="r4">Record of lane 4.</param>
    /// <param name="r5">Record of lane 5.</param>
    /// <param name="r6">Record of lane 6.</param>
    /// <param name="r7">Record of lane 7.</param>
    [MethodImpl(Inline)]
    public static void Records(
        V a0, V a1, V a2, V b0, V b1, V b2,
        out V r0, out V r1, out V r2, out V r3, out V r4, out V r5, out V r6, out V r7)
    {
        if (!Avx512F.IsSupported)
        {
            var none = Vector256<double>.Zero;
            Transpose(a0.GetLower(), a1.GetLower(), a2.GetLower(), none, out var p0, out var p1, out var p2, out var p3);
            Transpose(b0.GetLower(), b1.GetLower(), b2.GetLower(), none, out var q0, out var q1, out var q2, out var q3);
            (r0, r1, r2, r3) = (Vector512.Create(p0, q0), Vector512.Create(p1, q1), Vector512.Create(p2, q2), Vector512.Create(p3, q3));
            Transpose(a0.GetUpper(), a1.GetUpper(), a2.GetUpper(), none, out p0, out p1, out p2, out p3);
            Transpose(b0.GetUpper(), b1.GetUpper(), b2.GetUpper(), none, out q0, out q1, out q2, out q3);
            (r4, r5, r6, r7) = (Vector512.Create(p0, q0), Vector512.Create(p1, q1), Vector512.Create(p2, q2), Vector512.Create(p3, q3));
            return;
        }

        V a = Avx512F.UnpackLow(a0, a1), b = Avx512F.UnpackLow(a2, V.Zero);
        V c = Avx512F.UnpackLow(b0, b1), d = Avx512F.UnpackLow(b2, V.Zero);
        V p = Avx512F.Shuffle4x128(a, b, 0b01_00_01_00), q = Avx512F.Shuffle4x128(c, d, 0b01_00_01_00);
        r0 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        r2 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
        p = Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        q = Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        r4 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        r6 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
        a = Avx512F.UnpackHigh(a0, a1);
        b = Avx512F.UnpackHigh(a2, V.Zero);
        c = Avx512F.UnpackHigh(b0, b1);
        d = Avx512F.UnpackHigh(b2, V.Zero);
        p = Avx512F.Shuffle4x128(a, b, 0b01_00_01_00);
        q = Avx512F.Shuffle4x128(c, d, 0b01_00_01_00);
        r1 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        r3 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
        p = Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        q = Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        r5 = Avx512F.Shuffle4x128(p, q, 0b10_00_10_00);
        r7 = Avx512F.Shuffle4x128(p, q, 0b11_01_11_01);
    }

    /// <summary>Four vectors of lanes as eight records of four doubles.</summary>
    /// <param name="x">Component 0.</param>
    /// <param name="y">Component 1.</param>
    /// <param name="z">Component 2.</param>
    /// <param name="w">Component 3.</param>
    /// <param name="to">Where the records go, one address a lane.</param>
    /// <param name="offset">Doubles behind each address.</param>
    [MethodImpl(Inline)]
    public static void Store4(V x, V y, V z, V w, double** to, nint offset)
    {
        Transpose(x.GetLower(), y.GetLower(), z.GetLower(), w.GetLower(), out var r0, out var r1, out var r2, out var r3);
        r0.Store(to[0] + offset);
        r1.Store(to[1] + offset);
        r2.Store(to[2] + offset);
        r3.Store(to[3] + offset);
        Transpose(x.GetUpper(), y.GetUpper(), z.GetUpper(), w.GetUpper(), out r0, out r1, out r2, out r3);
        r0.Store(to[4] + offset);
        r1.Store(to[5] + offset);
        r2.Store(to[6] + offset);
        r3.Store(to[7] + offset);
    }

    /// <summary>Eight records of four doubles as four vectors of lanes.</summary>
    /// <param name="from">Where the records are, one address a lane.</param>
    /// <param name="offset">Doubles behind each address.</param>
    /// <param name="x">Component 0.</param>
    /// <param name="y">Component 1.</param>
    /// <param name="z">Component 2.</param>
    /// <param name="w">Component 3.</param>
    [MethodImpl(Inline)]
    public static void Load4(double** from, nint offset, out V x, out V y, out V z, out V w)
    {
        Transpose(
            Vector256.Load(from[0] + offset), Vector256.Load(from[1] + offset), Vector256.Load(from[2] + offset),
            Vector256.Load(from[3] + offset), out var x0, out var y0, out var z0, out var w0);
        Transpose(
            Vector256.Load(from[4] + offset), Vector256.Load(from[5] + offset), Vector256.Load(from[6] + offset),
            Vector256.Load(from[7] + offset), out var x1, out var y1, out var z1, out var w1);
        (x, y, z, w) = (Vector512.Create(x0, x1), Vector512.Create(y0, y1), Vector512.Create(z0, z1), Vector512.Create(w0, w1));
    }

    // Rows to columns and back: four records of four components in registers of 256 bits.
    [MethodImpl(Inline)]
    private static void Transpose(
        Vector256<double> r0, Vector256<double> r1, Vector256<double> r2, Vector256<double> r3,
        out Vector256<double> x, out Vector256<double> y, out Vector256<double> z, out Vector256<double> w)
    {
        if (!Avx.IsSupported)
        {
            x = Vector256.Create(r0[0], r1[0], r2[0], r3[0]);
            y = Vector256.Create(r0[1], r1[1], r2[1], r3[1]);
            z = Vector256.Create(r0[2], r1[2], r2[2], r3[2]);
            w = Vector256.Create(r0[3], r1[3], r2[3], r3[3]);
            return;
        }

        Vector256<double> low0 = Avx.UnpackLow(r0, r1), high0 = Avx.UnpackHigh(r0, r1);
        Vector256<double> low1 = Avx.UnpackLow(r2, r3), high1 = Avx.UnpackHigh(r2, r3);
        x = Avx.Permute2x128(low0, low1, 0x20);
        z = Avx.Permute2x128(low0, low1, 0x31);
        y = Avx.Permute2x128(high0, high1, 0x20);
        w = Avx.Permute2x128(high0, high1, 0x31);
    }
}

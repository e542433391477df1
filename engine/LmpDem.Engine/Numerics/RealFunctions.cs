using System.Runtime.CompilerServices;

namespace LmpDem.Engine.Numerics;

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

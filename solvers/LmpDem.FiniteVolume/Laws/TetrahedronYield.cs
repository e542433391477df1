using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// The law of <see cref="JointYield"/> without bending, for a tetrahedron of a mixed zone, whose gradient is given up to a factor.
/// It rounds differently, with products and sums fused, and the results of the mixed formulation depend on that. Hence there are
/// two texts, which a test holds to the same stresses within rounding.
/// </summary>
/// <param name="ShearModulus">Shear modulus [Pa].</param>
/// <param name="Hardening">Slope of the yield strength over the plastic strain, >= 0 [Pa].</param>
public readonly record struct TetrahedronYield(double ShearModulus, double Hardening)
{
    // Keeps the scale of no stress a number [Pa2].
    private const double Tiny = 1e-60;

    private readonly double perStrain = 1.0 / (3.0 * ShearModulus + Hardening);

    /// <summary>Advances the deviator and the plastic strain by a step.</summary>
    /// <param name="factor">What the gradient is to be multiplied by.</param>
    /// <param name="l11">Velocity gradient of a step over the factor, row by row: dvx/dx.</param>
    /// <param name="l12">dvx/dy.</param>
    /// <param name="l13">dvx/dz.</param>
    /// <param name="l21">dvy/dx.</param>
    /// <param name="l22">dvy/dy.</param>
    /// <param name="l23">dvy/dz.</param>
    /// <param name="l31">dvz/dx.</param>
    /// <param name="l32">dvz/dy.</param>
    /// <param name="l33">dvz/dz.</param>
    /// <param name="strength">Yield strength without hardening [Pa].</param>
    /// <param name="s11">Deviator; updated [Pa].</param>
    /// <param name="s22">Deviator, yy [Pa].</param>
    /// <param name="s12">Deviator, xy [Pa].</param>
    /// <param name="s13">Deviator, xz [Pa].</param>
    /// <param name="s23">Deviator, yz [Pa].</param>
    /// <param name="strain">Equivalent plastic strain; updated.</param>
    /// <param name="dissipated">Plastic work of the step over the volume [J/m3].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance<T>(
        T factor, T l11, T l12, T l13, T l21, T l22, T l23, T l31, T l32, T l33, T strength,
        ref T s11, ref T s22, ref T s12, ref T s13, ref T s23, ref T strain, out T dissipated)
        where T : struct, IReal<T>
    {
        T turn = T.Constant(0.5) * factor, stiff = T.Constant(ShearModulus) * factor, stiff2 = stiff + stiff, two = T.Constant(2.0);
        T mean = T.Constant(1.0 / 3.0) * (l11 + l22 + l33), s33 = -(s11 + s22);
        T w12 = turn * (l12 - l21), w13 = turn * (l13 - l31), w23 = turn * (l23 - l32);
        var t11 = T.MultiplyAdd(stiff2, l11 - mean, T.MultiplyAdd(two, T.MultiplyAdd(w12, s12, w13 * s13), s11));
        var t22 = T.MultiplyAdd(stiff2, l22 - mean, T.MultiplyAdd(two, T.MultiplyAdd(w23, s23, -(w12 * s12)), s22));
        var t12 = T.MultiplyAdd(stiff, l12 + l21, T.MultiplyAdd(w12, s22 - s11, T.MultiplyAdd(w13, s23, T.MultiplyAdd(w23, s13, s12))));
        var t13 = T.MultiplyAdd(stiff, l13 + l31, T.MultiplyAdd(w13, s33 - s11, T.MultiplyAdd(w12, s23, T.SubtractProduct(w23, s12, s13))));
        var t23 = T.MultiplyAdd(
            stiff, l23 + l32, T.MultiplyAdd(w23, s33 - s22, T.SubtractProduct(w12, s13, T.SubtractProduct(w13, s12, s23))));
        // Half of s:s, with s33 = -(s11 + s22).
        var square = T.MultiplyAdd(t12, t12, T.MultiplyAdd(t13, t13, T.MultiplyAdd(t23, t23, T.MultiplyAdd(t11, t11 + t22, t22 * t22))));
        var equivalent = T.Sqrt(T.MultiplyAdd(T.Constant(3.0), square, T.Constant(Tiny)));
        var hardening = T.Constant(Hardening);
        var yield = T.MultiplyAdd(hardening, strain, strength);
        var flow = T.Max(T.Constant(0.0), equivalent - yield) * T.Constant(perStrain);
        yield = T.MultiplyAdd(hardening, flow, yield);
        var scale = T.Min(T.Constant(1.0), yield / equivalent);
        s11 = t11 * scale;
        s22 = t22 * scale;
        s12 = t12 * scale;
        s13 = t13 * scale;
        s23 = t23 * scale;
        strain += flow;
        dissipated = yield * flow;
    }
}

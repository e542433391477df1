using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// J2 plasticity of a zone with linear isotropic hardening: Jaumann rotation, elastic trial and radial return of the deviator
/// (Wilkins 1964; Simo and Hughes 1998, Computational Inelasticity, section 3.3), together with the zone's hourglass forces, which
/// are subject to the same yield surface: sigma*^2 = 3/2 s:s + bending^2 is limited to the yield strength by scaling both alike.
/// That is the closest point in the elastic energy, as each part returns along itself. Valid for strain increments of some per
/// mille per step; the rotation is of first order, so the spin of a step adds its square to the stress.
/// </summary>
/// <param name="ShearModulus">Shear modulus [Pa].</param>
/// <param name="Hardening">Slope of the yield strength over the plastic strain, >= 0 [Pa].</param>
public readonly record struct JointYield(double ShearModulus, double Hardening)
{
    // Keeps the scale of no stress a number [Pa2].
    private const double Tiny = 1e-60;

    /// <summary>Advances the deviator and the plastic strain of a zone by a step.</summary>
    /// <param name="l11">Velocity gradient of a step, row by row: dvx/dx.</param>
    /// <param name="l12">dvx/dy.</param>
    /// <param name="l13">dvx/dz.</param>
    /// <param name="l21">dvy/dx.</param>
    /// <param name="l22">dvy/dy.</param>
    /// <param name="l23">dvy/dz.</param>
    /// <param name="l31">dvz/dx.</param>
    /// <param name="l32">dvz/dy.</param>
    /// <param name="l33">dvz/dz.</param>
    /// <param name="bending">What the trial hourglass forces add to the squared equivalent stress [Pa2].</param>
    /// <param name="strength">Yield strength without hardening [Pa].</param>
    /// <param name="s11">Deviator; updated [Pa].</param>
    /// <param name="s22">Deviator, yy [Pa].</param>
    /// <param name="s12">Deviator, xy [Pa].</param>
    /// <param name="s13">Deviator, xz [Pa].</param>
    /// <param name="s23">Deviator, yz [Pa].</param>
    /// <param name="strain">Equivalent plastic strain; updated.</param>
    /// <param name="s33">Deviator, zz, after the step [Pa].</param>
    /// <param name="scale">Factor of the return, which the hourglass forces take too.</param>
    /// <param name="dissipated">Plastic work of the step over the volume [J/m3].</param>
    /// <param name="bent">Part of the squared equivalent trial stress that is bending.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance<T>(
        T l11, T l12, T l13, T l21, T l22, T l23, T l31, T l32, T l33, T bending, T strength,
        ref T s11, ref T s22, ref T s12, ref T s13, ref T s23, ref T strain, out T s33, out T scale, out T dissipated, out T bent)
        where T : struct, IReal<T>
    {
        T half = T.Constant(0.5), two = T.Constant(2.0), mean = T.Constant(1.0 / 3.0) * (l11 + l22 + l33);
        T w12 = half * (l12 - l21), w13 = half * (l13 - l31), w23 = half * (l23 - l32);
        var shear = T.Constant(ShearModulus);
        var shear2 = shear + shear;
        s33 = -(s11 + s22);
        var t11 = s11 + two * (w12 * s12 + w13 * s13) + shear2 * (l11 - mean);
        var t22 = s22 + two * (w23 * s23 - w12 * s12) + shear2 * (l22 - mean);
        var t12 = s12 + w12 * (s22 - s11) + w13 * s23 + w23 * s13 + shear * (l12 + l21);
        var t13 = s13 + w13 * (s33 - s11) + w12 * s23 - w23 * s12 + shear * (l13 + l31);
        var t23 = s23 + w23 * (s33 - s22) - w12 * s13 - w13 * s12 + shear * (l23 + l32);
        var t33 = -(t11 + t22);
        var square = T.Constant(1.5) * (t11 * t11 + t22 * t22 + t33 * t33 + two * (t12 * t12 + t13 * t13 + t23 * t23));
        var joint = square + bending + T.Constant(Tiny);
        var equivalent = T.Sqrt(joint);
        var hardening = T.Constant(Hardening);
        var yield = T.MultiplyAdd(hardening, strain, strength);
        var flow = T.Max(T.Constant(0.0), equivalent - yield) * T.Constant(1.0 / (3.0 * ShearModulus + Hardening));
        yield += hardening * flow;
        scale = T.Min(T.Constant(1.0), yield / equivalent);
        s11 = t11 * scale;
        s22 = t22 * scale;
        s12 = t12 * scale;
        s13 = t13 * scale;
        s23 = t23 * scale;
        s33 = t33 * scale;
        strain += flow;
        dissipated = yield * flow;
        bent = bending / joint;
    }
}

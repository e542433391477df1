using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// A face of a film that yields before it tears: a sheet in plane stress with von Mises yield, perfectly plastic and associated
/// (plane-stress return of Simo and Taylor 1986, doi 10.1002/nme.1620220310). Its state is its plastic metric P, the metric of its
/// stress-free shape over the reference edges: the elastic strain is E = (C - P) / 2 by the present metric C, the stress
/// T = L tr(P^-1 E) P^-1 + 2 G P^-1 E P^-1. Nothing has to be turned with the facet, and stretches may be large while elastic strains stay
/// below half a per cent.
/// </summary>
/// <param name="Sheet">Elasticity.</param>
public readonly record struct DuctileSheet(PlaneStress Sheet)
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Newton's iteration on a falling convex function from its left end: never past the root. A stress of 1.5 strengths takes 4.
    private const int Iterations = 6;

    /// <summary>Second Piola-Kirchhoff stress. Tensors come as components, because a struct of lanes is not kept in registers.</summary>
    /// <param name="c11">Present metric.</param>
    /// <param name="c22">Metric, 22.</param>
    /// <param name="c12">Metric, 12.</param>
    /// <param name="p11">Plastic metric.</param>
    /// <param name="p22">Plastic metric, 22.</param>
    /// <param name="p12">Plastic metric, 12.</param>
    /// <param name="s11">Stress [Pa].</param>
    /// <param name="s22">Stress, 22 [Pa].</param>
    /// <param name="s12">Stress, 12 [Pa].</param>
    [MethodImpl(Inline)]
    public void Stress<T>(T c11, T c22, T c12, T p11, T p22, T p12, out T s11, out T s22, out T s12)
        where T : struct, IReal<T>
    {
        Elastic(
            c11, c22, c12, p11, p22, p12, out var e11, out var e22, out var e12, out var i11, out var i22, out var i12, out _,
                out var trace);
        T first = T.Constant(Sheet.Modulus * Sheet.PoissonRatio) * trace, shear2 = T.Constant(Sheet.TwiceShearModulus);
        T a11 = i11 * e11 + i12 * e12, a12 = i11 * e12 + i12 * e22, a21 = i12 * e11 + i22 * e12, a22 = i12 * e12 + i22 * e22;
        s11 = first * i11 + shear2 * (a11 * i11 + a12 * i12);
        s22 = first * i22 + shear2 * (a21 * i12 + a22 * i22);
        s12 = first * i12 + shear2 * (a11 * i12 + a12 * i22);
    }

    /// <summary>Elastic energy over the reference volume [J/m3].</summary>
    /// <param name="c11">Present metric.</param>
    /// <param name="c22">Metric, 22.</param>
    /// <param name="c12">Metric, 12.</param>
    /// <param name="p11">Plastic metric.</param>
    /// <param name="p22">Plastic metric, 22.</param>
    /// <param name="p12">Plastic metric, 12.</param>
    [MethodImpl(Inline)]
    public T EnergyDensity<T>(T c11, T c22, T c12, T p11, T p22, T p12)
        where T : struct, IReal<T>
    {
        Elastic(c11, c22, c12, p11, p22, p12, out var e11, out var e22, out var e12, out _, out _, out _, out var inverse, out var trace);
        // tr (P^-1 E)^2 = trace^2 - 2 det E / det P.
        var square = trace * trace - T.Constant(2.0) * (e11 * e22 - e12 * e12) * inverse;
        var first = T.Constant(Sheet.Modulus * Sheet.PoissonRatio) * trace;
        return T.Constant(0.5) * (first * trace + T.Constant(Sheet.TwiceShearModulus) * square);
    }

    /// <summary>Returns the stress to the strength: plastic strain is added to the plastic metric.</summary>
    /// <param name="c11">Present metric.</param>
    /// <param name="c22">Metric, 22.</param>
    /// <param name="c12">Metric, 12.</param>
    /// <param name="p11">Plastic metric; updated.</param>
    /// <param name="p22">Plastic metric, 22.</param>
    /// <param name="p12">Plastic metric, 12.</param>
    /// <param name="pressure">Pressure through the thickness [Pa].</param>
    /// <param name="strength">Strength [Pa].</param>
    /// <param name="stress">Von Mises stress after the return [Pa].</param>
    /// <returns>Equivalent plastic strain of the return.</returns>
    [MethodImpl(Inline)]
    public T Return<T>(T c11, T c22, T c12, ref T p11, ref T p22, ref T p12, T pressure, T strength, out T stress)
        where T : struct, IReal<T>
    {
        Elastic(c11, c22, c12, p11, p22, p12, out var e11, out var e22, out var e12, out _, out _, out _, out var inverse, out var trace);
        T zero = T.Constant(0.0), one = T.Constant(1.0), two = T.Constant(2.0), quarter = T.Constant(0.25), three = T.Constant(3.0);
        T shear2 = T.Constant(Sheet.TwiceShearModulus), sumModulus = T.Constant(Sheet.Modulus * (1.0 + Sheet.PoissonRatio) / 3.0);
        // Sum of the principal stresses over that through the thickness, and the square of half their difference.
        T sum = three * sumModulus * trace + two * pressure, even = T.Constant(0.5) * trace;
        T d11 = shear2 * (e11 - even * p11), d22 = shear2 * (e22 - even * p22), d12 = shear2 * (e12 - even * p12);
        var apart = T.Max(zero, (d12 * d12 - d11 * d22) * inverse);
        var square = strength * strength;
        var gamma = zero;
        for (var n = 0; n < Iterations; n++)
        {
            T a = one / (one + sumModulus * gamma), d = one / (one + shear2 * gamma);
            T u = quarter * sum * sum * a * a, v = three * apart * d * d;
            var slope = two * (u * a * sumModulus + v * d * shear2);
            gamma = T.Max(zero, gamma + (u + v - square) / T.Max(slope, T.Constant(1e-30)));
        }

        T least = one / (one + sumModulus * gamma), less = one / (one + shear2 * gamma);
        stress = T.Sqrt(quarter * sum * sum * least * least + three * apart * less * less);
        // Plastic strain: gamma (sum / 6) in the trace's direction, gamma times the deviator; lowered by the metric it adds to P.
        T growth = T.Constant(1.0 / 6.0) * sum * least, twice = two * gamma;
        p11 += twice * (growth * p11 + less * d11);
        p22 += twice * (growth * p22 + less * d22);
        p12 += twice * (growth * p12 + less * d12);
        return T.Constant(2.0 / 3.0) * gamma * stress;
    }

    // Elastic strain, inverse of the plastic metric and of its determinant, and the strain's trace by it.
    [MethodImpl(Inline)]
    private static void Elastic<T>(
        T c11, T c22, T c12, T p11, T p22, T p12,
        out T e11, out T e22, out T e12, out T i11, out T i22, out T i12, out T inverse, out T trace)
        where T : struct, IReal<T>
    {
        var half = T.Constant(0.5);
        e11 = half * (c11 - p11);
        e22 = half * (c22 - p22);
        e12 = half * (c12 - p12);
        inverse = T.Constant(1.0) / (p11 * p22 - p12 * p12);
        i11 = inverse * p22;
        i22 = inverse * p11;
        i12 = inverse * -p12;
        trace = i11 * e11 + i22 * e22 + T.Constant(2.0) * i12 * e12;
    }
}

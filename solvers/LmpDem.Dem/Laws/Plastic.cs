using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Rigid-perfectly plastic contact of similar spheres: a2 = 2 c2 R0 h with c2 = 1.43, F = 3 Y pi a2 (Storakers, Biwa and
/// Larsson 1997, doi 10.1016/S0020-7683(96)00176-X). Elastic (Hertz) below the overlap where both forces meet; unloads
/// along a Hertz-like branch at the contact radius reached, F = Fm (1 - (hm - h)/he)^1.5 with he = 3 Fm / 4 E* am
/// (after Thornton and Ning 1998, doi 10.1016/S0032-5910(98)00099-0), to zero force at a residual overlap. Holds to a
/// relative density of about 0.8, where neighbouring contacts begin to feel each other.
/// </summary>
/// <param name="Elastic">E* [Pa].</param>
/// <param name="Shear">8 G* [Pa].</param>
/// <param name="Yield">Yield strength Y [Pa].</param>
/// <param name="Damping">Tsuji's damping ratio.</param>
public readonly record struct Plastic(double Elastic, double Shear, double Yield, double Damping) : INormalLaw
{
    /// <summary>c2 of perfect plasticity, Storakers et al. 1997, table 1.</summary>
    public const double ShapeFactor = 1.43;

    private double Slope => 6.0 * Math.PI * ShapeFactor * Yield;      // F = Slope R0 h

    // Overlap / R0 at which 4/3 E* sqrt(R0) h^1.5 meets Slope R0 h.
    private double YieldOverlap => Math.Pow(Slope / (4.0 / 3.0 * Elastic), 2);

    /// <inheritdoc/>
    public static bool RemembersOverlap => true;

    /// <inheritdoc/>
    public static bool HasFourConstants => false;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material and a restitution of the elastic part.</summary>
    public static Plastic Create(MaterialSpec material, ContactSpec contact)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return new Plastic(pair.Normal, 8.0 * pair.Shear, material.YieldStrength, ElasticPair.TsujiDamping(contact.Restitution));
    }

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PairConstants<T>(T ri, T rj, T mass, out T k0, out T k1, out T k2, out T k3)
        where T : struct, IReal<T>
    {
        k0 = ri * rj / (ri + rj);
        k1 = T.Constant(Damping) * T.Sqrt(mass);
        k2 = k3 = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        T gap, T overlap, T sumRadius, T distance, T separation, T k0, T k1, T k2, T k3, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        largest = T.Max(overlap, largest);
        var elastic = T.LessThan(largest, T.Constant(YieldOverlap) * k0);
        var loaded = T.Select(elastic, T.Constant(4.0 / 3.0 * Elastic) * T.Sqrt(k0 * largest), T.Constant(Slope) * k0) * largest;
        var squared = T.Select(elastic, T.Constant(1.0), T.Constant(2.0 * ShapeFactor)) * k0 * largest;
        HertzUnloading.Evaluate(
            loaded, squared, largest - overlap, separation, k1, T.Constant(Elastic), T.Constant(Shear),
            out normal, out stiffness, out damping, out relaxation);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var h = Math.Max(geometry.Largest, geometry.Overlap);
        var elastic = h < YieldOverlap * geometry.K0;
        var loaded = elastic ? 4.0 / 3.0 * Elastic * Math.Sqrt(geometry.K0 * h) * h : Slope * geometry.K0 * h;
        var squared = (elastic ? 1.0 : 2.0 * ShapeFactor) * geometry.K0 * h;
        return HertzUnloading.Describe(loaded, squared, h - geometry.Overlap, Elastic);
    }
}

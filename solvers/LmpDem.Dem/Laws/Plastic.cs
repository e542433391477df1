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
public readonly record struct Plastic(double Elastic, double Shear, double Yield, double Damping) : IContactLaw<Plastic>
{
    /// <summary>c2 of perfect plasticity, Storakers et al. 1997, table 1.</summary>
    public const double ShapeFactor = 1.43;

    private double Slope => 6.0 * Math.PI * ShapeFactor * Yield;      // F = Slope R0 h

    // Overlap / R0 at which 4/3 E* sqrt(R0) h^1.5 meets Slope R0 h.
    private double YieldOverlap => Math.Pow(Slope / (4.0 / 3.0 * Elastic), 2);

    /// <inheritdoc/>
    public static string Source =>
        "Storakers et al. 1997, doi 10.1016/S0020-7683(96)00176-X; Thornton and Ning 1998";

    /// <inheritdoc/>
    public static int Constants => 2;

    /// <inheritdoc/>
    public static bool RemembersOverlap => true;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material and a restitution of the elastic part.</summary>
    /// <inheritdoc/>
    public static Plastic Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return new Plastic(pair.Normal, 8.0 * pair.Shear, material.YieldStrength, ElasticPair.TsujiDamping(contact.Restitution));
    }

    /// <summary>That of the unloading stiffness (<see cref="HertzUnloading.StableTimeStep"/>).</summary>
    /// <inheritdoc/>
    public static double StableTimeStep(MaterialSpec material, ContactSpec contact, double smallestRadius, double meanRadius) =>
        HertzUnloading.StableTimeStep(material, smallestRadius);

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T>
    {
        var reducedRadius = ri * rj / (ri + rj);
        var rootMassDamping = T.Constant(Damping) * T.Sqrt(mass);
        return new(reducedRadius, rootMassDamping);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        T reducedRadius = pair.First, rootMassDamping = pair.Second;
        largest = T.Max(overlap, largest);
        var elastic = T.LessThan(largest, T.Constant(YieldOverlap) * reducedRadius);
        var perOverlap = T.Select(
            elastic, T.Constant(4.0 / 3.0 * Elastic) * T.Sqrt(reducedRadius * largest), T.Constant(Slope) * reducedRadius);
        var loaded = perOverlap * largest;
        var squared = T.Select(elastic, T.Constant(1.0), T.Constant(2.0 * ShapeFactor)) * reducedRadius * largest;
        HertzUnloading.Evaluate(
            loaded, squared, largest - overlap, separation, rootMassDamping, T.Constant(Elastic), T.Constant(Shear),
            out normal, out stiffness, out damping, out relaxation);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var h = Math.Max(geometry.Largest, geometry.Overlap);
        var reducedRadius = geometry.Pair.First.Value;
        var elastic = h < YieldOverlap * reducedRadius;
        var loaded = elastic ? 4.0 / 3.0 * Elastic * Math.Sqrt(reducedRadius * h) * h : Slope * reducedRadius * h;
        var squared = (elastic ? 1.0 : 2.0 * ShapeFactor) * reducedRadius * h;
        return HertzUnloading.Describe(loaded, squared, h - geometry.Overlap, Elastic);
    }
}

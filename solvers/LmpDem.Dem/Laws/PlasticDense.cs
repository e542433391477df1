using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Plastic contacts of particles that conserve their volume, after the mechanically derived model of Zunker and Kamrin 2024 (doi
/// 10.1016/j.jmps.2023.105492). The displaced volume increases the apparent radius R (see Deformation); two bodies meet in the
/// plane of their common circle, a2 = 2 R d - d2 with d the depth on either side, under F = p (pi a2 + c) with p the mean of Y (1 +
/// 1.75 exp(-4.4 d/R)) over both sides and c = -pi R0 hY, which matches Hertz at the yield overlap hY. A nearly closed particle
/// adds its bulk pressure to p. Unloading is that of <see cref="HertzUnloading"/>, which stays bounded for metals, unlike the
/// published split. Valid up to a relative density of about 0.95. Where the common circle lies deeper than <see
/// cref="DeepestFraction"/> of a radius, the caps would be more than the particle can give away: the circle stops growing and the
/// particle responds with the elastic stiffness 2 E* a, so that the force rises and no centre comes near a wall.
/// </summary>
/// <param name="Elastic">E* [Pa].</param>
/// <param name="Shear">8 G* [Pa].</param>
/// <param name="Yield">Yield strength Y [Pa].</param>
/// <param name="Damping">Tsuji's damping ratio.</param>
public readonly record struct PlasticDense(double Elastic, double Shear, double Yield, double Damping) : IContactLaw<PlasticDense>
{
    private const double Excess = 1.75; // p/Y - 1 of a shallow contact (Zunker and Kamrin 2024)
    private const double Decay = 4.4;   // its decay with depth over radius (the same)

    /// <summary>
    /// Deepest circle over the apparent radius within the range of the law: there the caps of two opposite contacts alone take up
    /// more than half of the sphere. Beyond a depth of a whole radius the contact area would decrease again, and nothing would keep
    /// the centre away from a wall.
    /// </summary>
    public const double DeepestFraction = 0.7;

    // Yield overlap / R0, where the mean Hertz pressure 4 E* a / 3 pi R0 reaches (1 + Excess) Y.
    private double YieldOverlap => Math.Pow(0.75 * Math.PI * (1.0 + Excess) * Yield / Elastic, 2);

    /// <summary>Place of the asymmetry (Ri - Rj) / (Ri + Rj) among the pair constants.</summary>
    internal const int AsymmetryPlace = 0;

    /// <summary>Place of the mean bulk pressure of both particles among the pair constants [Pa].</summary>
    internal const int BulkPressurePlace = 2;

    /// <inheritdoc/>
    public static string Source =>
        "Zunker and Kamrin 2024, doi 10.1016/j.jmps.2023.105492; Harthong et al. 2009, doi 10.1016/j.ijsolstr.2009.05.008";

    /// <inheritdoc/>
    public static int Constants => 3;

    /// <inheritdoc/>
    public static bool RemembersOverlap => true;

    /// <inheritdoc/>
    public static bool Deforms => true;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material and a restitution of the elastic part.</summary>
    /// <inheritdoc/>
    public static PlasticDense Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return new PlasticDense(pair.Normal, 8.0 * pair.Shear, material.YieldStrength, ElasticPair.TsujiDamping(contact.Restitution));
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
        var asymmetry = (ri - rj) / (ri + rj);
        var rootMassDamping = T.Constant(Damping) * T.Sqrt(mass);
        return new(asymmetry, rootMassDamping); // the third, mean bulk pressure of both, is kept fresh by Deformation
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        largest = T.Max(overlap, largest);
        Load(atWall, largest, sumRadius, pair.First, pair.Third, out var loaded, out var squared);
        HertzUnloading.Evaluate(
            loaded, squared, largest - overlap, separation, pair.Second, T.Constant(Elastic), T.Constant(Shear),
            out normal, out stiffness, out damping, out relaxation);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var h = Math.Max(geometry.Largest, geometry.Overlap);
        var (asymmetry, _, bulkPressure, _) = geometry.Pair;
        Load(geometry.AtWall, new Scalar(h), new Scalar(geometry.SumRadius), asymmetry, bulkPressure, out var loaded, out var squared);
        return HertzUnloading.Describe(loaded.Value, squared.Value, h - geometry.Overlap, Elastic);
    }

    /// <summary>
    /// Depth of the common circle over the radius of the particle that it lies deeper in; above <see cref="DeepestFraction"/> it is full.
    /// </summary>
    /// <param name="overlap">Overlap of the apparent spheres [m].</param>
    /// <param name="first">Apparent radius [m].</param>
    /// <param name="second">Apparent radius of the other [m]; infinite for a wall.</param>
    public static double DepthFraction(double overlap, double first, double second)
    {
        if (double.IsInfinity(second)) return overlap / first;
        var distance = Math.Max(first + second - overlap, 1e-9 * first);
        var depth = first - 0.5 * (distance + (first + second) * (first - second) / distance);
        return Math.Max(depth / first, (overlap - depth) / second);
    }

    // Not inlined: with it, the kernel around the law exceeds the compiler's budget of inlining, and its arithmetic becomes calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Load<T>(bool atWall, T h, T sumRadius, T asymmetry, T bulkPressure, out T force, out T squaredRadius)
        where T : struct, IReal<T>
    {
        var half = T.Constant(0.5);
        var one = T.Constant(1.0);
        var ri = atWall ? sumRadius : half * sumRadius * (one + asymmetry);
        var rj = atWall ? sumRadius : half * sumRadius * (one - asymmetry);
        var depth = atWall ? h : DepthOfFirst(h, sumRadius, asymmetry);
        var depthOther = atWall ? depth : h - depth;
        T fraction = depth / ri, fractionOther = depthOther / rj, deepest = T.Constant(DeepestFraction);
        var radius = T.Select(T.LessThan(fraction, fractionOther), rj, ri);
        var beyond = T.Max(T.Max(fraction, fractionOther) - deepest, T.Constant(0.0));
        var isFull = T.LessThan(T.Constant(0.0), beyond);
        squaredRadius = T.Select(
            isFull, T.Constant(DeepestFraction * (2.0 - DeepestFraction)) * radius * radius, T.Max(depth * (ri + ri - depth),
                T.Constant(1e-200)));

        var reduced = atWall ? ri : ri * rj / sumRadius;
        var yieldOverlap = T.Constant(YieldOverlap) * reduced;
        var excess = Fade(depth, ri) + Fade(depthOther, rj);
        var pressure = T.Constant(Yield) * T.MultiplyAdd(T.Constant(0.5 * Excess), excess, one);
        var area = T.Constant(Math.PI) * T.SubtractProduct(reduced, yieldOverlap, squaredRadius);
        var plastic = (pressure + bulkPressure) * area + T.Constant(2.0 * Elastic) * T.Sqrt(squaredRadius) * radius * beyond;
        var elastic = T.Constant(4.0 / 3.0 * Elastic) * T.Sqrt(reduced * h) * h;
        force = T.Select(T.LessThan(h, yieldOverlap), elastic, plastic);
    }

    // Excess of the pressure of a side over its first value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fade<T>(T depth, T radius)
        where T : struct, IReal<T> =>
        RealFunctions.ExpMinus(T.Max(T.Min(T.Constant(Decay) * depth / radius, T.Constant(Decay * DeepestFraction)), T.Constant(0.0)));

    // Depth of the common circle's plane below the first sphere: R_i - (D2 + R_i2 - R_j2) / 2D with D = sum of radii - h.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T DepthOfFirst<T>(T h, T sumRadius, T asymmetry)
        where T : struct, IReal<T>
    {
        var distance = sumRadius - h;
        var half = T.Constant(0.5);
        var ri = half * sumRadius * (T.Constant(1.0) + asymmetry);
        var plane = half * (distance + sumRadius * sumRadius * asymmetry / distance);
        return ri - plane;
    }
}

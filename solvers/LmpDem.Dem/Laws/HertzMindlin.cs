using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Hertz normal force F = 4/3 E* sqrt(R0) h^1.5 with the damping of Tsuji et al. 1992 and Mindlin's no-slip stiffness
/// 8 G* a (Mindlin and Deresiewicz 1953, in the increment form of Tsuji). Elastic spheres; refuses nothing, but is not
/// for overlaps above a few per cent. The damping may pull while a pair separates, as in the peers' codes.
/// </summary>
/// <param name="Prefactor">4/3 E* [Pa].</param>
/// <param name="TangentialRatio">Tangential over normal secant stiffness.</param>
/// <param name="Damping">Tsuji's damping ratio.</param>
public readonly record struct HertzMindlin(double Prefactor, double TangentialRatio, double Damping) : IContactLaw<HertzMindlin>
{
    /// <inheritdoc/>
    public static string Source =>
        "Hertz 1882; Mindlin and Deresiewicz 1953; Tsuji et al. 1992, doi 10.1016/0032-5910(92)88030-L";

    /// <inheritdoc/>
    public static int Constants => 2;

    /// <inheritdoc/>
    public static bool RemembersOverlap => false;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <inheritdoc/>
    public static HertzMindlin Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return new HertzMindlin(4.0 / 3.0 * pair.Normal, pair.TangentialRatio, ElasticPair.TsujiDamping(contact.Restitution));
    }

    /// <summary>
    /// The Rayleigh wave's travel around a sphere, pi R sqrt(rho/G) / (0.163 nu + 0.877) (Li, Xu and Thornton 2005,
    /// doi 10.1016/j.powtec.2005.02.022).
    /// </summary>
    /// <inheritdoc/>
    public static double StableTimeStep(MaterialSpec material, ContactSpec contact, double smallestRadius, double meanRadius)
    {
        var shear = material.ContactModulus / (2.0 * (1.0 + material.PoissonRatio));
        return Math.PI * smallestRadius * Math.Sqrt(material.Density / shear) / (0.163 * material.PoissonRatio + 0.877);
    }

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T>
    {
        // F = force h^1.5 and damping / stiffness = delay h^-1/4
        var force = T.Constant(Prefactor) * T.Sqrt(ri * rj / (ri + rj));
        var delay = T.Constant(Damping) * T.Sqrt(mass * force) / (T.Constant(TangentialRatio) * force);
        return new(force, delay);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        T force = pair.First, delay = pair.Second;
        var root = T.Sqrt(overlap);
        var fourthRoot = T.Sqrt(root);
        var secant = force * root;
        stiffness = secant * T.Constant(TangentialRatio);
        relaxation = delay / fourthRoot;
        damping = delay * T.Constant(TangentialRatio) * force * fourthRoot;
        normal = T.SubtractProduct(damping, separation, secant * overlap);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var h = geometry.Overlap;
        var force = geometry.Pair.First.Value;
        var reducedRadius = force * force / (Prefactor * Prefactor);
        return new ContactState(Math.PI * reducedRadius * h, 0.4 * force * h * h * Math.Sqrt(h));
    }
}

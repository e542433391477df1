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
public readonly record struct HertzMindlin(double Prefactor, double TangentialRatio, double Damping) : INormalLaw
{
    /// <inheritdoc/>
    public static bool RemembersOverlap => false;

    /// <inheritdoc/>
    public static bool HasFourConstants => false;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material and a restitution.</summary>
    public static HertzMindlin Create(MaterialSpec material, ContactSpec contact)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return new HertzMindlin(4.0 / 3.0 * pair.Normal, pair.TangentialRatio, ElasticPair.TsujiDamping(contact.Restitution));
    }

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PairConstants<T>(T ri, T rj, T mass, out T k0, out T k1, out T k2, out T k3)
        where T : struct, IReal<T>
    {
        k0 = T.Constant(Prefactor) * T.Sqrt(ri * rj / (ri + rj));                                 // F = k0 h^1.5
        k1 = T.Constant(Damping) * T.Sqrt(mass * k0) / (T.Constant(TangentialRatio) * k0);        // damping / stiffness = k1 h^-1/4
        k2 = k3 = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        T gap, T overlap, T sumRadius, T distance, T separation, T k0, T k1, T k2, T k3, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        var root = T.Sqrt(overlap);
        var fourthRoot = T.Sqrt(root);
        var secant = k0 * root;
        stiffness = secant * T.Constant(TangentialRatio);
        relaxation = k1 / fourthRoot;
        damping = k1 * T.Constant(TangentialRatio) * k0 * fourthRoot;
        normal = T.SubtractProduct(damping, separation, secant * overlap);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var h = geometry.Overlap;
        var reducedRadius = geometry.K0 * geometry.K0 / (Prefactor * Prefactor);
        return new ContactState(Math.PI * reducedRadius * h, 0.4 * geometry.K0 * h * h * Math.Sqrt(h));
    }
}

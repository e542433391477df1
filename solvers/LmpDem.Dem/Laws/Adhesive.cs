using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Adds cohesion to any law: the constant pull-off force 2 pi W R0 of Derjaguin, Muller and Toporov 1975
/// (doi 10.1016/0021-9797(75)90018-1) while bodies touch, fading linearly over a gap (capillary or binder tension), so
/// that it is conservative. Friction scales with the contact pressure, that is external force plus adhesion.
/// </summary>
/// <typeparam name="TLaw">The law that is made adhesive; may use two pair constants.</typeparam>
/// <param name="Law">The law that is made adhesive.</param>
/// <param name="Work">Work of adhesion W [J/m2].</param>
/// <param name="Range">Gap over which the attraction fades, as a share of the reduced radius.</param>
public readonly record struct Adhesive<TLaw>(TLaw Law, double Work, double Range) : INormalLaw
    where TLaw : struct, INormalLaw
{
    /// <inheritdoc/>
    public static bool RemembersOverlap => TLaw.RemembersOverlap;

    /// <inheritdoc/>
    public static bool HasFourConstants => true;

    /// <inheritdoc/>
    public static bool Deforms => TLaw.Deforms;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => true;

    /// <inheritdoc/>
    public double Reach(double largestRadius) => Range * largestRadius; // R0 of a sphere at a tool is its radius

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PairConstants<T>(T ri, T rj, T mass, out T k0, out T k1, out T k2, out T k3)
        where T : struct, IReal<T>
    {
        Law.PairConstants(ri, rj, mass, out k0, out k1, out k2, out _);
        k3 = ri * rj / (ri + rj);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        T gap, T overlap, T sumRadius, T distance, T separation, T k0, T k1, T k2, T k3, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        Law.Evaluate(
            gap, overlap, sumRadius, distance, separation, k0, k1, k2, k3, ref largest,
            out normal, out pressing, out stiffness, out damping, out relaxation);
        var touching = T.LessThan(T.Constant(0.0), gap);
        pressing = T.Where(touching, pressing);
        var fade = T.Max(T.MultiplyAdd(gap, T.Constant(1.0 / Range) / k3, T.Constant(1.0)), T.Constant(0.0));
        normal = T.SubtractProduct(T.Constant(2.0 * Math.PI * Work) * k3, T.Min(fade, T.Constant(1.0)), T.Where(touching, normal));
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var touching = geometry.Overlap > 0.0 ? Law.Describe(geometry) : default;
        var pull = 2.0 * Math.PI * Work * geometry.K3;
        var range = Range * geometry.K3;
        var left = Math.Max(range + Math.Min(geometry.Overlap, 0.0), 0.0);
        var energy = -pull * (0.5 * left * left / range + Math.Max(geometry.Overlap, 0.0));
        return touching with { ElasticEnergy = touching.ElasticEnergy + energy };
    }
}

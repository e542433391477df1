using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Adds cohesion to any law: the constant pull-off force 2 pi W R0 of Derjaguin, Muller and Toporov 1975
/// (doi 10.1016/0021-9797(75)90018-1) while bodies touch, fading linearly over a gap (capillary or binder tension), so
/// that it is conservative. Friction scales with the contact pressure, that is external force plus adhesion.
/// </summary>
/// <typeparam name="TLaw">The law that is made adhesive; keeps at most three pair constants.</typeparam>
/// <param name="Law">The law that is made adhesive.</param>
/// <param name="Work">Work of adhesion W [J/m2].</param>
/// <param name="Range">Gap over which the attraction fades, as a fraction of the reduced radius.</param>
public readonly record struct Adhesive<TLaw>(TLaw Law, double Work, double Range) : INormalLaw
    where TLaw : struct, INormalLaw
{
    /// <inheritdoc/>
    public static bool RemembersOverlap => TLaw.RemembersOverlap;

    /// <summary>Those of the law, and the reduced radius of the pair in the last place.</summary>
    public static int Constants => 4;

    /// <inheritdoc/>
    public static bool Deforms => TLaw.Deforms;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => true;

    /// <inheritdoc/>
    public double Reach(double largestRadius) => Range * largestRadius; // R0 of a sphere at a wall is its radius

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T>
    {
        var reducedRadius = ri * rj / (ri + rj);
        var pair = Law.Prepare(ri, rj, mass);
        return new(pair.First, pair.Second, pair.Third, reducedRadius);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        Law.Evaluate(
            atWall, gap, overlap, sumRadius, separation, pair, ref largest,
            out normal, out pressing, out stiffness, out damping, out relaxation);
        var reducedRadius = pair.Fourth;
        var touching = T.LessThan(T.Constant(0.0), gap);
        pressing = T.Where(touching, pressing);
        var fade = T.Max(T.MultiplyAdd(gap, T.Constant(1.0 / Range) / reducedRadius, T.Constant(1.0)), T.Constant(0.0));
        normal = T.SubtractProduct(T.Constant(2.0 * Math.PI * Work) * reducedRadius, T.Min(fade, T.Constant(1.0)), T.Where(touching,
            normal));
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var touching = geometry.Overlap > 0.0 ? Law.Describe(geometry) : default;
        var reducedRadius = geometry.Pair.Fourth.Value;
        var pull = 2.0 * Math.PI * Work * reducedRadius;
        var range = Range * reducedRadius;
        var left = Math.Max(range + Math.Min(geometry.Overlap, 0.0), 0.0);
        var energy = -pull * (0.5 * left * left / range + Math.Max(geometry.Overlap, 0.0));
        return touching with { ElasticEnergy = touching.ElasticEnergy + energy };
    }
}
